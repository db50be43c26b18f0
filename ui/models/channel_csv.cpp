// A layer's channel table as CSV, the same in every locale.
#include "core/report/csv.h"
#include "ui/models/channel_model.h"

namespace cleanai::ui {
std::string channelCsv(const std::vector<ChannelFacts>& facts, const std::vector<char>& keeps) {
  std::string csv =
      "channel,kept,mean,mean_low_95,mean_high_95,frequency,frequency_low_95,frequency_high_95,standard_deviation,min,"
      "max,mean_absolute,rms,images,active_images,dead\r\n";
  for (std::size_t c = 0; c < facts.size(); ++c) {
    const ChannelFacts& fact = facts[c];
    csv += std::to_string(c) + ',' + (c < keeps.size() ? keeps[c] ? "1" : "0" : "");
    for (const double value :
         {fact.mean, fact.meanInterval.low, fact.meanInterval.high, fact.frequency, fact.frequencyInterval.low,
          fact.frequencyInterval.high, fact.standardDeviation, fact.minimum, fact.maximum, fact.meanAbsolute, fact.rms})
      csv += ',' + csvNumber(value);
    csv += ',' + std::to_string(fact.images) + ',' + std::to_string(fact.activeImages) + (fact.dead ? ",1" : ",0") +
           "\r\n";
  }
  return csv;
}

}  // namespace cleanai::ui
