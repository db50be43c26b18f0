// Two analyses side by side: where they differ as a heatmap, and the layers by how much.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
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
  QPushButton& keep() { return *keep_; }
  /// What stands above the plot: what is compared with what.
  QString text() const { return title_->text(); }
  /// Which layers only one of both has; empty when none.
  QString unmatchedText() const { return unmatched_->text(); }

 signals:
  void openRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void makeTable();
  void refresh();
  void refreshLayers();
  void showSelection();
  void select(const std::string& layer);

  Session& session_;
  DifferenceModel model_;
  QSortFilterProxyModel order_;
  QLabel* title_;
  QLabel* unmatched_;
  QPushButton* keep_;
  QPushButton* open_;
  QPushButton* clear_;
  DifferencePlot* plot_;
  QTreeView* table_;
  QScrollArea* scroll_;
  QSplitter* content_;
  std::shared_ptr<const Coverage> before_, after_;  // that are shown
  const Metric* metric_ = nullptr;
};

}  // namespace cleanai::ui
