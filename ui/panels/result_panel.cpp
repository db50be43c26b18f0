// What was exported: its proof, its size, and what pruning did to the accuracy.
#include "ui/panels/result_panel.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLocale>
#include <QUrl>
#include <QVBoxLayout>
#include <cmath>

#include "ui/models/formats.h"

namespace cleanai::ui {
namespace {

enum CostRow { parametersRow, macsRow, bytesRow };

QLabel* makeText() {
  auto* label = new QLabel;
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  return label;
}

QString fileOf(const ExportResult& result) { return QString::fromStdString(result.file.string()); }

}  // namespace

QString proofText(const Proof& proof) {
  const QString limit = scientificText(proofTolerance);
  return ResultPanel::tr(
             "✓ Proven equal to the original with the removed channels masked: relative difference %1 "
             "(allowed: %2).\n✓ Saved and loaded again: difference %3.")
      .arg(scientificText(proof.maskedRelativeDifference), limit, scientificText(proof.reloadedDifference));
}

QString accuracyText(const Comparison& comparison, const QString& data) {
  const auto& [before, after] = comparison;
  if (!before.top1 || !after.top1) return ResultPanel::tr("The data has no labels to measure accuracy with.");
  const double points = (*after.top1 - *before.top1) * 100;
  const QString change = QLocale().toString(std::abs(points), 'f', 1);
  QString text = ResultPanel::tr("Top-1 accuracy: %1 before, %2 after pruning (%3%4 points), on %5 images of %6.")
                     .arg(percentText(*before.top1), percentText(*after.top1),
                          points < 0 ? QStringLiteral("−") : QStringLiteral("+"), change, countText(after.images),
                          QFileInfo(data).fileName());
  if (after.agreement)
    text += u' ' + ResultPanel::tr("Same answer as the original for %1 of them.").arg(percentText(*after.agreement));
  if (points < -1) text += u'\n' + ResultPanel::tr("The smaller network should be trained on before use.");
  return text;
}

QString recoveryText(const Exported& exported) {
  const RecoveryReport& recovery = exported.recovery;
  if (exported.calibrationImages == 0)
    return ResultPanel::tr("Nothing was done to keep the accuracy: the weights are those of the original.");
  return ResultPanel::tr(
             "Kept without labels, with %1 images of the data: layers repaired: %2, batch norms "
             "recalibrated: %3.")
      .arg(countText(static_cast<std::int64_t>(exported.calibrationImages)))
      .arg(recovery.repaired.size())
      .arg(recovery.norms);
}

ResultPanel::ResultPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      empty_(new QLabel(tr("Nothing exported yet."))),
      content_(new QWidget),
      file_(makeText()),
      proof_(makeText()),
      recovery_(makeText()),
      costs_(new CostTable({tr("Parameters"), tr("MACs"), tr("File")})),
      accuracy_(makeText()),
      evaluate_(new QPushButton(tr("Eva&luate accuracy"))),
      folder_(new QPushButton(tr("Ope&n folder"))) {
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setForegroundRole(QPalette::PlaceholderText);
  QFont bold = font();
  bold.setBold(true);
  file_->setFont(bold);
  evaluate_->setToolTip(tr("Runs the original and the smaller network over all labelled images"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(evaluate_, 1);
  buttons->addWidget(folder_, 1);
  auto* inner = new QVBoxLayout(content_);
  inner->setContentsMargins(0, 0, 0, 0);
  inner->setSpacing(8);
  inner->addWidget(file_);
  inner->addWidget(costs_);
  inner->addWidget(proof_);
  inner->addWidget(recovery_);
  inner->addWidget(accuracy_);
  inner->addStretch(1);
  inner->addLayout(buttons);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 10, 12, 10);
  layout->addWidget(empty_, 1);
  layout->addWidget(content_, 1);

  connect(evaluate_, &QPushButton::clicked, &session, &Session::evaluateResult);
  connect(folder_, &QPushButton::clicked, this, [this] {
    const QFileInfo info(fileOf(*session_.result()));
    QDesktopServices::openUrl(QUrl::fromLocalFile(info.absolutePath()));
  });
  connect(&session, &Session::resultChanged, this, &ResultPanel::refresh);
  connect(&session, &Session::dataChanged, this, &ResultPanel::refreshButtons);
  connect(&session.worker(), &Worker::stateChanged, this, &ResultPanel::refreshButtons);
  refresh();
}

QString ResultPanel::text() const {
  return QStringList{file_->text(), proof_->text(), recovery_->text(), accuracy_->text()}.join(u'\n');
}

void ResultPanel::refresh() {
  const auto& result = session_.result();
  empty_->setVisible(!result);
  content_->setVisible(result != nullptr);
  refreshButtons();
  if (!result) return;
  const ExportReport& report = result->exported.report;
  file_->setText(QFileInfo(fileOf(*result)).fileName());
  file_->setToolTip(fileOf(*result));
  proof_->setText(proofText(report.proof));
  recovery_->setText(recoveryText(result->exported));
  const auto row = [&](int index, QString (*format)(std::int64_t), std::int64_t before, std::int64_t after) {
    costs_->setRow(index, format(before), format(after), double(before), double(after));
  };
  row(parametersRow, shortCountText, report.before.parameters, report.after.parameters);
  row(macsRow, shortCountText, report.before.macs, report.after.macs);
  row(bytesRow, bytesText, report.bytesBefore, report.bytesAfter);
  accuracy_->setText(result->comparison ? accuracyText(*result->comparison, result->comparedOn) : QString());
  accuracy_->setVisible(result->comparison.has_value());
}

void ResultPanel::refreshButtons() {
  evaluate_->setEnabled(session_.canEvaluate());
  const bool labels = session_.preparation() && session_.preparation()->hasLabels;
  evaluate_->setVisible(labels);
}

}  // namespace cleanai::ui
