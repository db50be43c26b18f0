// What the statistics add to a forward pass of the same prepared network: analyze_pass MODEL N,C,H,W THREADS PAIRS
// MODE. MODE is pairs (seconds of plain and observed passes in turns), moments (the same with second moments), or
// plain, observed: that alone, for the peak of memory.
#include <ATen/ATen.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <iostream>
#include <string>
#include <vector>

#include "core/base/process_memory.h"
#include "core/base/shape.h"
#include "core/coverage/observed_network.h"
#include "core/coverage/observer.h"
#include "core/model/compute_threads.h"
#include "core/model/model.h"
#include "core/model/network.h"
#include "core/model/tensor_memory.h"
#include "core/model/torch_model.h"

using namespace cleanai;

namespace {

using Clock = std::chrono::steady_clock;

int numberOf(const std::string& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The layers of a network in the order in which it calls them, and what is known of them so far.
struct Known {
  std::vector<std::string> order;
  std::vector<LayerCoverage> layers;

  explicit Known(const ObservedNetwork& network) {
    for (const auto& point : network.points())
      if (std::find(order.begin(), order.end(), point.layer) == order.end()) order.push_back(point.layer);
  }
};

double seconds(ObservedNetwork& network, const at::Tensor& batch, const Collecting* collecting, Known& known) {
  const auto begin = Clock::now();
  if (collecting) {
    if (collecting->moments) collecting->moments->begin(batch, 0);
    PassMemory memory;
    Observer observer(network, {{0, batch.size(0), false}}, *collecting, {}, &memory);
    network.run(batch, &observer);
    addLayers(known.order, observer.takeLayers(), known.layers, onAllThreads);
    if (collecting->moments) collecting->moments->endBatch();
  } else {
    network.run(batch, nullptr);
  }
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  returnLargeBlocksAtOnce();
  const std::string mode = argv[5];
  const Model model = openModel(argv[1]);
  const ComputeThreads threads(numberOf(argv[3]));
  std::vector<std::int64_t> shape;
  for (const char* at = argv[2]; *at != '\0';) {
    std::int64_t size = 0;
    at = std::from_chars(at, at + 20, size).ptr;
    shape.push_back(size);
    if (*at == ',') ++at;
  }
  const at::Tensor batch = at::randn(shape);
  ObservedNetwork network(model.torch(), observationPoints(model.torch(), Observe::activation));
  std::shared_ptr<MomentCollector> moments;
  if (mode == "moments") moments = momentCollector(model, inspect(model, shape));
  const Collecting collecting{{}, nullptr, moments.get()};
  Known known(network);
  seconds(network, batch, mode == "plain" ? nullptr : &collecting, known);
  std::cout << "[";
  for (int pair = 0; pair < numberOf(argv[4]); ++pair) {
    const double plain = mode == "observed" ? 0 : seconds(network, batch, nullptr, known);
    const double observed = mode == "plain" ? 0 : seconds(network, batch, &collecting, known);
    std::cout << (pair > 0 ? ", " : "") << "[" << plain << ", " << observed << ", " << processMemory().peak << "]";
  }
  std::cout << "]\n";
}
