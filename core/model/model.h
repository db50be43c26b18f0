// A TorchScript file, opened once and shared.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace cleanai {

struct TorchModel;  // the network itself; known to core's own sources only

/// Immutable; safe to use from several threads. Copies share the network.
class Model {
 public:
  Model(std::filesystem::path file, std::string sha256, std::int64_t bytes, std::shared_ptr<const TorchModel> torch);

  const std::filesystem::path& file() const { return file_; }
  const std::string& sha256() const { return sha256_; }
  std::int64_t bytes() const { return bytes_; }  ///< size of the file
  std::int64_t parameterCount() const;           ///< elements of all parameters
  const TorchModel& torch() const { return *torch_; }

 private:
  std::filesystem::path file_;
  std::string sha256_;
  std::int64_t bytes_;
  std::shared_ptr<const TorchModel> torch_;
};

/// The one door for files: scripted, traced or frozen TorchScript, brought to one flat graph in evaluation mode.
/// Throws Error (fileNotFound, fileUnreadable, wrongFormat, modelFailed) that says what the file is instead and how it
/// becomes TorchScript. Cost: one read of the file for its checksum and one to load it.
Model openModel(const std::filesystem::path& file);

}  // namespace cleanai
