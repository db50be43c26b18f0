// The selected layer: what it is, which layers share its channels, and its channels as a curve with the cut.
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QWidget>

#include "ui/session/session.h"
#include "ui/views/curve_plot.h"

namespace cleanai::ui {

class LayerView : public QWidget {
  Q_OBJECT

 public:
  explicit LayerView(Session& session, QWidget* parent = nullptr);

  CurvePlot& plot() { return *plot_; }
  bool hasCurve() const { return hasCurve_; }
  /// The curve as the content of a .png, .svg or .pdf file.
  QByteArray render(const QString& fileName);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  void refreshCurve(const Layer& layer, std::size_t index);

  Session& session_;
  QLabel* title_;
  QLabel* facts_;
  QComboBox* value_;
  CurvePlot* plot_;
  bool hasCurve_ = false;
};

}  // namespace cleanai::ui
