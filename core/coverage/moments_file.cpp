#include "core/coverage/moments_file.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/json_trouble.h"
#include "core/base/sha256.h"
#include "core/coverage/taken_json.h"

namespace cleanai {
namespace {

using Json = nlohmann::ordered_json;
constexpr int version = 1;
constexpr const char* formatName = "cleanai-moments";
constexpr std::uint64_t largestHeader = 100'000'000;  // as the format's own library has it

static_assert(std::endian::native == std::endian::little, "safetensors holds numbers in this order");

// The moments, each once, with the layers that share them.
struct Value {
  std::shared_ptr<const InputMoments> moments;
  std::vector<std::string> weights;
};

std::vector<Value> valuesOf(const Moments& moments) {
  std::vector<Value> values;
  for (const auto& [weight, found] : moments.layers) {
    const auto same =
        std::find_if(values.begin(), values.end(), [&](const Value& value) { return value.moments == found; });
    if (same == values.end())
      values.push_back({found, {weight}});
    else
      same->weights.push_back(weight);
  }
  return values;
}

std::string_view bytesOf(const std::vector<double>& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(double)};
}

std::vector<double> variancesOf(const InputMoments& moments) {
  if (moments.isDiagonal) return moments.covariance;
  std::vector<double> variances;
  for (std::size_t i = 0; i < moments.mean.size(); ++i)
    variances.push_back(moments.covariance[i * moments.mean.size() + i]);
  return variances;
}

Json tensorEntry(const std::vector<std::size_t>& shape, std::uint64_t& offset) {
  std::uint64_t bytes = sizeof(double);
  for (const std::size_t size : shape) bytes *= size;
  const std::uint64_t begin = offset;
  offset += bytes;
  return {{"dtype", "F64"}, {"shape", shape}, {"data_offsets", {begin, offset}}};
}

std::string headerOf(const Moments& moments, const std::vector<Value>& values) {
  Json about{{"version", version},           {"model", {{"sha256", moments.modelSha256}}},
             {"images", moments.images},     {"taken", takenJson(moments.taken)},
             {"values", Json::array()},      {"sensitivity", moments.sensitivity},
             {"warnings", moments.warnings}, {"fingerprint", fingerprintOf(moments)}};
  for (const auto& value : values)
    about["values"].push_back({{"weights", value.weights}, {"samples", value.moments->samples}});
  Json header{{"__metadata__", {{"format", formatName}, {formatName, about.dump()}}}};
  std::uint64_t offset = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const InputMoments& of = *values[i].moments;
    const std::size_t channels = of.mean.size();
    const std::string name = std::to_string(i);
    header[name + ".mean"] = tensorEntry({channels}, offset);
    header[name + ".covariance"] = tensorEntry(
        of.isDiagonal ? std::vector<std::size_t>{channels} : std::vector<std::size_t>{channels, channels}, offset);
  }
  std::string text = header.dump(-1, ' ', false, Json::error_handler_t::replace);
  text.resize((text.size() + 7) / 8 * 8, ' ');
  return text;
}

void write(std::ofstream& stream, const std::vector<double>& numbers) {
  const std::string_view bytes = bytesOf(numbers);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

Error unusable(const std::filesystem::path& file, const std::string& reason) {
  return Error(ErrorCode::wrongFormat, file.string(), reason,
               "Give a file that cleanai analyze --moments wrote, or measure anew");
}

// Reads the tensors of an opened file by name.
class Tensors {
 public:
  explicit Tensors(const std::filesystem::path& file) : file_(file), stream_(file, std::ios::binary) {
    if (!std::filesystem::exists(file))
      throw Error(ErrorCode::fileNotFound, file.string(), "there is no such file", "Check the path");
    if (!stream_ || std::filesystem::is_directory(file))
      throw Error(ErrorCode::fileUnreadable, file.string(), "it cannot be read", "Check its permissions");
    size_ = std::filesystem::file_size(file);
    std::uint64_t length = 0;
    stream_.read(reinterpret_cast<char*>(&length), sizeof length);
    if (!stream_ || length > largestHeader || length + sizeof length > size_)
      throw unusable(file, "it is no safetensors file, or it is truncated");
    std::string text(length, '\0');
    stream_.read(text.data(), static_cast<std::streamsize>(length));
    start_ = length + sizeof length;
    header_ = Json::parse(text);
  }

  const Json& header() const { return header_; }

  std::vector<double> read(const std::string& name, std::size_t count) {
    const Json& entry = header_.at(name);
    const auto begin = entry.at("data_offsets").at(0).get<std::uint64_t>();
    const auto end = entry.at("data_offsets").at(1).get<std::uint64_t>();
    if (entry.at("dtype") != "F64" || end < begin || end > size_ - start_ || end - begin != count * sizeof(double))
      throw unusable(file_, "its tensor " + name + " does not have the form that is expected, or it is truncated");
    std::vector<double> numbers(count);
    stream_.seekg(static_cast<std::streamoff>(start_ + begin));
    stream_.read(reinterpret_cast<char*>(numbers.data()), static_cast<std::streamsize>(end - begin));
    if (!stream_) throw unusable(file_, "its tensor " + name + " cannot be read");
    for (const double number : numbers)
      if (!std::isfinite(number)) throw unusable(file_, "its tensor " + name + " holds what is not a finite number");
    return numbers;
  }

  /// As long as its header says.
  bool isWhole() const {
    std::uint64_t end = 0;
    for (const auto& [name, entry] : header_.items())
      if (entry.contains("data_offsets")) end = std::max(end, entry["data_offsets"].at(1).get<std::uint64_t>());
    return end == size_ - start_;
  }

  std::size_t dimensionsOf(const std::string& name) const { return header_.at(name).at("shape").size(); }
  std::size_t lengthOf(const std::string& name) const {
    const auto length = header_.at(name).at("shape").at(0).get<std::size_t>();
    if (length > size_) throw unusable(file_, "it is truncated");
    return length;
  }

 private:
  std::filesystem::path file_;
  std::ifstream stream_;
  std::uint64_t size_ = 0, start_ = 0;
  Json header_;
};

Json aboutOf(const Tensors& tensors, const std::filesystem::path& file) {
  const Json metadata = tensors.header().value("__metadata__", Json::object());
  if (!metadata.contains(formatName)) throw unusable(file, "it holds tensors, but no second moments");
  Json about = Json::parse(metadata.at(formatName).get<std::string>());
  if (about.at("version").get<int>() > version) throw unusable(file, "a newer version of the program wrote it");
  return about;
}

Moments read(const std::filesystem::path& file, const std::string& modelSha256) {
  Tensors tensors(file);
  const Json about = aboutOf(tensors, file);
  Moments moments;
  moments.modelSha256 = about.at("model").at("sha256").get<std::string>();
  if (moments.modelSha256 != modelSha256)
    throw Error(ErrorCode::invalidArgument, file.string(), "its second moments are those of another model file",
                "Run cleanai analyze --moments on this model");
  about.at("images").get_to(moments.images);
  if (about.contains("taken")) moments.taken = takenFrom(about["taken"]);
  about.at("sensitivity").get_to(moments.sensitivity);
  about.at("warnings").get_to(moments.warnings);
  for (std::size_t i = 0; i < about.at("values").size(); ++i) {
    const Json& value = about.at("values").at(i);
    const std::string name = std::to_string(i);
    const std::size_t channels = tensors.lengthOf(name + ".mean");
    auto found = std::make_shared<InputMoments>();
    value.at("samples").get_to(found->samples);
    found->isDiagonal = tensors.dimensionsOf(name + ".covariance") == 1;
    found->mean = tensors.read(name + ".mean", channels);
    found->covariance = tensors.read(name + ".covariance", found->isDiagonal ? channels : channels * channels);
    for (const auto& weight : value.at("weights")) moments.layers.emplace(weight.get<std::string>(), found);
  }
  return moments;
}

}  // namespace

void saveMoments(const Moments& moments, const std::filesystem::path& file) {
  const auto values = valuesOf(moments);
  const std::string header = headerOf(moments, values);
  writeAtomically(file, [&](const std::filesystem::path& target) {
    std::ofstream stream(target, std::ios::binary);
    const std::uint64_t length = header.size();
    stream.write(reinterpret_cast<const char*>(&length), sizeof length);
    stream << header;
    for (const auto& value : values) {
      write(stream, value.moments->mean);
      write(stream, value.moments->covariance);
    }
    stream.flush();
    if (!stream)
      throw Error(ErrorCode::fileUnwritable, file.string(), "writing failed (is the disk full?)",
                  "Free some space or choose another folder");
  });
}

Moments loadMoments(const std::filesystem::path& file, const std::string& modelSha256) {
  try {
    return read(file, modelSha256);
  } catch (const nlohmann::json::exception& error) {
    throw unusable(file, jsonTrouble(error));
  } catch (const std::out_of_range&) {
    throw unusable(file, "it names more images than there are");
  }
}

std::string fingerprintOf(const Moments& moments) {
  std::string content = moments.modelSha256 + ' ' + std::to_string(moments.images);
  for (const auto& value : valuesOf(moments)) {
    content += ' ' + std::to_string(value.moments->samples) + (value.moments->isDiagonal ? " variances" : " products");
    for (const auto& weight : value.weights) content += ' ' + weight;
    content += bytesOf(value.moments->mean);
    content += bytesOf(variancesOf(*value.moments));
  }
  return sha256OfBytes(content);
}

std::string fingerprintIn(const std::filesystem::path& file) {
  try {
    const Tensors tensors(file);
    return tensors.isWhole() ? aboutOf(tensors, file).value("fingerprint", "") : "";
  } catch (const nlohmann::json::exception&) {
    return {};
  } catch (const Error&) {
    return {};
  }
}

}  // namespace cleanai
