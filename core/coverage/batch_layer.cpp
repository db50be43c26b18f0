#include "core/coverage/batch_layer.h"

#include <utility>

#include "core/coverage/layer_order.h"

namespace cleanai {
namespace {

LayerCoverage coverageOf(BatchLayer batch, const ParallelFor& parallelFor) {
  LayerCoverage layer{.name = std::move(batch.name),
                      .type = std::move(batch.type),
                      .statistics = batch.statistics.emptyStatistics(),
                      .strongest = std::move(batch.strongest)};
  layer.odd.channels.resize(layer.statistics.channels.size());
  batch.statistics.addTo(layer.statistics, layer.odd, parallelFor);
  return layer;
}

}  // namespace

void addLayers(const std::vector<std::string>& order, std::vector<BatchLayer> added, std::vector<BatchLayer>& layers) {
  joinInOrder(
      order, std::move(added), layers, [](BatchLayer layer) { return layer; },
      [](const BatchLayer& from, BatchLayer& to) {
        to.statistics.merge(from.statistics);
        mergeStrongest(from.strongest, to.strongest);
      });
}

void addLayers(const std::vector<std::string>& order, std::vector<BatchLayer> added, std::vector<LayerCoverage>& layers,
               const ParallelFor& parallelFor) {
  joinInOrder(
      order, std::move(added), layers, [&](BatchLayer layer) { return coverageOf(std::move(layer), parallelFor); },
      [&](const BatchLayer& from, LayerCoverage& to) {
        from.statistics.addTo(to.statistics, to.odd, parallelFor);
        mergeStrongest(from.strongest, to.strongest);
      });
}

}  // namespace cleanai
