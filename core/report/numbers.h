// Numbers as a report shows them: English, whatever the locale.
#pragma once

#include <cstdint>
#include <string>

namespace cleanai::report {

std::string countText(std::int64_t count);              ///< "11,689,512"
std::string fixedText(double value, int digits);        ///< "0.913"; "no value" for NaN
std::string shortText(double value);                    ///< four significant digits; "no value" for NaN
std::string exactText(double value);                    ///< reads back as the same number; empty for NaN and infinity
std::string percentText(double share, int digits = 1);  ///< "91.3 %"
std::string changeText(double before, double after);    ///< "-73.8 %"; empty when `before` is not positive
std::string bytesText(std::int64_t bytes);              ///< "44.7 MB", powers of 1000
std::string secondsText(double seconds);                ///< "0.42 s", "3 min 20 s"
std::string millisecondsText(double seconds);           ///< "3.14 ms"
std::string counted(std::int64_t count, const char* noun);  ///< "1 layer", "7 layers"

}  // namespace cleanai::report
