#include "core/coverage/observed_network.h"

#include <spdlog/spdlog.h>

#include <utility>

#include "core/base/cancelled.h"
#include "core/base/log.h"
#include "core/coverage/observer.h"
#include "core/model/compute_device.h"
#include "core/model/compute_threads.h"
#include "core/model/torch_error.h"

namespace cleanai {
namespace {

constexpr float infinity = std::numeric_limits<float>::infinity();

Seen stageOf(const Tail& tail, std::size_t position) {
  if (position == tail.convolution) return Seen::raw;
  if (position == tail.norm) return Seen::scaled;
  return position == tail.clamp && !tail.sum ? Seen::finished : Seen::nowhere;
}

c10::Device deviceOf(const TorchModel& model) {
  return model.tensors.empty() ? c10::Device(c10::kCPU) : model.tensors.front().tensor.device();
}

}  // namespace

ObservedNetwork::ObservedNetwork(const TorchModel& model, std::vector<ObservationPoint> points,
                                 const PassOptions& options)
    : memory_(options.memory),
      model_(model),
      points_(std::move(points)),
      tails_(options.joinsTails && deviceOf(model).is_cpu() ? tailsOf(model) : std::vector<Tail>()),
      device_(deviceOf(model)),
      readsByOperators_(options.byOperators || !device_.is_cpu()),
      channelsLast_(options.channelsLast && device_.is_cpu()),
      work_([this](const Tail& tail, at::Tensor& value, const at::Tensor* addend) { doTail(tail, value, addend); }),
      overrides_(overridesFor(tails_, work_)) {
  for (const auto& point : points_) direct_.emplace(point.position, &point);
  for (const auto& tail : tails_)
    for (const auto& point : points_)
      if (const Seen seen = stageOf(tail, point.position); seen != Seen::nowhere) {
        onTails_.emplace(tail.convolution, OnTail{&point, seen});
        direct_.erase(point.position);
      }
}

const ObservationPoint* ObservedNetwork::pointAt(std::size_t position) const {
  const auto found = direct_.find(position);
  return found == direct_.end() ? nullptr : found->second;
}

const BatchLayout* ObservedNetwork::layoutAt(std::size_t position) const {
  const auto found = layouts_->find(position);
  return found == layouts_->end() ? nullptr : &found->second;
}

void ObservedNetwork::run(const at::Tensor& input, Observer* observer) {
  if (!layouts_) layouts_ = batchLayouts(model_, points_, input.narrow(0, 0, 1));
  if (channelsLast_ && input.dim() == 4 && input.size(1) > 1) {
    try {
      runOnce(input.contiguous(at::MemoryFormat::ChannelsLast), observer);
      isProven_ = true;
      return;
    } catch (const Cancelled&) {
      throw;
    } catch (const std::exception& error) {
      // A view of a picture's elements, for one, asks for them in their usual order.
      if (isProven_ || isOutOfMemory()) throw;
      logger()->debug("with channels last: {}", error.what());
      channelsLast_ = false;
      if (observer) observer->restart();
    }
  }
  runOnce(input, observer);
}

void ObservedNetwork::runOnce(const at::Tensor& input, Observer* observer) {
  observer_ = observer;
  do {
    model_.executor.run({input}, observer, &overrides_);
    waitFor(device_);
  } while (observer && !observer->settle());
}

void ObservedNetwork::doTail(const Tail& tail, at::Tensor& value, const at::Tensor* addend) {
  OnTail look;
  if (observer_)
    if (const auto found = onTails_.find(tail.convolution); found != onTails_.end()) look = found->second;
  if (walk(tail, look, value, addend)) return;
  const auto see = [&](Seen stage) {
    if (look.seen == stage) observer_->read(*look.point, value);
  };
  see(Seen::raw);
  doNorm(tail, value);
  see(Seen::scaled);
  doSumAndClamp(tail, value, addend);
  see(Seen::finished);
}

// One walk, for values that lie in memory without gaps; tells whether it could be done so.
bool ObservedNetwork::walk(const Tail& tail, const OnTail& look, at::Tensor& value, const at::Tensor* addend) {
  const auto view = viewInPlace(value);
  if (!view || view->element != Element::float32) return false;
  if (tail.norm && tail.scale.numel() != view->channels) return false;
  at::Tensor other;
  if (addend) {
    if (addend->sizes() != value.sizes() || addend->scalar_type() != at::kFloat) return false;
    other = addend->contiguous(value.suggest_memory_format());
  }
  const Pointwise pointwise{tail.norm ? tail.scale.data_ptr<float>() : nullptr,
                            tail.norm ? tail.shift.data_ptr<float>() : nullptr,
                            addend ? other.data_ptr<float>() : nullptr,
                            tail.clamp ? tail.low : -infinity,
                            tail.clamp ? tail.high : infinity,
                            look.seen};
  if (look.point) {
    observer_->walk(*look.point, *view, pointwise);
  } else {
    ValueRows none;
    walkValue(*view, pointwise, 0, none, onAllThreads);
  }
  return true;
}

}  // namespace cleanai
