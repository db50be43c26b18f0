// Undo and redo for every pruning choice.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QUndoStack>

#include "ui/session/pruning.h"

namespace cleanai::ui {

/// What was changed.
enum class Edit {
  criterion,
  metric,
  amount,
  share,
  scope,
  rounding,
  floor,
  recovery,
  training,
  search,
  layerRatio,
  ignore,
  preset,
  reset
};

/// The one door through which the window changes what is to be pruned.
class PruningHistory : public QObject {
  Q_OBJECT

 public:
  explicit PruningHistory(Pruning& pruning, QObject* parent = nullptr);

  /// Makes the change as one step. Changes of the same kind become one step while a slider is dragged, and for values
  /// that are typed or stepped through when they follow each other quickly.
  void change(Edit edit, PruningChoice after);
  void beginDrag();
  void endDrag();
  void clear();
  QUndoStack& stack() { return stack_; }
  /// What the next undo or redo is about, in the language of now; empty when there is none.
  QString undoTitle() const;
  QString redoTitle() const;

 private:
  bool continues(Edit edit) const;

  Pruning& pruning_;
  QUndoStack stack_;
  Edit last_ = Edit::reset;
  bool dragging_ = false;
  bool open_ = false;  // whether the last step may still grow
  QElapsedTimer sinceLast_;
};

}  // namespace cleanai::ui
