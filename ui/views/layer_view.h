// The selected layer: what it is, and its channels as a curve, as cells, as a histogram, as a table, as filters and by
// their pictures.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QTabWidget>
#include <QToolButton>
#include <QWidget>

#include "ui/session/cut_edit.h"
#include "ui/session/session.h"
#include "ui/views/channel_grid.h"
#include "ui/views/channel_table.h"
#include "ui/views/curve_plot.h"
#include "ui/views/histogram_plot.h"
#include "ui/views/kernel_view.h"
#include "ui/views/layer_values.h"
#include "ui/views/strongest_view.h"

namespace cleanai::ui {

class LayerView : public QWidget {
  Q_OBJECT

 public:
  enum Tab { curveTab, channelsTab, histogramTab, statisticsTab, filtersTab, picturesTab };

  explicit LayerView(Session& session, QWidget* parent = nullptr);

  CurvePlot& plot() { return *plot_; }
  ChannelGrid& channels() { return *channels_; }
  HistogramPlot& histogram() { return *histogram_; }
  ChannelTable& statistics() { return *statistics_; }
  KernelView& filters() { return *filters_; }
  StrongestView& pictures() { return *pictures_; }
  QTabWidget& tabs() { return *tabs_; }
  bool hasCurve() const { return hasCurve_; }
  /// The curve as the content of a .png, .svg or .pdf file.
  QByteArray render(const QString& fileName);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void makeTabs();
  void connectSession();
  void refresh();
  /// What the visible tab shows; the others follow when they are opened.
  void refreshTab();
  void showCurve(const ChannelValues& channels);
  void refreshChannel();
  void setPlotPalettes(const QPalette& palette);
  Shown shown() const;

  Session& session_;
  CutEdit cutEdit_;
  QLabel* title_;
  QLabel* channel_;
  QLabel* facts_;
  QComboBox* value_;
  QToolButton* save_;
  QTabWidget* tabs_;
  CurvePlot* plot_;
  ChannelGrid* channels_;
  HistogramPlot* histogram_;
  ChannelTable* statistics_;
  KernelView* filters_;
  StrongestView* pictures_;
  bool hasCurve_ = false;
};

}  // namespace cleanai::ui
