// What a plan is predicted to cost before anything is cut, computed in the background once the choice rests.
#include "ui/session/damage_forecast.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace cleanai::ui {
namespace {

constexpr int restingTime = 150;  // milliseconds without a new plan

bool losesChannels(const Group& group, const Plan& plan) {
  return std::any_of(group.units.begin(), group.units.end(),
                     [&](Unit unit) { return !plan.keeps[static_cast<std::size_t>(unit)]; });
}

}  // namespace

Forecast forecastOf(const Network& network, const Moments& moments, const std::vector<LayerDamage>& damage,
                    const Plan& plan) {
  std::map<std::string, double> shares;
  for (const LayerDamage& layer : damage) shares[layer.layer] += layer.share;
  std::vector<std::optional<double>> asConsumer(network.layers.size());
  Forecast forecast;
  for (std::size_t i = 0; i < network.layers.size(); ++i)
    if (const auto found = shares.find(network.layers[i].name); found != shares.end()) {
      asConsumer[i] = found->second * moments.sensitivityOf(network.layers[i].weight);
      forecast.total += *asConsumer[i];
    }
  forecast.byLayer.resize(network.layers.size());
  forecast.byGroup.resize(network.groups.size());
  double most = 0;
  for (std::size_t g = 0; g < network.groups.size(); ++g) {
    const Group& group = network.groups[g];
    if (!losesChannels(group, plan)) continue;
    std::optional<double> sum;
    for (const std::size_t consumer : group.consumers)
      if (asConsumer[consumer]) sum = sum.value_or(0) + *asConsumer[consumer];
    if (!sum) continue;
    forecast.byGroup[g] = sum;
    for (const std::size_t layer : group.layers) forecast.byLayer[layer] = forecast.byLayer[layer].value_or(0) + *sum;
    if (*sum > most && !group.layers.empty()) {
      most = *sum;
      forecast.worst = group.layers.front();
    }
  }
  return forecast;
}

DamageForecast::DamageForecast(QThreadPool& pool, QObject* parent) : QObject(parent), worker_(pool) {
  rest_.setSingleShot(true);
  rest_.setInterval(restingTime);
  connect(&rest_, &QTimer::timeout, this, &DamageForecast::compute);
  connect(&worker_, &Worker::failed, this, &DamageForecast::failed);
}

void DamageForecast::setInputs(std::shared_ptr<const Model> model, std::shared_ptr<const Network> network,
                               std::shared_ptr<const Moments> moments) {
  if (model == model_ && network == network_ && moments == moments_) return;
  model_ = std::move(model);
  network_ = std::move(network);
  moments_ = std::move(moments);
  forecast_ = nullptr;
  setPlan(nullptr);
}

void DamageForecast::setPlan(std::shared_ptr<const Plan> plan) {
  plan_ = std::move(plan);
  worker_.drop();
  if (plan_ && moments_) {
    rest_.start();
  } else {
    rest_.stop();
    forecast_ = nullptr;
  }
  emit changed();
}

void DamageForecast::compute() {
  worker_.start(Job::predict,
                [this, model = model_, network = network_, moments = moments_, plan = plan_](const JobControl&) {
                  const auto damage = predictedDamage(*model, *network, *moments, *plan);
                  auto forecast = std::make_shared<const Forecast>(forecastOf(*network, *moments, damage, *plan));
                  return Delivery([this, forecast] {
                    forecast_ = forecast;
                    emit changed();
                  });
                });
}

}  // namespace cleanai::ui
