// One layer's channels as a table: what was measured, how sure it is, and what the plan keeps.
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <string>
#include <vector>

#include "core/coverage/confidence.h"
#include "core/coverage/coverage.h"

namespace cleanai::ui {

/// What the table says of a channel; NaN where no finite value was met.
struct ChannelFacts {
  double mean, standardDeviation, minimum, maximum;
  double frequency;
  double meanAbsolute, rms;
  Interval meanInterval;       ///< 95 % (confidence.h)
  Interval frequencyInterval;  ///< 95 %
  std::int64_t images, activeImages;
  bool dead;
};

/// `images`: those of the data (confidence.h). O(channels).
std::vector<ChannelFacts> channelFacts(const LayerStatistics& statistics, std::int64_t images);

/// RFC 4180 with a header line; numbers with a decimal point, in every locale. `keeps` is by channel; empty: the field
/// stays empty.
std::string channelCsv(const std::vector<ChannelFacts>& facts, const std::vector<char>& keeps);

class ChannelModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column {
    channel,
    fate,
    mean,
    meanInterval,
    frequency,
    frequencyInterval,
    standardDeviation,
    minimum,
    maximum,
    meanAbsolute,
    rms,
    images,
    activeImages,
    dead,
    columnCount_
  };
  /// A number to sort by.
  static constexpr int sortRole = Qt::UserRole;

  explicit ChannelModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

  void setFacts(std::vector<ChannelFacts> facts);
  /// By channel; empty without a plan. Cheap: called while a slider moves.
  void setKeeps(std::vector<char> keeps);
  const std::vector<ChannelFacts>& facts() const { return facts_; }
  const std::vector<char>& keeps() const { return keeps_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

 private:
  std::optional<bool> keeps(std::size_t row) const;
  QString text(std::size_t row, int column) const;
  double number(std::size_t row, int column) const;

  std::vector<ChannelFacts> facts_;
  std::vector<char> keeps_;
};

}  // namespace cleanai::ui
