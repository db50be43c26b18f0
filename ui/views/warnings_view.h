// What was wrong but not fatal in the analysis that is shown.
#pragma once

#include <QLabel>
#include <QListView>
#include <QStringListModel>
#include <QWidget>
#include <optional>

#include "ui/session/session.h"

namespace cleanai::ui {

/// The layer that a text names: the longest name that stands in it as a whole.
std::optional<std::size_t> layerNamedIn(const QString& text, const Network& network);

class WarningsView : public QWidget {
  Q_OBJECT

 public:
  explicit WarningsView(Session& session, QWidget* parent = nullptr);
  int count() const { return model_.rowCount(); }
  QListView& list() { return *list_; }

 signals:
  void countChanged(int count);

 private:
  void refresh();
  void selectLayer(const QModelIndex& warning);

  Session& session_;
  QStringListModel model_;
  QListView* list_;
  QLabel* empty_;
};

}  // namespace cleanai::ui
