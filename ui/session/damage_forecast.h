// What a plan is predicted to cost before anything is cut, computed in the background once the choice rests.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

#include "core/coverage/moments.h"
#include "core/model/model.h"
#include "core/pruning/damage.h"
#include "core/pruning/plan.h"
#include "ui/session/worker.h"

namespace cleanai::ui {

/// Shares of the energy of the network's output that are lost although the kept channels make up for what they can.
struct Forecast {
  double total = 0;
  std::vector<std::optional<double>> byLayer;  ///< of the layer's groups; absent where nothing is removed or known
  std::vector<std::optional<double>> byGroup;  ///< likewise
  std::optional<std::size_t> worst;            ///< the first layer of the group that costs most
};

/// Each consumer's lost share (predictedDamage), times how much of it arrives at the output (Moments::sensitivityOf).
Forecast forecastOf(const Network& network, const Moments& moments, const std::vector<LayerDamage>& damage,
                    const Plan& plan);

class DamageForecast : public QObject {
  Q_OBJECT

 public:
  explicit DamageForecast(QThreadPool& pool, QObject* parent = nullptr);

  /// Forgets the forecast of other inputs; without moments there is none.
  void setInputs(std::shared_ptr<const Model> model, std::shared_ptr<const Network> network,
                 std::shared_ptr<const Moments> moments);
  /// Of this plan, soon; null: of none.
  void setPlan(std::shared_ptr<const Plan> plan);

  /// Null without moments or plan; of an earlier plan while not current().
  const std::shared_ptr<const Forecast>& forecast() const { return forecast_; }
  bool current() const { return !computing(); }
  bool computing() const { return rest_.isActive() || worker_.busy(); }

 signals:
  void changed();
  void failed(cleanai::ui::Job job, const cleanai::ui::Failure& failure);

 private:
  void compute();

  Worker worker_;
  QTimer rest_;
  std::shared_ptr<const Model> model_;
  std::shared_ptr<const Network> network_;
  std::shared_ptr<const Moments> moments_;
  std::shared_ptr<const Plan> plan_;
  std::shared_ptr<const Forecast> forecast_;
};

}  // namespace cleanai::ui
