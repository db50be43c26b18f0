// Undo and redo for every pruning choice.
#include "ui/session/pruning_history.h"

#include <QUndoCommand>
#include <utility>

namespace cleanai::ui {
namespace {

constexpr int quickly = 500;  // milliseconds between changes that are one act
constexpr int mergeable = 1;  // QUndoCommand::id of steps that may grow

QString titleOf(Edit edit) {
  switch (edit) {
    case Edit::criterion:
      return PruningHistory::tr("ranking");
    case Edit::metric:
      return PruningHistory::tr("metric");
    case Edit::amount:
      return PruningHistory::tr("kind of amount");
    case Edit::share:
      return PruningHistory::tr("amount");
    case Edit::scope:
      return PruningHistory::tr("scope");
    case Edit::rounding:
      return PruningHistory::tr("rounding");
    case Edit::floor:
      return PruningHistory::tr("smallest number of channels");
    case Edit::recovery:
      return PruningHistory::tr("keeping accuracy");
    case Edit::training:
      return PruningHistory::tr("training on");
    case Edit::search:
      return PruningHistory::tr("amount by accuracy");
    case Edit::layerRatio:
      return PruningHistory::tr("layer's own share");
    case Edit::ignore:
      return PruningHistory::tr("keeping a layer whole");
    case Edit::preset:
      return PruningHistory::tr("preset");
    case Edit::reset:
      return PruningHistory::tr("reset");
  }
  return {};
}

/// Before and after, whole: a step knows nothing of what else there is to choose.
class ChoiceStep : public QUndoCommand {
 public:
  ChoiceStep(Pruning& pruning, Edit edit, PruningChoice after, bool continues)
      : pruning_(pruning), edit_(edit), before_(pruning.choice()), after_(std::move(after)), continues_(continues) {}

  void undo() override { pruning_.setChoice(before_); }
  void redo() override { pruning_.setChoice(after_); }
  int id() const override { return mergeable; }
  Edit edit() const { return edit_; }
  bool mergeWith(const QUndoCommand* other) override {
    const auto* next = static_cast<const ChoiceStep*>(other);
    if (!next->continues_) return false;
    after_ = next->after_;
    setObsolete(before_ == after_);
    return true;
  }

 private:
  Pruning& pruning_;
  Edit edit_;
  PruningChoice before_, after_;
  bool continues_;
};

QString titleAt(const QUndoStack& stack, int place) {
  const auto* step = static_cast<const ChoiceStep*>(stack.command(place));
  return step ? titleOf(step->edit()) : QString();
}

}  // namespace

PruningHistory::PruningHistory(Pruning& pruning, QObject* parent) : QObject(parent), pruning_(pruning) {}

void PruningHistory::change(Edit edit, PruningChoice after) {
  after = pruning_.fitted(std::move(after));
  if (after == pruning_.choice()) return;
  const bool grows = continues(edit);
  const int steps = stack_.count();
  stack_.push(new ChoiceStep(pruning_, edit, std::move(after), grows));
  last_ = edit;
  open_ = !grows || stack_.count() == steps;  // a step that led back to its start is gone
  sinceLast_.start();
}

bool PruningHistory::continues(Edit edit) const {
  if (!open_ || edit != last_ || !stack_.canUndo() || stack_.canRedo()) return false;
  const bool isNumber = edit == Edit::share || edit == Edit::rounding || edit == Edit::floor || edit == Edit::training;
  const bool isDragged = dragging_ && (isNumber || edit == Edit::layerRatio);
  return isDragged || (isNumber && sinceLast_.elapsed() < quickly);
}

QString PruningHistory::undoTitle() const { return titleAt(stack_, stack_.index() - 1); }

QString PruningHistory::redoTitle() const { return titleAt(stack_, stack_.index()); }

void PruningHistory::beginDrag() {
  dragging_ = true;
  open_ = false;
}

void PruningHistory::endDrag() {
  dragging_ = false;
  open_ = false;
}

void PruningHistory::clear() {
  stack_.clear();
  open_ = false;
}

}  // namespace cleanai::ui
