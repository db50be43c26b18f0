// What runs and how it goes: stage, speed, time left, memory and agreement as curves; afterwards what it came to.
#include "ui/panels/run_panel.h"

#include <QEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>

#include "ui/base/formats.h"
#include "ui/base/stage_text.h"
#include "ui/panels/run_text.h"
#include "ui/views/plot_export.h"
#include "ui/views/plot_theme.h"
#include "ui/widgets/run_bar.h"
#include "ui/widgets/vertical_scroll.h"

namespace cleanai::ui {
namespace {

constexpr int factsWidth = 230;
constexpr int plotsBeside = 360;  // from this width on the plots lie beside each other
constexpr double megabyte = 1e6;

QLabel* makeValue() {
  auto* label = new QLabel(QStringLiteral("–"));
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  return label;
}

}  // namespace

RunPanel::RunPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      record_(session.record()),
      stage_(makeValue()),
      speed_(makeValue()),
      left_(makeValue()),
      batches_(makeValue()),
      memoryNow_(makeValue()),
      memoryBase_(makeValue()),
      memoryPeak_(makeValue()),
      memoryAfter_(makeValue()),
      summary_(makeValue()),
      cancel_(new QPushButton(tr("Cancel"))),
      save_(new QPushButton(tr("Save…"))),
      memory_(new LinePlot(tr("seconds"), tr("memory, MB"),
                           [](double seconds, double megabytes) {
                             return tr("%1 after %2")
                                 .arg(bytesText(static_cast<std::int64_t>(megabytes * megabyte)),
                                      durationText(seconds));
                           })),
      agreement_(new LinePlot(tr("images"), tr("agreement, %"),
                              [](double images, double percent) {
                                return tr("%1 after %2 images")
                                    .arg(percentText(percent / 100), countText(static_cast<std::int64_t>(images)));
                              })),
      plots_(new QBoxLayout(QBoxLayout::LeftToRight)) {
  memory_->setAccessibleName(tr("Memory of the program over time"));
  agreement_->setAccessibleName(tr("Agreement over the images of the analysis"));
  agreement_->setToolTip(tr("How many of the channels that these images would keep, unlimited data would keep too"));
  agreement_->setShown(50, 95);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeFacts());
  plots_->setSpacing(0);
  plots_->addWidget(memory_, 1);
  plots_->addWidget(agreement_, 1);
  layout->addLayout(plots_, 1);

  connect(cancel_, &QPushButton::clicked, &session, &Session::cancel);
  connect(&record_, &RunRecord::changed, this, &RunPanel::showRun);
  connect(&session.worker(), &Worker::stateChanged, this, &RunPanel::showRun);
  connect(&record_.memory(), &MemoryLog::sampled, this, &RunPanel::showMemory);
  connect(&record_, &RunRecord::agreementChanged, this, &RunPanel::showAgreement);
  for (auto* plot : {memory_, agreement_}) plot->setPlotPalette(palette());
  showRun();
  showMemory();
}

QWidget* RunPanel::makeFacts() {
  auto* menu = new QMenu(save_);
  const QString filter = plotFilter() + QStringLiteral(";;") + tr("CSV files (*.csv)");
  connect(menu->addAction(tr("&Memory…")), &QAction::triggered, this, [this, filter] {
    emit saveRequested({tr("Save memory"), QStringLiteral("-memory.png"), filter,
                        [this](const QString& file) { return renderMemory(file); }});
  });
  connect(menu->addAction(tr("&Agreement…")), &QAction::triggered, this, [this, filter] {
    emit saveRequested({tr("Save agreement"), QStringLiteral("-agreement.png"), filter,
                        [this](const QString& file) { return renderAgreement(file); }});
  });
  save_->setMenu(menu);
  cancel_->setToolTip(tr("Stops the running job (Esc)"));
  summary_->setForegroundRole(QPalette::PlaceholderText);
  auto* facts = new QWidget;
  auto* form = new QFormLayout;
  form->setVerticalSpacing(4);
  form->addRow(tr("Now:"), stage_);
  form->addRow(tr("Speed:"), speed_);
  form->addRow(tr("Time left:"), left_);
  form->addRow(tr("Batches:"), batches_);
  form->addRow(tr("Memory now:"), memoryNow_);
  form->addRow(tr("Before loading:"), memoryBase_);
  form->addRow(tr("Peak:"), memoryPeak_);
  form->addRow(tr("After the run:"), memoryAfter_);
  auto* inner = new QVBoxLayout(facts);
  inner->setContentsMargins(12, 8, 8, 4);
  inner->addLayout(form);
  inner->addWidget(summary_);
  inner->addStretch(1);
  auto* buttons = new QHBoxLayout;
  buttons->setContentsMargins(12, 4, 8, 8);
  buttons->addWidget(cancel_, 1);
  buttons->addWidget(save_, 1);
  auto* column = new QWidget;
  column->setFixedWidth(factsWidth);
  auto* layout = new QVBoxLayout(column);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(new VerticalScroll(facts), 1);
  layout->addLayout(buttons);
  return column;
}

void RunPanel::showRun() {
  const Worker& worker = session_.worker();
  const auto& progress = record_.progress();
  const QString none = QStringLiteral("–");
  cancel_->setEnabled(worker.busy() && !worker.stopping());
  const QString stage = progress ? stageText(progress->stage) : jobTitle(worker.job());
  stage_->setText(!worker.busy() ? tr("nothing runs") : worker.stopping() ? tr("stopping…") : stage);
  const bool counts = worker.busy() && progress && progress->imagesPerSecond > 0;
  speed_->setText(counts ? rateText(progress->imagesPerSecond) : none);
  left_->setText(worker.busy() && progress && progress->secondsLeft && progress->done > 0
                     ? durationText(*progress->secondsLeft)
                     : none);
  if (counts && session_.preparation()) {
    const auto batch = static_cast<std::int64_t>(session_.preparation()->choice.batchSize);
    const auto batches = [batch](std::int64_t images) { return countText((images + batch - 1) / batch); };
    batches_->setText(tr("%1 of %2").arg(batches(progress->done), batches(progress->total)));
  } else {
    batches_->setText(none);
  }
  QStringList runs;
  for (const FinishedRun& run : record_.finished()) runs.append(summaryText(run));
  summary_->setText(runs.join(u'\n'));
  summary_->setVisible(!runs.isEmpty());
}

void RunPanel::showMemory() {
  const MemoryLog& log = record_.memory();
  memoryNow_->setText(bytesText(log.now()));
  memoryBase_->setText(bytesText(log.base()));
  memoryPeak_->setText(bytesText(log.peak()));
  memoryAfter_->setText(log.afterRun() ? bytesText(*log.afterRun()) : QStringLiteral("–"));
  if (!isVisible()) return;
  QVector<double> seconds, megabytes;
  for (const MemorySample& sample : log.history().samples()) {
    seconds.append(sample.seconds);
    megabytes.append(static_cast<double>(sample.resident) / megabyte);
  }
  const auto level = [](std::int64_t bytes, const QString& name, bool accented) {
    return LinePlot::Level{static_cast<double>(bytes) / megabyte, name, accented};
  };
  memory_->showLine(seconds, megabytes,
                    {level(log.base(), tr("before loading"), false), level(log.peak(), tr("peak"), true)}, false);
}

void RunPanel::showAgreement() {
  if (!isVisible()) return;
  QVector<double> images, percents;
  for (const AgreementPoint& point : record_.agreement()) {
    images.append(static_cast<double>(point.images));
    percents.append(point.agreement * 100);
  }
  agreement_->showLine(images, percents, {}, true);
}

QString RunPanel::text() const {
  QStringList lines;
  for (const QLabel* label :
       {stage_, speed_, left_, batches_, memoryNow_, memoryBase_, memoryPeak_, memoryAfter_, summary_})
    lines.append(label->text());
  return lines.join(u'\n');
}

QByteArray RunPanel::render(LinePlot& plot, const QString& fileName) {
  plot.setPlotPalette(documentPalette());
  const QByteArray content = renderPlot(plot, fileName, {900, 480});
  plot.setPlotPalette(palette());
  return content;
}

QByteArray RunPanel::renderMemory(const QString& fileName) {
  if (QFileInfo(fileName).suffix().toLower() == u"csv")
    return QByteArray::fromStdString(memoryCsv(record_.memory().history()));
  return render(*memory_, fileName);
}

QByteArray RunPanel::renderAgreement(const QString& fileName) {
  if (QFileInfo(fileName).suffix().toLower() == u"csv")
    return QByteArray::fromStdString(agreementCsv(record_.agreement()));
  return render(*agreement_, fileName);
}

void RunPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange)
    for (auto* plot : {memory_, agreement_}) plot->setPlotPalette(palette());
  QWidget::changeEvent(event);
}

void RunPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  plots_->setDirection(width() - factsWidth < plotsBeside ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

void RunPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  showMemory();
  showAgreement();
}

}  // namespace cleanai::ui
