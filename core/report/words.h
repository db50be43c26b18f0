// A report's sentences and numbers in the language of its reader.
#pragma once

#include <functional>
#include <initializer_list>
#include <string>

namespace cleanai::report {

/// English by itself; other languages come from outside. Every sentence stands whole where it is said, as
/// words("%1 of %2", {a, b}): tests/sentences.py finds it there.
struct Words {
  std::string decimalPoint = ".", groupSeparator = ",";
  /// Of a text with its blanks. May be called from any thread. Empty: English.
  std::function<std::string(const std::string& english)> translate;

  /// The text in the reader's language, with its blanks %1 to %9 filled in.
  std::string operator()(const std::string& english, std::initializer_list<std::string> blanks = {}) const;
};

}  // namespace cleanai::report
