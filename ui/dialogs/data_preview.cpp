// The first pictures of some data as a network will see them, prepared in the background.
#include "ui/dialogs/data_preview.h"

#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <tuple>
#include <utility>

#include "ui/base/formats.h"
#include "ui/session/item_pictures.h"

namespace cleanai::ui {
namespace {

constexpr int restingTime = 250;  // milliseconds without a change
constexpr std::size_t mostPictures = 12;

bool isSameData(const DataChoice& a, const DataChoice& b) {
  const auto key = [](const DataChoice& c) { return std::tie(c.source, c.labels, c.randomShape, c.seed); };
  return key(a) == key(b);
}

bool looksTheSame(const DataChoice& a, const DataChoice& b) {
  const auto key = [](const DataChoice& c) {
    const Preprocessing& p = c.preprocessing;
    return std::tie(c.classNames, p.resize, p.crop, p.colour, p.mean, p.std);
  };
  return isSameData(a, b) && key(a) == key(b);
}

}  // namespace

DataPreview::DataPreview(QWidget* parent)
    : QWidget(parent), summary_(new QLabel), grid_(new TileGrid({48, 112, 8, 1})), note_(new QLabel) {
  for (auto* label : {summary_, note_}) {
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
  }
  note_->setForegroundRole(QPalette::PlaceholderText);
  grid_->setAccessibleName(tr("Pictures as the network will see them"));
  grid_->setPaint([this](QPainter& painter, int tile, const QRect& area) {
    painter.fillRect(area, palette().color(QPalette::AlternateBase));
    paintImage(painter, imageOf(tile), area);
  });
  grid_->setCaption([this](int tile) { return captionOf(tile); });
  grid_->setDescription([this](int tile) {
    const Picture& picture = shown_.pictures[static_cast<std::size_t>(tile)];
    return picture.label.isEmpty() ? picture.name : picture.name + QStringLiteral(": ") + picture.label;
  });
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(summary_);
  layout->addWidget(grid_, 1);
  layout->addWidget(note_);
  rest_.setSingleShot(true);
  rest_.setInterval(restingTime);
  connect(&rest_, &QTimer::timeout, this, &DataPreview::start);
  connect(&job_, &LatestJob::failed, this, [this](const Failure& failure) {
    shown_ = {};
    grid_->setCount(0);
    summary_->clear();
    note_->clear();
    emit checked(failure.text());
  });
}

bool DataPreview::request(const DataChoice& choice) {
  if (looksTheSame(choice, choice_)) return false;
  choice_ = choice;
  job_.drop();
  note_->setText(tr("Reading…"));
  rest_.start();
  return true;
}

void DataPreview::clear() {
  rest_.stop();
  job_.drop();
  choice_ = {};
  shown_.pictures.clear();
  grid_->setCount(0);
  summary_->clear();
  note_->setText(tr("The first pictures are shown here as the network will see them."));
}

void DataPreview::start() {
  auto known = isSameData(choice_, opened_) ? shown_.dataset : nullptr;
  job_.start([this, choice = choice_, known](const JobControl& control) -> Delivery {
    const auto pictures = read(choice, known, control.stop);
    return [this, choice, pictures] {
      opened_ = choice;
      take(*pictures);
    };
  });
}

std::shared_ptr<const DataPreview::Pictures> DataPreview::read(const DataChoice& choice,
                                                               std::shared_ptr<const Dataset> dataset,
                                                               const std::stop_token& stop) {
  auto result = std::make_shared<Pictures>();
  if (!dataset)
    dataset = openDataset(choice.source.toStdString(), {choice.labels.toStdString(), choice.randomShape, choice.seed});
  result->dataset = dataset;
  const QStringList names = classNamesOf(*dataset, choice.classNames);
  result->classes = static_cast<int>(names.size());
  const std::size_t size = dataset->size(), count = std::min(mostPictures, size);
  for (std::size_t i = 0; i < count && !stop.stop_requested(); ++i) {
    const std::size_t item = dataset->sortedByClass() ? i * size / count : i;
    auto raw = readOrNothing(*dataset, item);
    if (!raw) {
      ++result->unreadable;
      continue;
    }
    const Sample sample = prepare(std::move(*raw), choice.preprocessing);
    const auto [image, undone] = preparedImage(sample, choice.preprocessing);
    if (result->pictures.empty()) result->shape = sample.shape;
    result->haveOneSize = result->haveOneSize && sample.shape == result->shape;
    result->undone = std::max(result->undone, undone);
    result->pictures.push_back(
        {thumbnail(image), labelText(*dataset, item, names), QString::fromStdString(dataset->itemName(item))});
  }
  return result;
}

void DataPreview::take(const Pictures& pictures) {
  shown_ = pictures;
  grid_->setForm({48, 112, 8, shown_.dataset->hasLabels() ? 1 : 0});
  grid_->setCount(static_cast<int>(shown_.pictures.size()));
  const auto size = static_cast<std::int64_t>(shown_.dataset->size());
  QString summary = size == 1 ? tr("1 picture") : tr("%1 pictures").arg(countText(size));
  if (!shown_.shape.empty()) summary += tr(", seen as %1").arg(shapeText(shown_.shape));
  summary += shown_.dataset->hasLabels() ? tr(", with labels") : tr(", no labels");
  if (shown_.classes > 0) summary += tr(", %1 class names").arg(countText(shown_.classes));
  summary_->setText(summary);
  QString note = shown_.undone == Undone::nothing ? tr("Shown as the network gets them.")
                 : shown_.undone == Undone::normalisation
                     ? tr("Shown with mean and standard deviation undone.")
                     : tr("Shown from each picture's least value to its greatest.");
  if (!shown_.haveOneSize)
    note = tr("These pictures differ in size. The network takes one size: resize and crop them.");
  if (shown_.unreadable > 0) note += u' ' + tr("%1 could not be read.").arg(shown_.unreadable);
  note_->setText(note);
  emit checked(QString());
}

}  // namespace cleanai::ui
