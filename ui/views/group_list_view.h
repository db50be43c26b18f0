// The groups of channels as a list: one row explains its members, and takes a share for all of them.
#pragma once

#include <QSortFilterProxyModel>
#include <QTimer>
#include <QTreeView>
#include <QWidget>

#include "ui/models/group_model.h"
#include "ui/session/latest_job.h"
#include "ui/session/session.h"

namespace cleanai::ui {

class GroupListView : public QWidget {
  Q_OBJECT

 public:
  explicit GroupListView(Session& session, QWidget* parent = nullptr);
  GroupModel& model() { return model_; }
  QSortFilterProxyModel& sorted() { return sorted_; }
  QTreeView& table() { return *table_; }

 protected:
  void showEvent(QShowEvent* event) override;
  /// F2 edits the group's share here, and not the selected layer's.
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void connectSession();
  void showNetwork();
  void showPlan();
  void showSelection();
  void computeSavings();

  Session& session_;
  GroupModel model_;
  QSortFilterProxyModel sorted_;
  QTreeView* table_;
  QTimer rest_;
  LatestJob job_;
};

}  // namespace cleanai::ui
