// A run in words and as CSV.
#include "ui/panels/run_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "core/report/csv.h"
#include "ui/base/formats.h"
#include "ui/widgets/run_bar.h"

namespace cleanai::ui {
namespace {

struct RunText {
  Q_DECLARE_TR_FUNCTIONS(RunText)
};

}  // namespace

QString rateText(double imagesPerSecond) {
  return RunText::tr("%1 images/s").arg(QLocale().toString(imagesPerSecond, 'f', imagesPerSecond < 10 ? 1 : 0));
}

QString summaryText(const FinishedRun& run) {
  QStringList parts{measuredDurationText(run.seconds)};
  if (run.imagesPerSecond > 0) parts.append(rateText(run.imagesPerSecond));
  parts.append(RunText::tr("peak +%1").arg(bytesText(run.memory)));
  if (run.waiting) parts.append(RunText::tr("waited for data %1").arg(percentText(*run.waiting, 0)));
  QString text = jobTitle(run.job) + QStringLiteral(": ") + parts.join(QStringLiteral(", "));
  if (run.end == RunEnd::cancelled) text += RunText::tr(" (cancelled)");
  if (run.end == RunEnd::failed) text += RunText::tr(" (failed)");
  return text;
}

std::string memoryCsv(const MemoryHistory& history) {
  std::string csv = "seconds,resident_bytes\r\n";
  for (const MemorySample& sample : history.samples())
    csv += csvNumber(sample.seconds) + ',' + std::to_string(sample.resident) + "\r\n";
  return csv;
}

std::string agreementCsv(const std::vector<AgreementPoint>& points) {
  std::string csv = "images,agreement\r\n";
  for (const AgreementPoint& point : points)
    csv += std::to_string(point.images) + ',' + csvNumber(point.agreement) + "\r\n";
  return csv;
}

}  // namespace cleanai::ui
