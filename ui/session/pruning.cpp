// What is to be pruned: a criterion's scores, computed once in the background, and the plan that follows from a
// selection.
#include "ui/session/pruning.h"

#include <algorithm>

#include "core/base/error.h"

namespace cleanai::ui {

Pruning::Pruning(QThreadPool& pool, QObject* parent) : QObject(parent), worker_(pool) {
  selection_.ratio = 0.5;
  connect(&worker_, &Worker::failed, this, &Pruning::failed);
}

void Pruning::setInputs(std::shared_ptr<const Model> model, std::shared_ptr<const Network> network,
                        std::shared_ptr<const Coverage> coverage) {
  if (coverage && coverage->data.images == 0) coverage = nullptr;
  if (network_ == network && coverage_ == coverage) return;
  worker_.drop();
  known_.clear();
  model_ = std::move(model);
  network_ = std::move(network);
  coverage_ = std::move(coverage);
  updateScores();
}

void Pruning::setCriterion(const Criterion& criterion) {
  criterion_ = criterion;
  updateScores();
}

void Pruning::setSelection(const Selection& selection) {
  selection_ = selection;
  updatePlan();
}

bool Pruning::lacksCoverage() const { return criterionNamed(criterion_.name).needsCoverage && !coverage_; }

Pruning::Key Pruning::key() const {
  return {criterion_.name, criterion_.name == "coverage" ? criterion_.metric : std::string()};
}

void Pruning::updateScores() {
  worker_.drop();
  const auto known = known_.find(key());
  scores_ = known == known_.end() ? nullptr : known->second;
  if (!scores_ && network_ && !lacksCoverage()) {
    worker_.start(Job::score,
                  [this, model = model_, network = network_, coverage = coverage_, criterion = criterion_,
                   scoreKey = key()](const JobControl&) -> Delivery {
                    auto scores = std::make_shared<const std::vector<double>>(
                        importance(*model, *network, {coverage.get(), nullptr}, criterion));
                    return [this, scores, scoreKey] {
                      known_[scoreKey] = scores_ = scores;
                      emit scoresChanged();
                      updatePlan();
                    };
                  });
  }
  emit scoresChanged();
  updatePlan();
}

void Pruning::updatePlan() {
  plan_ = nullptr;
  cost_ = network_ ? network_->cost : Cost{};
  if (scores_) {
    plan_ = std::make_shared<const Plan>(choose(*network_, *scores_, selection_));
    cost_ = costOf(*network_, *plan_);
  }
  emit planChanged();
}

}  // namespace cleanai::ui
