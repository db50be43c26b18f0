// One layer's channels as a table: what was measured, how sure it is, and what the plan keeps.
#include "ui/models/channel_model.h"

#include <cmath>
#include <limits>
#include <utility>

#include "core/coverage/metrics.h"
#include "ui/base/formats.h"

namespace cleanai::ui {
namespace {

constexpr int digits = 4;

QString intervalText(const Interval& interval) {
  if (std::isnan(interval.low)) return QStringLiteral("–");
  return ChannelModel::tr("%1 to %2").arg(valueText(interval.low, digits), valueText(interval.high, digits));
}

QVariant alignmentOf(int column) {
  const bool isText = column == ChannelModel::fate || column == ChannelModel::dead;
  return QVariant::fromValue(Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight));
}

}  // namespace

std::vector<ChannelFacts> channelFacts(const LayerStatistics& statistics, std::int64_t images) {
  const auto of = [&](const char* name) { return metricNamed(name).compute(statistics); };
  const auto means = of("mean"), variances = of("variance"), minima = of("min"), maxima = of("max");
  const auto frequencies = of("frequency"), absolutes = of("mean_absolute"), squares = of("rms");
  const auto meanIntervals = meanConfidence(statistics, images);
  const auto frequencyIntervals = frequencyConfidence(statistics, images);
  std::vector<ChannelFacts> facts;
  facts.reserve(means.size());
  for (std::size_t c = 0; c < means.size(); ++c) {
    const ChannelStatistics& channel = statistics.channels[c];
    facts.push_back({means[c], std::sqrt(variances[c]), minima[c], maxima[c], frequencies[c], absolutes[c], squares[c],
                     meanIntervals[c], frequencyIntervals[c], channel.images, channel.imagesActive,
                     channel.imagesActive == 0 && channel.finite > 0});
  }
  return facts;
}

void ChannelModel::setFacts(std::vector<ChannelFacts> facts) {
  const bool hasSameRows = facts.size() == facts_.size();
  if (!hasSameRows) beginResetModel();
  facts_ = std::move(facts);
  if (keeps_.size() != facts_.size()) keeps_.clear();
  if (!hasSameRows)
    endResetModel();
  else if (!facts_.empty())
    emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount_ - 1));
}

void ChannelModel::setKeeps(std::vector<char> keeps) {
  if (keeps.size() != facts_.size()) keeps.clear();
  if (keeps == keeps_) return;
  keeps_ = std::move(keeps);
  if (!facts_.empty()) emit dataChanged(index(0, fate), index(rowCount() - 1, fate));
}

int ChannelModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(facts_.size());
}

int ChannelModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : columnCount_; }

std::optional<bool> ChannelModel::keeps(std::size_t row) const {
  return row < keeps_.size() ? std::optional(keeps_[row] != 0) : std::nullopt;
}

double ChannelModel::number(std::size_t row, int column) const {
  const ChannelFacts& facts = facts_[row];
  switch (column) {
    case channel:
      return static_cast<double>(row);
    case fate:
      return keeps(row).value_or(true) ? 0 : 1;
    case mean:
      return facts.mean;
    case meanInterval:
      return facts.meanInterval.high - facts.meanInterval.low;
    case frequency:
      return facts.frequency;
    case frequencyInterval:
      return facts.frequencyInterval.high - facts.frequencyInterval.low;
    case standardDeviation:
      return facts.standardDeviation;
    case minimum:
      return facts.minimum;
    case maximum:
      return facts.maximum;
    case meanAbsolute:
      return facts.meanAbsolute;
    case rms:
      return facts.rms;
    case images:
      return static_cast<double>(facts.images);
    case activeImages:
      return static_cast<double>(facts.activeImages);
    case dead:
      return facts.dead ? 1 : 0;
    default:
      return std::numeric_limits<double>::quiet_NaN();
  }
}

QString ChannelModel::text(std::size_t row, int column) const {
  const ChannelFacts& facts = facts_[row];
  switch (column) {
    case channel:
      return QString::number(row);
    case fate:
      return !keeps(row) ? QStringLiteral("–") : *keeps(row) ? tr("kept") : tr("removed");
    case meanInterval:
      return intervalText(facts.meanInterval);
    case frequencyInterval:
      return intervalText(facts.frequencyInterval);
    case images:
      return countText(facts.images);
    case activeImages:
      return countText(facts.activeImages);
    case dead:
      return facts.dead ? tr("dead") : QString();
    default:
      return valueText(number(row, column), digits);
  }
}

QVariant ChannelModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
  const auto row = static_cast<std::size_t>(index.row());
  if (role == Qt::DisplayRole) return text(row, index.column());
  if (role == sortRole) {
    const double value = number(row, index.column());
    return std::isnan(value) ? -std::numeric_limits<double>::infinity() : value;
  }
  if (role == Qt::TextAlignmentRole) return alignmentOf(index.column());
  return {};
}

QVariant ChannelModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  static constexpr std::pair<const char*, const char*> columns[columnCount_] = {
      {QT_TR_NOOP("Channel"), QT_TR_NOOP("Its index in the layer")},
      {QT_TR_NOOP("Plan"), QT_TR_NOOP("Whether the plan keeps it")},
      {QT_TR_NOOP("Mean"), QT_TR_NOOP("Mean over images and positions")},
      {QT_TR_NOOP("95 % of the mean"),
       QT_TR_NOOP("Where the mean lies with 95 % confidence, the image being the independent unit")},
      {QT_TR_NOOP("Frequency"), QT_TR_NOOP("Share of images in which any position is above the threshold")},
      {QT_TR_NOOP("95 % of the frequency"), QT_TR_NOOP("Wilson's interval, the image being the independent unit")},
      {QT_TR_NOOP("Std. deviation"), QT_TR_NOOP("Over images and positions")},
      {QT_TR_NOOP("Minimum"), QT_TR_NOOP("Smallest value")},
      {QT_TR_NOOP("Maximum"), QT_TR_NOOP("Largest value")},
      {QT_TR_NOOP("Mean absolute"), QT_TR_NOOP("Mean of |x| over images and positions")},
      {QT_TR_NOOP("RMS"), QT_TR_NOOP("Root of the mean of x squared")},
      {QT_TR_NOOP("Images"), QT_TR_NOOP("Images with a finite value")},
      {QT_TR_NOOP("Active in"), QT_TR_NOOP("Images in which any position is above the threshold")},
      {QT_TR_NOOP("Dead"), QT_TR_NOOP("No image activated it")}};
  if (section < 0 || section >= columnCount_) return {};
  if (role == Qt::DisplayRole) return tr(columns[section].first);
  if (role == Qt::ToolTipRole) return tr(columns[section].second);
  if (role == Qt::TextAlignmentRole) return alignmentOf(section);
  return {};
}

}  // namespace cleanai::ui
