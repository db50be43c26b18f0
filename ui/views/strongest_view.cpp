// The pictures in which the selected channel is strongest.
#include "ui/views/strongest_view.h"

#include <QPainter>
#include <algorithm>
#include <utility>

#include "ui/base/formats.h"

namespace cleanai::ui {

StrongestView::StrongestView(Session& session, QWidget* parent)
    : QStackedWidget(parent), session_(session), message_(new QLabel), grid_(new TileGrid({56, 220, 16, 2})) {
  message_->setAlignment(Qt::AlignCenter);
  message_->setWordWrap(true);
  message_->setMargin(12);
  message_->setForegroundRole(QPalette::PlaceholderText);
  grid_->setAccessibleName(tr("Pictures in which the channel is strongest"));
  grid_->setPaint([this](QPainter& painter, int tile, const QRect& area) { paintTile(painter, tile, area); });
  grid_->setCaption([this](int tile) { return captionOf(tile); });
  grid_->setDescription([this](int tile) {
    const Tile& shown = tiles_[static_cast<std::size_t>(tile)];
    const QString text =
        tr("image %1%2: largest value %3")
            .arg(QString::number(shown.strong.image),
                 shown.picture.label.isEmpty() ? QString() : QStringLiteral(" (") + shown.picture.label + u')',
                 valueText(double{shown.strong.value}));
    return shown.picture.trouble.isEmpty() ? text : text + u'\n' + shown.picture.trouble;
  });
  addWidget(message_);
  addWidget(grid_);
  setFocusProxy(grid_);
  connect(&session.view(), &ViewState::channelChanged, this, &StrongestView::showChannel);
  connect(&session, &Session::dataChanged, this, &StrongestView::forget);
  connect(&job_, &LatestJob::failed, this, [this](const Failure& failure) {
    message_->setText(failure.text());
    setCurrentWidget(message_);
  });
}

void StrongestView::forget() {
  job_.drop();
  tiles_.clear();
  dataset_ = nullptr;
  grid_->setCount(0);
}

void StrongestView::showLayer(int layer) {
  layer_ = layer;
  showChannel();
}

QString StrongestView::problemOf(int layer) const {
  const auto network = session_.network();
  const auto& coverage = session_.coverage();
  if (!network || layer < 0) return tr("No layer selected");
  const auto* measured =
      coverage ? findLayer(*coverage, network->layers[static_cast<std::size_t>(layer)].name) : nullptr;
  if (!measured) return tr("Analyse first: the pictures are found on the way.");
  if (!measured->strongest) return tr("This analysis did not note its strongest pictures. Analyse again to see them.");
  if (!session_.preparation()) return tr("The pictures are not there: choose the data anew.");
  const int channel = session_.view().channel();
  if (channel < 0 || static_cast<std::size_t>(channel) >= measured->strongest->channels())
    return tr("Select a channel to see the pictures in which it is strongest.");
  if (measured->strongest->of(static_cast<std::size_t>(channel)).empty()) return tr("The channel had no finite value.");
  return {};
}

void StrongestView::showChannel() {
  if (!isVisible()) return;
  const QString problem = problemOf(layer_);
  setCurrentWidget(problem.isEmpty() ? static_cast<QWidget*>(grid_) : message_);
  message_->setText(problem);
  if (!problem.isEmpty()) return forget();
  const Layer& layer = session_.network()->layers[static_cast<std::size_t>(layer_)];
  const auto strongest =
      findLayer(*session_.coverage(), layer.name)->strongest->of(static_cast<std::size_t>(session_.view().channel()));
  const auto dataset = session_.preparation()->dataset->whole();
  const bool isSame =
      dataset == dataset_ && std::equal(strongest.begin(), strongest.end(), tiles_.begin(), tiles_.end(),
                                        [](const auto& strong, const Tile& tile) { return strong == tile.strong; });
  if (isSame) return;
  std::vector<Tile> tiles;
  for (const auto& strong : strongest) {
    const auto known =
        std::find_if(tiles_.begin(), tiles_.end(), [&](const Tile& tile) { return tile.strong.image == strong.image; });
    tiles.push_back(known != tiles_.end() && dataset == dataset_ ? Tile{strong, known->picture} : Tile{strong, {}});
  }
  tiles_ = std::move(tiles);
  dataset_ = dataset;
  grid_->setCount(static_cast<int>(tiles_.size()));
  grid_->setCurrent(-1);
  read();
}

void StrongestView::read() {
  constexpr std::int64_t isThere = -1;
  std::vector<std::int64_t> places;
  for (const Tile& tile : tiles_) places.push_back(tile.picture.image.isNull() ? tile.strong.image : isThere);
  job_.start([this, places, dataset = dataset_,
              namesFile = session_.choice().classNames](const JobControl& control) -> Delivery {
    const QStringList names = classNamesOf(*dataset, namesFile);
    for (std::size_t i = 0; i < places.size() && !control.stop.stop_requested(); ++i) {
      if (places[i] == isThere) continue;
      control.post([this, i, picture = readItem(*dataset, places[i], names)] {
        tiles_[i].picture = picture;
        grid_->viewport()->update();
      });
    }
    return [] {};
  });
}

QString StrongestView::captionOf(int tile) const {
  const Tile& shown = tiles_[static_cast<std::size_t>(tile)];
  const QString value = valueText(double{shown.strong.value}, 3);
  return shown.picture.label.isEmpty()
             ? tr("image %1").arg(shown.strong.image) + u'\n' + value
             : shown.picture.label + u'\n' + QStringLiteral("#%1: ").arg(shown.strong.image) + value;
}

void StrongestView::paintTile(QPainter& painter, int tile, const QRect& area) const {
  const QImage& image = tiles_[static_cast<std::size_t>(tile)].picture.image;
  painter.fillRect(area, palette().color(QPalette::AlternateBase));
  paintImage(painter, image, area);
}

}  // namespace cleanai::ui
