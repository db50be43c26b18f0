// Numbers as a report shows them, in its reader's language.
#pragma once

#include <cstdint>
#include <string>

#include "core/report/words.h"

namespace cleanai::report {

std::string exactText(double value);  ///< reads back as the same number, in any language; empty for NaN and infinity

std::string countText(const Words& words, std::int64_t count);              ///< "11,689,512"
std::string fixedText(const Words& words, double value, int digits);        ///< "0.913"; "no value" for NaN
std::string shortText(const Words& words, double value);                    ///< four significant digits
std::string percentText(const Words& words, double share, int digits = 1);  ///< "91.3 %"
std::string changeText(const Words& words, double before, double after);    ///< "-73.8 %"; empty without a `before`
std::string bytesText(const Words& words, std::int64_t bytes);              ///< "44.7 MB", powers of 1000
std::string secondsText(const Words& words, double seconds);                ///< "0.42 s", "3 min 20 s"
std::string millisecondsText(const Words& words, double seconds);           ///< "3.14 ms"

std::string channelsText(const Words& words, std::int64_t count);  ///< "1 channel", "7 channels"
std::string layersText(const Words& words, std::int64_t count);
std::string imagesText(const Words& words, std::int64_t count);
std::string itemsText(const Words& words, std::int64_t count);

}  // namespace cleanai::report
