// What the user chose as calibration data, and how a network is to see it.
#pragma once

#include <QString>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/base/shape.h"
#include "core/coverage/coverage.h"
#include "core/data/preprocessing.h"

namespace cleanai::ui {

struct DataChoice {
  QString source;      ///< SOURCE of the contract: file, folder or random:N; empty: none yet
  QString labels;      ///< file of class numbers; empty: found beside the data
  QString classNames;  ///< text file, one name a line; empty: those that the data brings
  Preprocessing preprocessing;
  std::size_t batchSize = 128;                 ///< images a batch, at least 1
  std::optional<std::size_t> maxBatches = 20;  ///< absent: all of the data
  Observe observe = Observe::activation;
  Shape randomShape{3, 224, 224};  ///< one image of random:N
  std::uint64_t seed = 0;          ///< of random:N

  bool empty() const { return source.isEmpty(); }
  bool isRandom() const { return source.startsWith(QStringLiteral("random:")); }
};

}  // namespace cleanai::ui
