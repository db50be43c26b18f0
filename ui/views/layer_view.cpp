// The selected layer: what it is, which layers share its channels, and its channels as a curve with the cut.
#include "ui/views/layer_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <limits>
#include <optional>

#include "core/coverage/agreement.h"
#include "ui/models/core_texts.h"
#include "ui/models/formats.h"
#include "ui/views/plot_export.h"
#include "ui/views/plot_theme.h"

namespace cleanai::ui {
namespace {

enum Value { importanceValue, metricValue };

/// The score of each channel's unit; NaN for channels that stay anyway.
std::vector<double> scoresOfLayer(const Layer& layer, const std::vector<double>& unitScores) {
  std::vector<double> values;
  for (const Unit unit : layer.outputUnits)
    values.push_back(unit == fixedUnit ? std::numeric_limits<double>::quiet_NaN()
                                       : unitScores[static_cast<std::size_t>(unit)]);
  return values;
}

std::vector<char> keptFlags(const LayerPlan& plan) {
  std::vector<char> keeps(static_cast<std::size_t>(plan.channels), 0);
  for (const auto channel : plan.kept) keeps[static_cast<std::size_t>(channel)] = 1;
  return keeps;
}

}  // namespace

LayerView::LayerView(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      title_(new QLabel),
      facts_(new QLabel),
      value_(new QComboBox),
      plot_(new CurvePlot) {
  QFont bold = font();
  bold.setBold(true);
  title_->setFont(bold);
  title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  facts_->setTextFormat(Qt::PlainText);
  facts_->setWordWrap(true);
  for (auto* label : {title_, facts_}) label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  facts_->setToolTip(tr(
      "Agreement: how many of the channels that these images would keep, unlimited data would keep too, judged by two "
      "halves of the images."));
  value_->addItems({tr("Importance"), tr("Metric of the heatmap")});
  value_->setToolTip(tr("Importance is what the cut follows: summed over all layers that share the channels."));
  value_->setAccessibleName(tr("Value of the curve"));
  plot_->setAccessibleName(tr("Channels of the selected layer, sorted"));
  auto* top = new QHBoxLayout;
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  texts->addWidget(title_);
  texts->addWidget(facts_);
  top->addLayout(texts, 1);
  top->addWidget(value_, 0, Qt::AlignTop);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(10, 8, 10, 4);
  layout->addLayout(top);
  layout->addWidget(plot_, 1);

  connect(value_, &QComboBox::currentIndexChanged, this, &LayerView::refresh);
  connect(&session.view(), &ViewState::layerChanged, this, &LayerView::refresh);
  connect(&session.view(), &ViewState::metricChanged, this, &LayerView::refresh);
  connect(&session, &Session::coverageChanged, this, &LayerView::refresh);
  connect(&session.pruning(), &Pruning::planChanged, this, &LayerView::refresh);
  plot_->setPlotPalette(palette());
  refresh();
}

QByteArray LayerView::render(const QString& fileName) {
  plot_->setPlotPalette(documentPalette());
  const QByteArray content = renderPlot(*plot_, fileName, {900, 480});
  plot_->setPlotPalette(palette());
  return content;
}

void LayerView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) plot_->setPlotPalette(palette());
  QWidget::changeEvent(event);
}

void LayerView::refresh() {
  const auto network = session_.network();
  const int index = session_.view().layer();
  hasCurve_ = false;
  if (!network || index < 0) {
    title_->setText(tr("No layer selected"));
    facts_->setText(tr("Click a row of the heatmap or of the layer list."));
    plot_->clear();
    value_->setEnabled(false);
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
  refreshCurve(layer, static_cast<std::size_t>(index));
}

void LayerView::refreshCurve(const Layer& layer, std::size_t index) {
  const Pruning& pruning = session_.pruning();
  const std::vector<char> keeps =
      pruning.plan() && layer.lockedBecause.empty() ? keptFlags(pruning.plan()->layers[index]) : std::vector<char>();
  const auto* measured = session_.coverage() ? findLayer(*session_.coverage(), layer.name) : nullptr;
  const bool scored = pruning.scores() && layer.lockedBecause.empty();
  std::optional<ScoreArray> values;
  QString name;
  if (scored && value_->currentIndex() == importanceValue) {
    values.emplace(session_.ledger(), scoresOfLayer(layer, *pruning.scores()));
    name = tr("importance");
  } else if (measured) {
    values.emplace(scoresFor(session_.ledger(), session_.view().metric(), measured->statistics));
    name = titleOf(session_.view().metric());
  }
  hasCurve_ = values && !values->values().empty();
  value_->setEnabled(scored);
  if (hasCurve_)
    plot_->showChannels(values->values(), keeps, name);
  else
    plot_->clear();
}

}  // namespace cleanai::ui
