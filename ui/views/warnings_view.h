// What was wrong but not fatal in the analysis that is shown.
#pragma once

#include <QLabel>
#include <QListView>
#include <QStringListModel>
#include <QWidget>

#include "ui/session/session.h"

namespace cleanai::ui {

class WarningsView : public QWidget {
  Q_OBJECT

 public:
  explicit WarningsView(Session& session, QWidget* parent = nullptr);
  int count() const { return model_.rowCount(); }

 signals:
  void countChanged(int count);

 private:
  void refresh();

  Session& session_;
  QStringListModel model_;
  QListView* list_;
  QLabel* empty_;
};

}  // namespace cleanai::ui
