// The heatmap with its choices: metric, colour scale, what narrow channels show, and scrolling.
#include "ui/views/heatmap_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/core_texts.h"
#include "ui/models/formats.h"
#include "ui/views/plot_export.h"
#include "ui/views/plot_theme.h"

namespace cleanai::ui {
namespace {

constexpr int smallestRow = 2, largestRow = 96;

QLabel* label(const QString& text, QWidget* buddy) {
  auto* result = new QLabel(text);
  result->setBuddy(buddy);
  return result;
}

QPixmap swatch(const QColor& colour) {
  QPixmap pixmap(12, 12);
  pixmap.fill(colour);
  return pixmap;
}

}  // namespace

HeatmapView::HeatmapView(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), plot_(new HeatmapPlot(session.ledger())), scroll_(new QScrollBar) {
  plot_->setAccessibleName(tr("Coverage heatmap"));
  plot_->setAccessibleDescription(tr("One row a layer, one cell a channel. Arrow keys select a layer."));
  plot_->setMinimumSize(320, 120);
  auto* middle = new QHBoxLayout;
  middle->setSpacing(0);
  middle->addWidget(plot_, 1);
  middle->addWidget(scroll_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeHeader());
  layout->addLayout(middle, 1);
  layout->addWidget(makeFooter());

  ViewState& view = session.view();
  connect(metric_, &QComboBox::currentIndexChanged, this,
          [this](int index) { session_.view().setMetric(metrics()[static_cast<std::size_t>(index)].name); });
  connect(scale_, &QComboBox::currentIndexChanged, this,
          [&view](int index) { view.setRowScale(static_cast<RowScale>(index)); });
  connect(reduce_, &QComboBox::currentIndexChanged, this,
          [&view](int index) { view.setReduce(static_cast<Reduce>(index)); });
  connect(&view, &ViewState::metricChanged, this, &HeatmapView::showDrawing);
  connect(&view, &ViewState::drawingChanged, this, &HeatmapView::showDrawing);
  connect(&view, &ViewState::layerChanged, this, &HeatmapView::showSelection);
  connect(&session, &Session::coverageChanged, this, &HeatmapView::showCoverage);
  connect(plot_, &HeatmapPlot::rowClicked, this, [this](int row) {
    const auto network = session_.network();
    if (!network || !session_.coverage()) return;
    const auto& name = session_.coverage()->layers[static_cast<std::size_t>(row)].name;
    for (std::size_t i = 0; i < network->layers.size(); ++i)
      if (network->layers[i].name == name) session_.view().setLayer(static_cast<int>(i));
  });
  connect(plot_, &HeatmapPlot::rowHeightStep, this, &HeatmapView::stepRowHeight);
  connect(plot_, &QCustomPlot::afterReplot, this, &HeatmapView::updateScrollBar);
  connect(scroll_, &QScrollBar::valueChanged, plot_, &HeatmapPlot::setFirstRow);
  showDrawing();
  showCoverage();
}

QWidget* HeatmapView::makeHeader() {
  metric_ = new QComboBox;
  for (const Metric& metric : metrics()) {
    metric_->addItem(titleOf(metric));
    metric_->setItemData(metric_->count() - 1, meaningOf(metric), Qt::ToolTipRole);
  }
  scale_ = new QComboBox;
  scale_->addItems({tr("each row by its own range"), tr("all rows by one range")});
  reduce_ = new QComboBox;
  reduce_->addItems({tr("their maximum"), tr("their minimum"), tr("their mean")});
  reduce_->setToolTip(tr("What a cell shows when several channels share it. No channel is left out."));
  metric_->setAccessibleName(tr("Coverage metric"));
  scale_->setAccessibleName(tr("Colour scale"));
  reduce_->setAccessibleName(tr("Channels that share a pixel"));

  auto* header = new QWidget;
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(10, 8, 10, 6);
  row->addWidget(label(tr("&Metric:"), metric_));
  row->addWidget(metric_);
  row->addSpacing(12);
  row->addWidget(label(tr("&Colours:"), scale_));
  row->addWidget(scale_);
  row->addSpacing(12);
  row->addWidget(label(tr("Channels that &share a pixel show:"), reduce_));
  row->addWidget(reduce_);
  row->addStretch(1);
  return header;
}

QWidget* HeatmapView::makeFooter() {
  auto* colour = new QLabel;
  colour->setPixmap(swatch(noValueColour()));
  auto* meaning = new QLabel(tr("no value (only NaN or infinity was seen)"));
  summary_ = new QLabel;
  summary_->setTextFormat(Qt::PlainText);
  auto* footer = new QWidget;
  auto* row = new QHBoxLayout(footer);
  row->setContentsMargins(10, 4, 10, 8);
  row->addWidget(colour);
  row->addWidget(meaning);
  row->addStretch(1);
  row->addWidget(summary_);
  return footer;
}

void HeatmapView::stepRowHeight(int direction) {
  const int now = plot_->rowHeight();
  const int step = std::max(1, now / 4);
  plot_->setRowHeight(direction == 0 ? 0 : std::clamp(now + direction * step, smallestRow, largestRow));
}

QByteArray HeatmapView::render(const QString& fileName) {
  HeatmapPlot page(session_.ledger());
  page.setCoverage(session_.coverage());
  page.setDrawing(session_.view().metric(), session_.view().rowScale(), session_.view().reduce());
  page.setPlotPalette(documentPalette());
  constexpr int rowHeight = 18, margins = 60;
  const int height = page.rowCount() * rowHeight + margins;
  page.setRowHeight(rowHeight);
  page.setGeometry(0, 0, 1200, height);
  return renderPlot(page, fileName, page.size());
}

void HeatmapView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) plot_->setPlotPalette(palette());
  QWidget::changeEvent(event);
}

void HeatmapView::showCoverage() {
  const auto& coverage = session_.coverage();
  plot_->setCoverage(coverage);
  summary_->setText(
      !coverage
          ? QString()
          : tr("%1 images, %2 layers%3")
                .arg(countText(coverage->data.images), countText(static_cast<std::int64_t>(coverage->layers.size())),
                     coverage->finished || session_.worker().busy() ? QString() : tr(" (cancelled early)")));
  showSelection();
}

void HeatmapView::showSelection() { plot_->setSelectedRow(rowOfLayer(session_.view().layer())); }

void HeatmapView::showDrawing() {
  const ViewState& view = session_.view();
  const QSignalBlocker blockMetric(metric_), blockScale(scale_), blockReduce(reduce_);
  metric_->setCurrentIndex(static_cast<int>(&view.metric() - metrics().data()));
  metric_->setToolTip(meaningOf(view.metric()));
  scale_->setCurrentIndex(static_cast<int>(view.rowScale()));
  reduce_->setCurrentIndex(static_cast<int>(view.reduce()));
  plot_->setDrawing(view.metric(), view.rowScale(), view.reduce());
}

void HeatmapView::updateScrollBar() {
  const QSignalBlocker block(scroll_);
  const int hidden = std::max(0, plot_->rowCount() - plot_->visibleRows());
  scroll_->setRange(0, hidden);
  scroll_->setPageStep(std::max(1, plot_->visibleRows()));
  scroll_->setValue(plot_->firstRow());
  scroll_->setVisible(hidden > 0);
}

int HeatmapView::rowOfLayer(int layer) const {
  const auto network = session_.network();
  const auto& coverage = session_.coverage();
  if (!network || !coverage || layer < 0) return -1;
  const auto& name = network->layers[static_cast<std::size_t>(layer)].name;
  for (std::size_t row = 0; row < coverage->layers.size(); ++row)
    if (coverage->layers[row].name == name) return static_cast<int>(row);
  return -1;
}

}  // namespace cleanai::ui
