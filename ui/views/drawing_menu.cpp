// How the heatmap draws, as a menu: range, scale, clipping, colours, narrow cells and hatching.
#include "ui/views/drawing_menu.h"

#include <QActionGroup>

#include "ui/base/formats.h"

namespace cleanai::ui {
namespace {

/// A copy of the drawing with one member set.
template <auto member, auto value>
Drawing with(Drawing drawing) {
  drawing.*member = value;
  return drawing;
}

template <int percent>
Drawing clippedAt(Drawing drawing) {
  drawing.clip = percent / 100.0;
  return drawing;
}

Drawing withAutomaticColours(Drawing drawing) {
  drawing.colours.reset();
  return drawing;
}

}  // namespace

DrawingMenu::DrawingMenu(ViewState& view, QWidget* parent) : QMenu(tr("&Drawing"), parent), view_(view) {
  addChoices(tr("&Range of the colours"), {{tr("each row by its own range"), with<&Drawing::rowScale, RowScale::row>},
                                           {tr("all rows by one range"), with<&Drawing::rowScale, RowScale::global>}});
  addChoices(tr("&Scale"), {{tr("linear"), with<&Drawing::isLogarithmic, false>},
                            {tr("logarithmic, three decades"), with<&Drawing::isLogarithmic, true>}});
  addChoices(tr("C&lip outliers"), {{tr("none"), clippedAt<0>},
                                    {tr("%1 at either end").arg(percentText(0.01, 0)), clippedAt<1>},
                                    {tr("%1 at either end").arg(percentText(0.02, 0)), clippedAt<2>},
                                    {tr("%1 at either end").arg(percentText(0.05, 0)), clippedAt<5>}});
  addChoices(tr("&Colours"), {{tr("automatic"), withAutomaticColours},
                              {tr("viridis"), with<&Drawing::colours, ColourMap::viridis>},
                              {tr("cividis"), with<&Drawing::colours, ColourMap::cividis>},
                              {tr("grey"), with<&Drawing::colours, ColourMap::grey>},
                              {tr("blue to red about zero"), with<&Drawing::colours, ColourMap::diverging>}});
  addChoices(tr("Channels that share a &pixel show"), {{tr("their maximum"), with<&Drawing::reduce, Reduce::maximum>},
                                                       {tr("their minimum"), with<&Drawing::reduce, Reduce::minimum>},
                                                       {tr("their mean"), with<&Drawing::reduce, Reduce::mean>}});
  addSeparator();
  auto* hatch = addAction(tr("&Hatch removed channels"));
  hatch->setCheckable(true);
  connect(hatch, &QAction::toggled, this, [this](bool hatched) {
    Drawing drawing = view_.drawing();
    drawing.hatchesRemoved = hatched;
    view_.setDrawing(drawing);
  });
  const auto showAll = [this, hatch] {
    hatch->setChecked(view_.drawing().hatchesRemoved);
    show(view_.drawing());
  };
  connect(&view, &ViewState::drawingChanged, this, showAll);
  showAll();
}

void DrawingMenu::addChoices(const QString& title, const QList<Choice>& choices) {
  auto* menu = addMenu(title);
  auto* group = new QActionGroup(menu);
  for (const Choice& choice : choices) {
    auto* action = menu->addAction(choice.text);
    action->setCheckable(true);
    group->addAction(action);
    actions_.append({action, choice.change});
    connect(action, &QAction::triggered, this,
            [this, change = choice.change] { view_.setDrawing(change(view_.drawing())); });
  }
}

void DrawingMenu::show(const Drawing& drawing) {
  for (const auto& [action, change] : actions_) action->setChecked(change(drawing) == drawing);
}

}  // namespace cleanai::ui
