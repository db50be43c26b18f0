// What an export changed, figure by figure: for the result panel and as CSV.
#include "ui/models/comparison.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <cmath>

#include "core/pruning/evaluation.h"
#include "core/report/csv.h"
#include "ui/base/core_sentences.h"
#include "ui/base/formats.h"

namespace cleanai::ui {
namespace {

struct ComparisonText {
  Q_DECLARE_TR_FUNCTIONS(ComparisonText)
};

constexpr double lossThatMatters = 0.01;  // of accuracy

QString valueOf(const Figure& figure, std::optional<double> value) {
  if (!value) return QStringLiteral("–");
  switch (figure.kind) {
    case Figure::Kind::share:
      return percentText(*value, 2);
    case Figure::Kind::count:
      return shortCountText(static_cast<std::int64_t>(*value));
    case Figure::Kind::bytes:
      return bytesText(static_cast<std::int64_t>(*value));
    case Figure::Kind::seconds:
      return millisecondsText(*value);
  }
  return {};
}

QString pointsText(double difference) {
  const double points = std::round(difference * 1e4) / 100;
  const QString sign = points < 0 ? QStringLiteral("−") : points > 0 ? QStringLiteral("+") : QString();
  return ComparisonText::tr("%1 points").arg(sign + QLocale().toString(std::abs(points), 'f', 2));
}

std::string fieldOf(std::optional<double> value) { return value ? csvNumber(*value) : std::string(); }

std::optional<double> differenceOf(const Figure& figure) {
  if (!figure.before || !figure.after) return std::nullopt;
  return *figure.after - *figure.before;
}

void addAccuracy(const Comparison& comparison, std::vector<Figure>& figures) {
  const Evaluation& after = comparison.after;
  if (const auto& before = comparison.before) {
    if (before->top1 && after.top1)
      figures.push_back({"top1", ComparisonText::tr("Top-1"), Figure::Kind::share, before->top1, after.top1});
    if (before->top5 && after.top5)
      figures.push_back({"top5", ComparisonText::tr("Top-5"), Figure::Kind::share, before->top5, after.top5});
  }
  if (after.agreement)
    figures.push_back({"agreement", ComparisonText::tr("Same answer"), Figure::Kind::share, {}, after.agreement});
}

}  // namespace

std::vector<Figure> figuresOf(const ExportResult& result) {
  const ExportReport& report = result.exported.report;
  std::vector<Figure> figures;
  if (result.comparison) addAccuracy(*result.comparison, figures);
  const auto add = [&](const char* name, const QString& title, Figure::Kind kind, std::int64_t before,
                       std::int64_t after) {
    figures.push_back({name, title, kind, static_cast<double>(before), static_cast<double>(after)});
  };
  add("parameters", ComparisonText::tr("Parameters"), Figure::Kind::count, report.before.parameters,
      report.after.parameters);
  add("macs", ComparisonText::tr("MACs"), Figure::Kind::count, report.before.macs, report.after.macs);
  add("bytes", ComparisonText::tr("File"), Figure::Kind::bytes, report.bytesBefore, report.bytesAfter);
  if (result.latency)
    figures.push_back({"latency_seconds", ComparisonText::tr("Time, 1 image"), Figure::Kind::seconds,
                       result.latency->before.median, result.latency->after.median});
  return figures;
}

CostRow rowOf(const Figure& figure) {
  const bool isShare = figure.kind == Figure::Kind::share;
  CostRow row{figure.title, valueOf(figure, figure.before), valueOf(figure, figure.after), {}, !isShare};
  const auto difference = differenceOf(figure);
  if (!difference) return row;
  row.difference = isShare ? pointsText(*difference) : changeText(*figure.before, *figure.after);
  row.isWorse = isShare && *difference < -lossThatMatters;
  if (!isShare && *figure.before > 0) row.left = *figure.after / *figure.before;
  return row;
}

std::string comparisonCsv(const ExportResult& result) {
  std::string csv = "figure,before,after,difference\r\n";
  for (const Figure& figure : figuresOf(result))
    csv += figure.name + ',' + fieldOf(figure.before) + ',' + fieldOf(figure.after) + ',' +
           fieldOf(differenceOf(figure)) + "\r\n";
  return csv;
}

QString judgedText(const ExportResult& result) {
  if (!result.notCompared.isEmpty())
    return ComparisonText::tr("The accuracy could not be measured: %1.").arg(result.notCompared);
  if (!result.comparison) return {};
  const Comparison& comparison = *result.comparison;
  const QString images = countText(comparison.after.images), data = QFileInfo(result.comparedOn).fileName();
  if (!comparison.unseen)
    return ComparisonText::tr(
               "All images of %2 were used to measure and repair the network. On %1 of them it gives the "
               "same answer as the original as often as shown; on others it will be somewhat less.")
        .arg(images, data);
  QString text =
      comparison.before
          ? ComparisonText::tr("Judged by %1 images of %2 that neither analysis nor repair has used.").arg(images, data)
          : ComparisonText::tr(
                "Judged by %1 images of %2 that neither analysis nor repair has used; without "
                "labels there is only the agreement with the original.")
                .arg(images, data);
  const bool lost = comparison.before && comparison.before->top1 && comparison.after.top1 &&
                    *comparison.after.top1 < *comparison.before->top1 - lossThatMatters;
  if (lost) text += u' ' + ComparisonText::tr("Removing less, or training on, brings the accuracy back.");
  for (const std::string& warning : evaluationWarnings(comparison.after, result.file.filename().string()))
    text += u' ' + inUsersLanguage(QString::fromStdString(warning)) + u'.';
  return text;
}

}  // namespace cleanai::ui
