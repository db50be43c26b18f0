// Finds the smallest network that keeps its accuracy, and makes its size the target.
#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

#include "core/pruning/accuracy_search.h"
#include "ui/session/judging.h"
#include "ui/session/session.h"

namespace cleanai::ui {

struct TargetSearch {
  double mostLost = 0.01;     ///< of the accuracy, as a share of the images
  int steps = 6;              ///< trials
  std::size_t images = 2048;  ///< to judge by, at most
};

/// What was tried, and what holds.
struct FoundTarget {
  TargetSearch search;
  std::vector<SearchStep> steps;
  std::optional<SearchStep> best;  ///< the smallest network that holds; absent when none does
  double original = 1;             ///< accuracy
  std::int64_t images = 0;         ///< that judged
  bool hasLabels = false;          ///< else the accuracy is how often both give the same answer
};

/// Tries targets of MACs by bisection: cuts and repairs as an export would, without its training, and judges by images
/// that neither analysis nor repair uses. One holds when the upper end of the drop's 95 % interval does, since the
/// images are but a sample. Nothing when stopped. Throws as exportPlanned and Judge do.
std::optional<FoundTarget> searchTarget(const Model& model, const Preparation& preparation,
                                        const std::vector<double>& scores, const PruningChoice& choice,
                                        const std::shared_ptr<const Moments>& moments, const TargetSearch& search,
                                        const JobControl& control);

class AccuracyTarget : public QObject {
  Q_OBJECT

 public:
  explicit AccuracyTarget(Session& session, QObject* parent = nullptr);

  /// Runs as the session's job. What is found becomes the choice's target as one step; when the choice was changed
  /// meanwhile it waits for apply().
  void start(const TargetSearch& search);
  /// Of the last search; null before the first, and once it is of other data or another analysis.
  const std::shared_ptr<const FoundTarget>& found() const { return found_; }
  /// Whether the choice is the one that was found.
  bool isApplied() const;
  /// Goes to the choice of the search with the target that it found, as one step.
  void apply();

 signals:
  void changed();

 private:
  void setFound(std::shared_ptr<const FoundTarget> found, const PruningChoice& from);
  void forget();

  Session& session_;
  std::shared_ptr<const FoundTarget> found_;
  PruningChoice choice_;  // of the search, with the target that was found
  std::weak_ptr<const Preparation> preparation_;
  std::weak_ptr<const Coverage> measured_;
};

}  // namespace cleanai::ui
