// The heatmap with its choices: metric, colour scale, what narrow channels show, and scrolling.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QWidget>

#include "ui/session/session.h"
#include "ui/views/heatmap_plot.h"

namespace cleanai::ui {

class HeatmapView : public QWidget {
  Q_OBJECT

 public:
  explicit HeatmapView(Session& session, QWidget* parent = nullptr);

  HeatmapPlot& plot() { return *plot_; }
  /// Rows become higher or lower; 0 restores the height that fits.
  void stepRowHeight(int direction);
  /// All rows, not only the visible ones, as the content of a .png, .svg or .pdf file.
  QByteArray render(const QString& fileName);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeHeader();
  QWidget* makeFooter();
  void showCoverage();
  void showSelection();
  void showDrawing();
  void updateScrollBar();
  int rowOfLayer(int layer) const;

  Session& session_;
  HeatmapPlot* plot_;
  QScrollBar* scroll_;
  QComboBox* metric_;
  QComboBox* scale_;
  QComboBox* reduce_;
  QLabel* summary_;
};

}  // namespace cleanai::ui
