// What is to be pruned: a criterion's scores, computed once in the background, and the plan that follows from a
// selection.
#pragma once

#include <QObject>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/model/model.h"
#include "core/pruning/importance.h"
#include "core/pruning/plan.h"
#include "core/pruning/selection.h"
#include "ui/session/worker.h"

namespace cleanai::ui {

using UnitScores = std::shared_ptr<const std::vector<double>>;

class Pruning : public QObject {
  Q_OBJECT

 public:
  explicit Pruning(QThreadPool& pool, QObject* parent = nullptr);

  /// What scores are made of. Forgets the scores of other inputs; coverage may be null.
  void setInputs(std::shared_ptr<const Model> model, std::shared_ptr<const Network> network,
                 std::shared_ptr<const Coverage> coverage);
  /// Scores are computed in the background unless they are known; scoresChanged follows.
  void setCriterion(const Criterion& criterion);
  /// Chooses anew from the known scores, at once: this is what a moving slider calls.
  void setSelection(const Selection& selection);

  const Criterion& criterion() const { return criterion_; }
  const Selection& selection() const { return selection_; }
  /// By unit; null while they are computed or when the criterion lacks its coverage.
  const UnitScores& scores() const { return scores_; }
  /// Null without scores.
  const std::shared_ptr<const Plan>& plan() const { return plan_; }
  /// What the plan leaves; the network's own cost without a plan.
  Cost cost() const { return cost_; }
  /// True when the criterion needs an analysis that has not been made.
  bool lacksCoverage() const;
  bool computing() const { return worker_.busy(); }

 signals:
  void scoresChanged();
  void planChanged();
  void failed(cleanai::ui::Job job, const cleanai::ui::Failure& failure);

 private:
  using Key = std::pair<std::string, std::string>;
  Key key() const;
  void updateScores();
  void updatePlan();

  Worker worker_;
  std::shared_ptr<const Model> model_;
  std::shared_ptr<const Network> network_;
  std::shared_ptr<const Coverage> coverage_;
  Criterion criterion_;
  Selection selection_;
  std::map<Key, UnitScores> known_;
  UnitScores scores_;
  std::shared_ptr<const Plan> plan_;
  Cost cost_;
};

}  // namespace cleanai::ui
