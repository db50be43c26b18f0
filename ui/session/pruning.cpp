// What is to be pruned: a criterion's scores, computed once in the background, and the plan that follows from them.
#include "ui/session/pruning.h"

#include <algorithm>
#include <utility>

#include "ui/session/layer_choices.h"

namespace cleanai::ui {
namespace {

/// Asks for the cost of the network often: too long for a moving slider.
bool takesLong(const Selection& selection) {
  return amountOf(selection) != Amount::ratio || selection.scope == Scope::damage;
}

}  // namespace

Pruning::Pruning(QThreadPool& pool, QObject* parent) : QObject(parent), worker_(pool), chooser_(choosingPool_) {
  choosingPool_.setMaxThreadCount(1);
  for (auto* worker : {&worker_, &chooser_}) connect(worker, &Worker::failed, this, &Pruning::failed);
  connect(&chooser_, &Worker::finished, this, [this] {
    if (std::exchange(chooseAgain_, false)) chooseInBackground();
  });
}

void Pruning::setInputs(Inputs inputs) {
  if (inputs.coverage && inputs.coverage->data.images == 0) inputs.coverage = nullptr;
  if (inputs == inputs_) return;
  worker_.drop();
  known_.clear();
  inputs_ = std::move(inputs);
  emit inputsChanged();
  updateScores();
  setChoice(choice_);  // as far as it fits this network
}

void Pruning::setChoice(PruningChoice choice) {
  choice = fitted(std::move(choice));
  if (choice == choice_) return;
  const bool ranksAnew = !sameCriterion(choice.criterion, choice_.criterion);
  PruningChoice before = choice_;
  before.recovery = choice.recovery;
  const bool keepsPlan = before == choice;  // it was only about what comes after
  choice_ = std::move(choice);
  emit choiceChanged();
  if (ranksAnew)
    updateScores();
  else if (!keepsPlan)
    updatePlan();
}

PruningChoice Pruning::fitted(PruningChoice choice) const {
  fitScope(choice);
  if (inputs_.network) dropForeignWishes(choice.selection, *inputs_.network);
  return choice;
}

void Pruning::forgetLayerWishes() {
  PruningChoice without = choice_;
  without.selection.layerRatios.clear();
  without.selection.ignore.clear();
  setChoice(std::move(without));
}

Missing Pruning::missing(const CriterionInfo& criterion) const {
  if (!inputs_.network) return Missing::network;
  if (criterion.needsCoverage && !inputs_.coverage) return Missing::coverage;
  if (criterion.name == "wanda" && inputs_.coverage->observe == Observe::output) return Missing::activations;
  if (criterion.needsMoments && !inputs_.moments) return inputs_.isNoise ? Missing::pictures : Missing::moments;
  return Missing::nothing;
}

std::int64_t Pruning::predictedBytes() const {
  if (!inputs_.model || !inputs_.network) return 0;
  return inputs_.model->bytes() - bytesPerParameter() * (inputs_.network->cost.parameters - cost_.parameters);
}

std::int64_t Pruning::bytesPerParameter() const {
  if (!inputs_.model || !inputs_.network) return 0;
  std::int64_t width = 8;
  while (width > 1 && width * inputs_.network->cost.parameters > inputs_.model->bytes()) width /= 2;
  return width;
}

Pruning::Key Pruning::key() const {
  return {criterion().name, criterion().name == "coverage" ? criterion().metric : std::string()};
}

void Pruning::updateScores() {
  worker_.drop();
  const auto known = known_.find(key());
  scores_ = known == known_.end() ? nullptr : known->second;
  if (!scores_ && missing() == Missing::nothing) {
    worker_.start(
        Job::score, [this, inputs = inputs_, criterion = criterion(), scoreKey = key()](const JobControl&) -> Delivery {
          auto scores = std::make_shared<const std::vector<double>>(
              importance(*inputs.model, *inputs.network, {inputs.coverage.get(), inputs.moments.get()}, criterion));
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
  if (!scores_) {
    chooser_.drop();
    setChosen({nullptr, inputs_.network ? inputs_.network->cost : Cost{}});
  } else if (takesLong(selection())) {
    chooseInBackground();
  } else {
    chooser_.drop();
    setChosen(chosen(*inputs_.network, *scores_, selection()));
  }
}

void Pruning::chooseInBackground() {
  if (plan_ && chooser_.busy()) {  // let it finish, so that something is seen while the slider moves
    chooseAgain_ = true;
    return;
  }
  chooseAgain_ = false;
  chooser_.start(
      Job::score,
      [this, network = inputs_.network, scores = scores_, wish = selection()](const JobControl&) -> Delivery {
        return [this, result = chosen(*network, *scores, wish)] { setChosen(result); };
      });
}

Pruning::Chosen Pruning::chosen(const Network& network, const std::vector<double>& scores, const Selection& selection) {
  auto plan = std::make_shared<const Plan>(choose(network, scores, selection));
  return {plan, costOf(network, *plan)};
}

void Pruning::setChosen(const Chosen& chosen) {
  plan_ = chosen.plan;
  cost_ = chosen.cost;
  emit planChanged();
}

}  // namespace cleanai::ui
