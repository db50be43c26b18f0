// One value over another as a line, with levels to compare it with.
#pragma once

#include <qcustomplot.h>

#include <QPalette>
#include <QVector>
#include <functional>
#include <vector>

namespace cleanai::ui {

class LinePlot : public QCustomPlot {
  Q_OBJECT

 public:
  struct Level {
    double value;
    QString name;
    bool isAccented = false;  ///< in the colour that warns of what goes
  };

  /// `told` says a point in words, for the mouse.
  LinePlot(const QString& xName, const QString& yName, std::function<QString(double x, double y)> told,
           QWidget* parent = nullptr);

  /// Ascending in x. `marks` puts a dot on every point.
  void showLine(const QVector<double>& x, const QVector<double>& y, const std::vector<Level>& levels, bool marks);
  /// What the value axis always shows; it grows beyond that with the values.
  void setShown(double bottom, double top) {
    bottom_ = bottom;
    top_ = top;
  }
  void setPlotPalette(const QPalette& palette);
  QString tooltipAt(const QPointF& position) const;

 protected:
  void mouseMoveEvent(QMouseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void draw();

  std::function<QString(double, double)> told_;
  QVector<double> x_, y_;
  std::vector<Level> levels_;
  bool marks_ = false;
  double bottom_ = 0, top_ = 0;
  QPalette colours_;
};

}  // namespace cleanai::ui
