// What is to be pruned: a criterion's scores, computed once in the background, and the plan that follows from them.
#pragma once

#include <QObject>
#include <QThreadPool>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/coverage/moments.h"
#include "core/model/model.h"
#include "core/pruning/importance.h"
#include "core/pruning/plan.h"
#include "ui/session/pruning_choice.h"
#include "ui/session/worker.h"

namespace cleanai::ui {

using UnitScores = std::shared_ptr<const std::vector<double>>;

/// What a criterion waits for.
enum class Missing { nothing, network, coverage, activations, moments, pictures };

class Pruning : public QObject {
  Q_OBJECT

 public:
  /// Scores are computed on `pool`, where other work with the network is done.
  explicit Pruning(QThreadPool& pool, QObject* parent = nullptr);

  struct Inputs {
    std::shared_ptr<const Model> model;
    std::shared_ptr<const Network> network;
    std::shared_ptr<const Coverage> coverage;  ///< may be null
    std::shared_ptr<const Moments> moments;    ///< may be null
    bool isNoise = false;                      ///< the data are random numbers: nothing is learnt from them
    bool operator==(const Inputs&) const = default;
  };
  /// What scores are made of. Forgets the scores of other inputs, and what was wished for layers that the network
  /// lacks.
  void setInputs(Inputs inputs);
  /// A changed criterion computes its scores in the background unless they are known; anything else chooses anew from
  /// the scores there are: at once with a ratio, in the background where the network's cost has to be asked for often.
  void setChoice(PruningChoice choice);
  /// The choice as far as it can be made: setChoice() takes no other.
  PruningChoice fitted(PruningChoice choice) const;
  /// Forgets what was wished for the layers of another network.
  void forgetLayerWishes();

  const PruningChoice& choice() const { return choice_; }
  const Criterion& criterion() const { return choice_.criterion; }
  const Selection& selection() const { return choice_.selection; }
  /// By unit; null while they are computed or when the criterion lacks something.
  const UnitScores& scores() const { return scores_; }
  /// Null without scores. While choosing() that of an earlier choice.
  const std::shared_ptr<const Plan>& plan() const { return plan_; }
  /// What the plan leaves; the network's own cost without a plan.
  Cost cost() const { return cost_; }
  /// Of the file, from the width of its numbers.
  std::int64_t predictedBytes() const;
  /// Bytes that a parameter takes in the model's file, at least.
  std::int64_t bytesPerParameter() const;
  Missing missing(const CriterionInfo& criterion) const;
  Missing missing() const { return missing(criterionNamed(criterion().name)); }
  bool choosing() const { return chooser_.busy(); }
  bool computing() const { return worker_.busy() || chooser_.busy(); }

 signals:
  void inputsChanged();
  void choiceChanged();
  void scoresChanged();
  void planChanged();
  void failed(cleanai::ui::Job job, const cleanai::ui::Failure& failure);

 private:
  using Key = std::pair<std::string, std::string>;
  struct Chosen {
    std::shared_ptr<const Plan> plan;
    Cost cost;
  };
  static Chosen chosen(const Network& network, const std::vector<double>& scores, const Selection& selection);
  Key key() const;
  void updateScores();
  void updatePlan();
  void chooseInBackground();
  void setChosen(const Chosen& chosen);

  QThreadPool choosingPool_;  // no tensors there: not slowed down by an analysis, and no team of threads
  Worker worker_;
  Worker chooser_;
  bool chooseAgain_ = false;
  Inputs inputs_;
  PruningChoice choice_;
  std::map<Key, UnitScores> known_;
  UnitScores scores_;
  std::shared_ptr<const Plan> plan_;
  Cost cost_;
};

}  // namespace cleanai::ui
