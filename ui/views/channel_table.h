// The statistics of the selected layer's channels as a table that can be sorted, copied and saved.
#pragma once

#include <QAction>
#include <QSortFilterProxyModel>
#include <QTreeView>
#include <QWidget>

#include "ui/models/channel_model.h"
#include "ui/session/session.h"
#include "ui/views/save_wish.h"

namespace cleanai::ui {

class ChannelTable : public QWidget {
  Q_OBJECT

 public:
  explicit ChannelTable(Session& session, QWidget* parent = nullptr);

  /// -1: none.
  void showLayer(int layer);
  void showPlan(int layer);
  QTreeView& table() { return *table_; }
  ChannelModel& model() { return model_; }
  QAction& saveAction() { return *save_; }

 signals:
  void saveRequested(const cleanai::ui::SaveWish& wish);

 private:
  void saveAsCsv();
  void showChannel();

  Session& session_;
  ChannelModel model_;
  QSortFilterProxyModel sorted_;
  QTreeView* table_;
  QAction* save_;
  bool hasWidths_ = false;
};

}  // namespace cleanai::ui
