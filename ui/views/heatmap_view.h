// The heatmap with its choices: metric, order of the channels, how it draws, and scrolling.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QScrollBar>
#include <QSettings>
#include <QToolButton>
#include <QWidget>

#include "ui/session/session.h"
#include "ui/views/drawing_menu.h"
#include "ui/views/heatmap_plot.h"

namespace cleanai::ui {

class HeatmapView : public QWidget {
  Q_OBJECT

 public:
  explicit HeatmapView(Session& session, QWidget* parent = nullptr);

  HeatmapPlot& plot() { return *plot_; }
  DrawingMenu& drawingMenu() { return *drawing_; }
  /// Zoom, scrolling and height of the rows back to the whole network; for menus.
  QAction* wholeAction() const { return whole_; }
  /// Restores the drawing from the settings, and keeps it there from now on.
  void keepIn(QSettings& settings);
  /// Rows become higher or lower; 0 restores the height that fits.
  void stepRowHeight(int direction);
  /// What is drawn with its zoom and hatching, and all rows, also those scrolled away; as the content of a .png, .svg
  /// or .pdf file.
  QByteArray render(const QString& fileName);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeHeader();
  QWidget* makeFooter();
  void showCoverage();
  void showSelection();
  void showDrawing();
  void showPlan();
  void showWhole();
  void showLegend();
  void updateScrollBar();
  int rowOfLayer(int layer) const;

  Session& session_;
  HeatmapPlot* plot_;
  QScrollBar* scroll_;
  QComboBox* metric_;
  QComboBox* order_;
  DrawingMenu* drawing_;
  QAction* whole_;
  QLabel* noValue_;
  QLabel* noValueText_;
  QLabel* removed_;
  QLabel* removedText_;
  QLabel* summary_;
};

}  // namespace cleanai::ui
