// The report's chapters, each from the parts of the report that it needs.
#pragma once

#include "core/coverage/metrics.h"
#include "core/report/report.h"

namespace cleanai::report {

void writeSummary(const Report& report, const Metric& metric, Html& html);
void writeSetUp(const Report& report, Html& html);
void writeHeatmap(const Report& report, const Metric& metric, Html& html);
void writeLowCoverage(const Report& report, const Metric& metric, Html& html);
void writeDecisions(const Report& report, Html& html);
void writeBeforeAfter(const Report& report, Html& html);
void writePerformance(const Report& report, Html& html);
void writeRisks(const Report& report, Html& html);

/// "CleanAI Studio 1.2".
std::string programOf(const Report& report);
/// Mean over the channels that have a value; NaN when none has.
double meanOf(const std::vector<double>& values);
std::int64_t channelCount(const Coverage& coverage);
std::int64_t deadCount(const Coverage& coverage);
/// "91.9 % (90.1 to 93.4 %)": a share of n images with Wilson's 95 % interval.
std::string shareText(const Words& words, double share, std::int64_t images);

}  // namespace cleanai::report
