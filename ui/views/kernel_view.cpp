// The filters of the selected layer: one small picture a channel, or a channel's weights input by input.
#include "ui/views/kernel_view.h"

#include <QPainter>
#include <QVBoxLayout>
#include <utility>

#include "ui/base/formats.h"
#include "ui/base/picture_image.h"
#include "ui/views/channel_grid.h"
#include "ui/views/layer_values.h"
#include "ui/widgets/elided_label.h"

namespace cleanai::ui {

KernelView::KernelView(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      mode_(new QComboBox),
      note_(new ElidedLabel),
      grid_(new TileGrid({12, 160, 4, 0})) {
  mode_->addItems({tr("All channels"), tr("Selected channel, by input")});
  mode_->setAccessibleName(tr("Which filters are shown"));
  note_->setForegroundRole(QPalette::PlaceholderText);
  grid_->setAccessibleName(tr("Filters of the selected layer"));
  grid_->setPaint([this](QPainter& painter, int tile, const QRect& area) { paintTile(painter, tile, area); });
  grid_->setDescription([this](int tile) { return textOf(tile); });
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 4, 0, 0);
  layout->setSpacing(4);
  layout->addWidget(mode_, 0, Qt::AlignLeft);
  layout->addWidget(grid_, 1);
  layout->addWidget(note_);
  connect(mode_, &QComboBox::currentIndexChanged, this, &KernelView::showChannel);
  connect(&session.view(), &ViewState::channelChanged, this, &KernelView::showChannel);
  connect(&session, &Session::modelChanged, this, &KernelView::forget);
  connect(grid_, &TileGrid::chosen, this, [this](int tile) {
    if (mode_->currentIndex() == allChannels) session_.view().setChannel(tile);
  });
  connect(&job_, &LatestJob::failed, this, [this](const Failure& failure) { note_->setText(failure.text()); });
}

void KernelView::forget() {
  job_.drop();
  model_ = nullptr;
  weight_.clear();
  layer_ = -1;
  kernels_ = single_ = nullptr;
  overview_.clear();
  keeps_.clear();
  showTiles();
}

void KernelView::showLayer(int layer) {
  const auto network = session_.network();
  const auto& model = session_.model();
  const std::string weight =
      network && layer >= 0 ? network->layers[static_cast<std::size_t>(layer)].weight : std::string();
  if (model == model_ && weight == weight_) return showPlan(layer);
  forget();
  if (weight.empty()) return;
  model_ = model;
  weight_ = weight;
  layer_ = layer;
  channels_ = network->layers[static_cast<std::size_t>(layer)].channels;
  showTiles();
  read(0, channels_, true);
  showPlan(layer);
}

void KernelView::read(std::int64_t first, std::int64_t count, bool isOverview) {
  job_.start([this, model = model_, network = session_.network(), layer = static_cast<std::size_t>(layer_), first,
              count, isOverview](const JobControl& control) -> Delivery {
    auto result = std::make_shared<Read>();
    auto kernels = std::make_shared<const Kernels>(kernelsOf(*model, network->layers[layer], first, count));
    result->kernels = kernels;
    if (isOverview) {
      result->scale = largestWeight(*kernels);
      const double scale = overviewScale(*kernels);
      for (std::int64_t i = 0; i < kernels->outputs && !control.stop.stop_requested(); ++i)
        result->overview.push_back(kernels->inputs == 3 && kernels->planeSize() > 1
                                       ? colourKernel(*kernels, i)
                                       : overviewKernel(*kernels, i, scale));
    }
    return [this, result, isOverview] {
      if (isOverview) {
        kernels_ = result->kernels;
        overview_ = result->overview;
        scale_ = result->scale;
      } else {
        single_ = result->kernels;
      }
      showTiles();
      if (isOverview) showChannel();
    };
  });
}

void KernelView::showPlan(int layer) {
  keeps_ =
      session_.network() && layer >= 0 ? keptFlags(session_, static_cast<std::size_t>(layer)) : std::vector<char>();
  grid_->viewport()->update();
}

void KernelView::showChannel() {
  const int channel = session_.view().channel();
  if (mode_->currentIndex() == oneChannel && kernels_ && channel >= 0) {
    const bool isRead = channel >= kernels_->first && channel < kernels_->first + kernels_->outputs;
    single_ = isRead ? kernels_ : nullptr;
    if (!isRead) read(channel, 1, false);
  }
  showTiles();
}

void KernelView::showTiles() {
  const int channel = session_.view().channel();
  const bool isAll = mode_->currentIndex() == allChannels;
  QString note;
  if (!kernels_) {
    grid_->setCount(0);
    note = weight_.empty() ? QString() : tr("Reading…");
  } else if (isAll) {
    grid_->setCount(static_cast<int>(overview_.size()));
    grid_->setCurrent(channel);
    const bool isColoured = kernels_->inputs == 3 && kernels_->planeSize() > 1;
    const bool isSquare = kernels_->planeSize() == 1;
    note = isColoured ? tr("red, green and blue inputs; grey is zero")
           : isSquare ? tr("all inputs of each; blue below zero, red above")
                      : tr("mean over inputs; blue below zero, red above");
    if (kernels_->outputs < channels_)
      note = tr("the first %1 of %2; ").arg(countText(kernels_->outputs), countText(channels_)) + note;
  } else if (channel < 0 || !single_) {
    grid_->setCount(0);
    note = channel < 0 ? tr("Select a channel first.") : tr("Reading…");
  } else {
    grid_->setCount(static_cast<int>(single_->inputs));
    note = tr("channel %1, %2 inputs; blue below zero, red above").arg(channel).arg(countText(single_->inputs));
  }
  note_->setText(note);
  grid_->viewport()->update();
}

QImage KernelView::imageOf(int tile) const {
  if (mode_->currentIndex() == allChannels)
    return static_cast<std::size_t>(tile) < overview_.size() ? overview_[static_cast<std::size_t>(tile)] : QImage();
  const int channel = session_.view().channel();
  if (!single_ || channel < single_->first || channel >= single_->first + single_->outputs) return {};
  return planeKernel(single_->plane(channel - single_->first, tile), single_->width, scale_);
}

QString KernelView::textOf(int tile) const {
  if (mode_->currentIndex() == allChannels) {
    QString text = tr("channel %1").arg(tile);
    if (static_cast<std::size_t>(tile) < keeps_.size())
      text += QStringLiteral(", ") + (keeps_[static_cast<std::size_t>(tile)] ? tr("kept") : tr("removed"));
    return text;
  }
  const int channel = session_.view().channel();
  if (!single_ || channel < single_->first) return {};
  QString text = tr("input %1 of channel %2").arg(tile).arg(channel);
  const auto plane = single_->plane(channel - single_->first, tile);
  for (std::size_t i = 0; i < plane.size() && i < 49; ++i)
    text += (i % static_cast<std::size_t>(single_->width) == 0 ? QStringLiteral("\n") : QStringLiteral("   ")) +
            valueText(plane[i], 3);
  return text;
}

void KernelView::paintTile(QPainter& painter, int tile, const QRect& area) const {
  const QImage image = imageOf(tile);
  if (image.isNull()) return;
  const QRect target = paintImage(painter, image, area);
  QColor frame = palette().color(QPalette::Text);
  frame.setAlphaF(0.25f);
  painter.setPen(frame);
  painter.drawRect(target.adjusted(0, 0, -1, -1));
  const auto channel = static_cast<std::size_t>(tile);
  if (mode_->currentIndex() == allChannels && channel < keeps_.size() && !keeps_[channel])
    paintRemoved(painter, target, palette());
}

}  // namespace cleanai::ui
