// The selected layer: what it is, and its channels as a curve, as cells, as a histogram, as a table, as filters and by
// their pictures.
#include "ui/views/layer_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>
#include <optional>

#include "core/coverage/agreement.h"
#include "ui/base/fonts.h"
#include "ui/base/formats.h"
#include "ui/views/layer_values.h"
#include "ui/views/plot_export.h"
#include "ui/views/plot_theme.h"
#include "ui/widgets/compact_tabs.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_view_text.h"

namespace cleanai::ui {
namespace {

constexpr int narrowestTabs = 220;  // so that a curve can still be read

enum Page { viewPage, emptyPage };

/// For a view of values that only an analysis or a ranking gives.
QStackedWidget* withEmptyText(QWidget* view) {
  auto* pages = new QStackedWidget;
  pages->addWidget(view);
  pages->addWidget(
      new EmptyViewText(LayerView::tr("Analyse first (F5): every channel then stands here with its value.")));
  return pages;
}

}  // namespace

LayerView::LayerView(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      cutEdit_(session),
      title_(new ElidedLabel),
      channel_(new ElidedLabel),
      facts_(new QLabel),
      value_(new QComboBox),
      save_(new QToolButton),
      tabs_(new QTabWidget),
      plot_(new CurvePlot),
      channels_(new ChannelGrid),
      histogram_(new HistogramPlot),
      statistics_(new ChannelTable(session)),
      filters_(new KernelView(session)),
      pictures_(new StrongestView(session)) {
  QFont bold = font();
  bold.setBold(true);
  title_->setFont(bold);
  title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  facts_->setTextFormat(Qt::PlainText);
  facts_->setWordWrap(true);
  facts_->setAlignment(Qt::AlignLeft | Qt::AlignTop);
  facts_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  channel_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  facts_->setToolTip(tr(
      "Agreement: how many of the channels that these images would keep, unlimited data would keep too, judged by two "
      "halves of the images."));
  value_->addItems({tr("Importance"), tr("Metric")});
  value_->setToolTip(tr(
      "Importance is what the cut follows: summed over all layers that share the channels. The metric is the one that "
      "the heatmap shows."));
  value_->setAccessibleName(tr("Value of the curve"));
  auto* names = new QHBoxLayout;
  names->setSpacing(10);
  names->addWidget(title_);
  names->addWidget(channel_, 1);
  names->addWidget(value_);
  names->addWidget(save_);
  names->addStrut(value_->sizeHint().height());  // the same on every tab
  save_->setDefaultAction(&statistics_->saveAction());
  save_->setText(tr("Save as CSV…"));
  makeTabs();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(10, 8, 10, 4);
  layout->setSpacing(4);
  layout->addLayout(names);
  layout->addWidget(facts_);
  layout->addWidget(tabs_, 1);
  layout->addStretch(0);  // below the texts while there are no tabs
  connectSession();
  setPlotPalettes(palette());
  refresh();
}

void LayerView::makeTabs() {
  plot_->setAccessibleName(tr("Channels of the selected layer, sorted"));
  plot_->setAccessibleDescription(tr("Left and Right move the cut, Delete takes the layer's own share back."));
  channels_->setAccessibleName(tr("Channels of the selected layer"));
  histogram_->setAccessibleName(tr("How the values of the selected layer are spread"));
  tabs_->setDocumentMode(true);
  tabs_->setMinimumWidth(narrowestTabs);
  tabs_->tabBar()->setFont(scaled(font(), 0.88));  // all six fit beside each other in a narrow dock
  keepTabsTogether(*tabs_);
  tabs_->setAccessibleName(tr("Views of the selected layer"));
  tabs_->addTab(withEmptyText(plot_), tr("Curve"));
  tabs_->addTab(withEmptyText(channels_), tr("Grid"));
  tabs_->addTab(withEmptyText(histogram_), tr("Histogram"));
  tabs_->addTab(statistics_, tr("Table"));
  tabs_->addTab(filters_, tr("Filters"));
  tabs_->addTab(pictures_, tr("Pictures"));
  const QStringList hints = {tr("Strongest first, with the cut, which can be dragged"),
                             tr("Every channel in its own place"),
                             tr("How many channels have which values"),
                             tr("Every channel in numbers, with confidence intervals"),
                             tr("The weights that make each channel"),
                             tr("The images in which the selected channel is strongest")};
  for (int tab = 0; tab < tabs_->count(); ++tab) tabs_->setTabToolTip(tab, hints[tab]);
  connect(tabs_, &QTabWidget::currentChanged, this, &LayerView::refreshTab);
  connect(plot_, &CurvePlot::cutGrabbed, this, [this] { cutEdit_.begin(); });
  connect(plot_, &CurvePlot::cutReleased, this, [this] { cutEdit_.end(); });
  connect(plot_, &CurvePlot::cutDragged, this, [this](int kept) { cutEdit_.moveTo(kept); });
  connect(plot_, &CurvePlot::cutStepped, this, [this](int direction) { cutEdit_.step(direction); });
  connect(plot_, &CurvePlot::cutCleared, this, [this] { cutEdit_.clear(); });
  connect(plot_, &CurvePlot::channelClicked, &session_.view(), &ViewState::setChannel);
  connect(channels_, &TileGrid::chosen, &session_.view(), &ViewState::setChannel);
}

void LayerView::connectSession() {
  connect(value_, &QComboBox::currentIndexChanged, this, &LayerView::refresh);
  connect(&session_.view(), &ViewState::layerChanged, this, &LayerView::refresh);
  connect(&session_.view(), &ViewState::channelChanged, this, &LayerView::refreshChannel);
  connect(&session_.view(), &ViewState::metricChanged, this, &LayerView::refresh);
  connect(&session_, &Session::coverageChanged, this, &LayerView::refresh);
  connect(&session_, &Session::modelChanged, this, &LayerView::refresh);
  connect(&session_.pruning(), &Pruning::planChanged, this, &LayerView::refresh);
}

QByteArray LayerView::render(const QString& fileName) {
  if (session_.network() && session_.view().layer() >= 0)
    showCurve(channelValues(session_, static_cast<std::size_t>(session_.view().layer()), shown()));
  plot_->setPlotPalette(documentPalette());
  const QByteArray content = renderPlot(*plot_, fileName, {900, 480});
  plot_->setPlotPalette(palette());
  return content;
}

void LayerView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) setPlotPalettes(palette());
  QWidget::changeEvent(event);
}

void LayerView::setPlotPalettes(const QPalette& colours) {
  plot_->setPlotPalette(colours);
  histogram_->setPlotPalette(colours);
}

Shown LayerView::shown() const { return value_->currentIndex() == 0 ? Shown::importance : Shown::metric; }

void LayerView::refresh() {
  const auto network = session_.network();
  const int index = session_.view().layer();
  const bool isLayer = network && index >= 0;
  tabs_->setVisible(isLayer);
  hasCurve_ = false;
  if (!isLayer) {
    title_->setText(tr("No layer selected"));
    facts_->setText(network ? tr("Click a row of the heatmap or of the layer list.")
                            : tr("The layers appear once data are chosen (Ctrl+D)."));
    refreshTab();
    return;
  }
  const Layer& layer = network->layers[static_cast<std::size_t>(index)];
  const auto& plan = session_.pruning().plan();
  const auto kept =
      plan ? static_cast<std::int64_t>(plan->layers[static_cast<std::size_t>(index)].kept.size()) : layer.channels;
  title_->setText(QString::fromStdString(layer.name));
  const QString shape = QString::fromStdString(layer.type) + QStringLiteral(" · ") + shapeText(layer.outputShape);
  QString facts = plan ? tr("%1 · keeps %2 of %3 channels").arg(shape, countText(kept), countText(layer.channels))
                       : tr("%1 · %2 channels").arg(shape, countText(layer.channels));
  const auto* measured = session_.coverage() ? findLayer(*session_.coverage(), layer.name) : nullptr;
  const auto overlap = measured ? layerOverlap(*measured, session_.coverage()->ranking) : std::nullopt;
  if (overlap) facts += tr(" · agreement %1").arg(percentText(predictedAgreement(overlap->share)));
  facts_->setText(facts);
  const bool isScored = session_.pruning().scores() && layer.lockedBecause.empty();
  hasCurve_ = (isScored && shown() == Shown::importance) || measured;
  value_->setEnabled(isScored);
  refreshTab();
}

void LayerView::refreshTab() {
  const auto network = session_.network();
  const int layer = network ? session_.view().layer() : -1;
  const int tab = tabs_->currentIndex();
  if (tab == statisticsTab) statistics_->showLayer(layer);
  if (tab == filtersTab) filters_->showLayer(layer);
  if (tab == picturesTab) pictures_->showLayer(layer);
  value_->setVisible(layer >= 0 && tab <= histogramTab);
  save_->setVisible(layer >= 0 && tab == statisticsTab);
  refreshChannel();
  if (tab > histogramTab) return;
  const ChannelValues channels =
      layer >= 0 ? channelValues(session_, static_cast<std::size_t>(layer), shown()) : ChannelValues{};
  static_cast<QStackedWidget*>(tabs_->currentWidget())->setCurrentIndex(channels.values ? viewPage : emptyPage);
  const auto values = channels.values.value_or(std::vector<double>());
  if (tab == curveTab) showCurve(channels);
  if (tab == histogramTab) histogram_->showChannels(values, channels.keeps, channels.name);
  if (tab != channelsTab) return;
  channels_->showChannels(values, channels.keeps, channels.name);
  channels_->setCurrent(session_.view().channel());
}

void LayerView::showCurve(const ChannelValues& channels) {
  plot_->setCutMovable(cutEdit_.possible());
  if (channels.values)
    plot_->showChannels(*channels.values, channels.keeps, channels.name);
  else
    plot_->clear();
}

void LayerView::refreshChannel() {
  const int layer = session_.network() ? session_.view().layer() : -1;
  const int channel = session_.view().channel();
  const bool isShown = layer >= 0 && channel >= 0;
  channel_->setText(isShown ? channelText(channelValues(session_, static_cast<std::size_t>(layer), shown()),
                                          static_cast<std::size_t>(channel))
                            : QString());
  plot_->setSelectedChannel(channel);
  channels_->setCurrent(channel);
}

}  // namespace cleanai::ui
