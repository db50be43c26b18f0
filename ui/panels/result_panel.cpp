// What was exported: before, after and the difference, its proof, and what was done to keep the accuracy.
#include "ui/panels/result_panel.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QGridLayout>
#include <QUrl>
#include <QVBoxLayout>

#include "ui/base/formats.h"
#include "ui/models/comparison.h"
#include "ui/panels/recovery_text.h"
#include "ui/widgets/vertical_scroll.h"

namespace cleanai::ui {
namespace {

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

ResultPanel::ResultPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      empty_(new QLabel(tr("Nothing exported yet. The smaller model will be compared with the original here."))),
      file_(makeText()),
      table_(new CostTable),
      judged_(makeText()),
      recovery_(makeText()),
      proof_(makeText()),
      evaluate_(new QPushButton(tr("Eva&luate on all images"))),
      measure_(new QPushButton(tr("&Measure times"))),
      save_(new QPushButton(tr("Sa&ve table…"))),
      folder_(new QPushButton(tr("Ope&n folder"))),
      content_(makeContent()) {
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  empty_->setForegroundRole(QPalette::PlaceholderText);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(empty_, 1);
  layout->addWidget(content_, 1);
  empty_->setContentsMargins(24, 10, 24, 10);

  connect(evaluate_, &QPushButton::clicked, &session, &Session::evaluateResult);
  connect(measure_, &QPushButton::clicked, &session, &Session::measureResult);
  connect(save_, &QPushButton::clicked, this, &ResultPanel::saveRequested);
  connect(folder_, &QPushButton::clicked, this, [this] {
    const QFileInfo info(fileOf(*session_.result()));
    QDesktopServices::openUrl(QUrl::fromLocalFile(info.absolutePath()));
  });
  connect(&session, &Session::resultChanged, this, &ResultPanel::refresh);
  connect(&session, &Session::dataChanged, this, &ResultPanel::refreshButtons);
  connect(&session.worker(), &Worker::stateChanged, this, &ResultPanel::refreshButtons);
  refresh();
}

QWidget* ResultPanel::makeContent() {
  QFont bold = font();
  bold.setBold(true);
  file_->setFont(bold);
  for (auto* label : {recovery_, proof_}) label->setForegroundRole(QPalette::PlaceholderText);
  measure_->setToolTip(tr("Runs both networks with one image again and again, for about three seconds"));
  auto* texts = new QWidget;
  auto* inner = new QVBoxLayout(texts);
  inner->setContentsMargins(12, 10, 12, 6);
  inner->setSpacing(8);
  for (QWidget* part : std::initializer_list<QWidget*>{file_, table_, judged_, recovery_, proof_})
    inner->addWidget(part);
  inner->addStretch(1);
  auto* buttons = new QGridLayout;
  buttons->setSpacing(6);
  buttons->setContentsMargins(12, 4, 12, 10);
  buttons->addWidget(evaluate_, 0, 0);
  buttons->addWidget(measure_, 0, 1);
  buttons->addWidget(save_, 1, 0);
  buttons->addWidget(folder_, 1, 1);
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(new VerticalScroll(texts), 1);
  layout->addLayout(buttons);
  return content;
}

QString ResultPanel::text() const {
  return QStringList{file_->text(), table_->text(), judged_->text(), recovery_->text(), proof_->text()}.join(u'\n');
}

void ResultPanel::refresh() {
  const auto& result = session_.result();
  empty_->setVisible(!result);
  content_->setVisible(result != nullptr);
  refreshButtons();
  if (!result) return;
  file_->setText(QFileInfo(fileOf(*result)).fileName());
  file_->setToolTip(fileOf(*result));
  std::vector<CostRow> rows;
  for (const Figure& figure : figuresOf(*result)) rows.push_back(rowOf(figure));
  table_->setRows(rows);
  judged_->setText(judgedText(*result));
  judged_->setVisible(!judged_->text().isEmpty());
  recovery_->setText(recoveryText(result->exported));
  proof_->setText(proofText(result->exported.report.proof));
}

void ResultPanel::refreshButtons() {
  const auto& result = session_.result();
  const bool isComplete =
      result && result->comparison && result->comparison->left == 0 && result->comparedOn == session_.choice().source;
  evaluate_->setEnabled(session_.canEvaluate() && !isComplete);
  evaluate_->setToolTip(
      isComplete ? tr("All images that were not used before have judged")
                 : tr("Runs the original and the smaller network over all images that were not used before"));
  measure_->setEnabled(session_.canMeasure());
}

}  // namespace cleanai::ui
