// Everything that stands beside something else: layers before and after, and two analyses.
#include "ui/views/compare_view.h"

#include "ui/widgets/compact_tabs.h"

namespace cleanai::ui {

CompareView::CompareView(Session& session, QWidget* parent)
    : QTabWidget(parent), layers_(new LayerCostView(session)), analyses_(new DifferenceView(session)) {
  setDocumentMode(true);
  keepTabsTogether(*this);
  addTab(layers_, tr("Layers before and after"));
  addTab(analyses_, tr("Two analyses"));
  for (QWidget* page : {static_cast<QWidget*>(layers_), static_cast<QWidget*>(analyses_)}) {
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);  // as the tables and plots in them
  }
}

}  // namespace cleanai::ui
