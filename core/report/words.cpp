// A report's sentences and numbers in the language of its reader.
#include "core/report/words.h"

namespace cleanai::report {

std::string Words::operator()(const std::string& english, std::initializer_list<std::string> blanks) const {
  const std::string text = translate ? translate(english) : english;
  std::string filled;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\0';
    const auto blank = static_cast<std::size_t>(next - '1');
    if (text[at] == '%' && next >= '1' && blank < blanks.size())
      filled += blanks.begin()[blank], ++at;
    else
      filled += text[at];
  }
  return filled;
}

}  // namespace cleanai::report
