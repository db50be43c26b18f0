// A run in words and as CSV.
#pragma once

#include <QString>
#include <string>

#include "ui/session/run_record.h"

namespace cleanai::ui {

/// "Analysing: 12.3 s, 812 images/s, peak +35 MB, waited for data 3 %".
QString summaryText(const FinishedRun& run);
/// "812 images/s".
QString rateText(double imagesPerSecond);

/// RFC 4180 with a header line; numbers with a decimal point.
std::string memoryCsv(const MemoryHistory& history);
std::string agreementCsv(const std::vector<AgreementPoint>& points);

}  // namespace cleanai::ui
