// Two analyses side by side: where they differ as a heatmap, and the layers by how much.
#pragma once

#include <QAction>
#include <QLabel>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QWidget>

#include "ui/models/difference_model.h"
#include "ui/session/session.h"
#include "ui/views/difference_plot.h"

namespace cleanai::ui {

class DifferenceView : public QWidget {
  Q_OBJECT

 public:
  explicit DifferenceView(Session& session, QWidget* parent = nullptr);

  DifferencePlot& plot() { return *plot_; }
  DifferenceModel& model() { return model_; }
  QTreeView& table() { return *table_; }
  QAction& keep() { return *keep_; }
  /// What stands above the plot: what is compared with what.
  QString text() const { return (content_->isHidden() ? title_ : compared_)->text(); }
  /// Which layers only one of both has; empty when none.
  QString unmatchedText() const { return unmatched_->text(); }

 signals:
  void openRequested();

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  /// What stands here while there is nothing to compare: what to do, and buttons for it.
  QWidget* makeInvitation();
  /// What stands above a comparison: one line, so that cells and table have the room.
  QWidget* makeHeading();
  void makeTable();
  /// Cells and table beside each other, or one of both where it is too narrow.
  void arrange();
  void refresh();
  void refreshLayers();
  void showSelection();
  void select(const std::string& layer);

  Session& session_;
  DifferenceModel model_;
  QSortFilterProxyModel order_;
  QAction* keep_;
  QAction* open_;
  QAction* clear_;
  QLabel* title_;
  QLabel* compared_;
  QLabel* unmatched_;
  QWidget* invitation_;
  QWidget* heading_;
  DifferencePlot* plot_;
  QTreeView* table_;
  QScrollArea* scroll_;
  QToolButton* showsTable_;
  QSplitter* content_;
  std::shared_ptr<const Coverage> before_, after_;  // that are shown
  const Metric* metric_ = nullptr;
};

}  // namespace cleanai::ui
