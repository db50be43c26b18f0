// One layer's channels as a falling curve: what stays in one colour, what goes in another, and between them the cut,
// which can be moved.
#pragma once

#include <qcustomplot.h>

#include <QPalette>
#include <span>
#include <vector>

namespace cleanai::ui {

class CurvePlot : public QCustomPlot {
  Q_OBJECT

 public:
  explicit CurvePlot(QWidget* parent = nullptr);

  /// `keeps` is by channel; empty when there is no plan. With a plan a line marks the number of kept channels.
  void showChannels(std::span<const double> values, const std::vector<char>& keeps, const QString& valueName);
  void clear();
  /// Whether the cut can be moved by mouse and keyboard.
  void setCutMovable(bool movable);
  /// -1: none.
  void setSelectedChannel(int channel);
  void setPlotPalette(const QPalette& palette);
  /// The channel at a position, its value and its fate; empty where there is none.
  QString tooltipAt(const QPointF& position) const;

 signals:
  void channelClicked(int channel);
  /// Around every movement: a drag, or a key held down.
  void cutGrabbed();
  void cutReleased();
  /// Dragged to where as many channels stay.
  void cutDragged(int kept);
  /// By key: +1 one more stays, -1 one less.
  void cutStepped(int direction);
  /// The layer shall have no cut of its own.
  void cutCleared();

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  struct Bar {
    std::size_t channel;
    double value;
    bool kept;
  };
  void drawCut(std::size_t kept, std::size_t channels);
  void placeCutText();
  void drawSelection();
  void colourCut();
  bool isNearCut(const QPointF& position) const;
  const Bar* barAt(const QPointF& position) const;
  void release();

  std::vector<Bar> order_;  // as drawn, from left to right
  bool hasCut_ = false;
  bool cutMovable_ = false;
  bool grabbed_ = false;
  int draggedTo_ = -1;
  int selectedChannel_ = -1;
  QPalette colours_;
  QCPBars* kept_;
  QCPBars* removed_;
  QCPItemRect* removedRange_;
  QCPItemRect* selection_;
  QCPItemStraightLine* cut_;
  QCPItemText* cutText_;
};

}  // namespace cleanai::ui
