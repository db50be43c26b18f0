// How the heatmap draws, as a menu: range, scale, clipping, colours, narrow cells and hatching.
#pragma once

#include <QMenu>
#include <utility>

#include "ui/session/view_state.h"

namespace cleanai::ui {

class DrawingMenu : public QMenu {
  Q_OBJECT

 public:
  explicit DrawingMenu(ViewState& view, QWidget* parent = nullptr);

 private:
  /// A submenu of which one entry holds; `change` sets that entry's value.
  struct Choice {
    QString text;
    Drawing (*change)(Drawing);
  };
  void addChoices(const QString& title, const QList<Choice>& choices);
  /// Checks what is drawn.
  void show(const Drawing& drawing);

  ViewState& view_;
  QList<std::pair<QAction*, Drawing (*)(Drawing)>> actions_;
};

}  // namespace cleanai::ui
