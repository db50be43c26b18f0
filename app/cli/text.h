// Numbers and tables for people, whatever the locale.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace cleanai::cli {

std::string fixed(double value, int digits);                       ///< "0.913"
std::string compact(double value);                                 ///< "3.06e-07", three significant digits
std::string percent(double share);                                 ///< "91.3 %"
std::string amount(std::int64_t count);                            ///< "11.69 M"
std::string bytes(std::int64_t count);                             ///< "44.7 MB", powers of 1000
std::string duration(double seconds);                              ///< "0.42 s", "3 min 20 s"
std::string counted(std::int64_t count, const std::string& noun);  ///< "1 layer", "7 layers"

/// Columns as wide as their widest cell; numbers stand to the right.
class Table {
 public:
  struct Column {
    std::string title;
    bool right = false;
  };
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  /// Lines that each end with a newline.
  std::string text() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace cleanai::cli
