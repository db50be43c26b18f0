// The layer table with its filter box; its current row is the selected layer.
#include "ui/views/layer_list_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/models/formats.h"

namespace cleanai::ui {
namespace {

/// Rows with some air.
class RoomyDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    constexpr int air = 7;
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + air, option.fontMetrics.height() + air};
  }
};

}  // namespace

LayerListView::LayerListView(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), filterBox_(new QLineEdit), count_(new QLabel), table_(new QTreeView) {
  filter_.setSourceModel(&model_);
  filterBox_->setPlaceholderText(tr("Filter by name, type or lock, e.g. layer2 conv1"));
  filterBox_->setClearButtonEnabled(true);
  filterBox_->setAccessibleName(tr("Filter of the layer list"));
  table_->setModel(&filter_);
  table_->setItemDelegate(new RoomyDelegate(table_));
  table_->setRootIsDecorated(false);
  table_->setTextElideMode(Qt::ElideMiddle);
  table_->setUniformRowHeights(true);
  table_->setAlternatingRowColors(true);
  table_->setSortingEnabled(true);
  table_->setAllColumnsShowFocus(true);
  table_->setFrameShape(QFrame::NoFrame);
  table_->header()->setSortIndicatorClearable(true);
  table_->header()->setStretchLastSection(true);
  table_->sortByColumn(-1, Qt::AscendingOrder);
  table_->setAccessibleName(tr("Layers"));

  auto* top = new QHBoxLayout;
  top->setContentsMargins(8, 6, 8, 6);
  top->addWidget(filterBox_, 1);
  top->addWidget(count_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(top);
  layout->addWidget(table_, 1);

  const auto showCoverage = [this] { model_.setCoverage(session_.coverage().get(), session_.view().metric()); };
  connect(filterBox_, &QLineEdit::textChanged, this, [this](const QString& text) {
    filter_.setText(text);
    showCount();
    showSelection();
  });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    if (current.isValid()) session_.view().setLayer(filter_.mapToSource(current).row());
  });
  connect(&session, &Session::dataChanged, this, &LayerListView::showNetwork);
  connect(&session, &Session::coverageChanged, this, showCoverage);
  connect(&session.view(), &ViewState::metricChanged, this, showCoverage);
  connect(&session.view(), &ViewState::layerChanged, this, &LayerListView::showSelection);
  connect(&session.pruning(), &Pruning::planChanged, this, [this] {
    if (session_.network()) model_.setPlan(session_.pruning().plan());
  });
  showNetwork();
}

void LayerListView::showNetwork() {
  model_.setNetwork(session_.network());
  for (int column = 0; column < LayerModel::columnCount_ - 1; ++column) {
    table_->resizeColumnToContents(column);
    const int most = column == LayerModel::name ? 220 : 400;
    table_->setColumnWidth(column, std::min(most, table_->columnWidth(column) + 8));
  }
  showCount();
  showSelection();
}

void LayerListView::showSelection() {
  const QModelIndex index = filter_.mapFromSource(model_.index(session_.view().layer(), LayerModel::name));
  if (index.isValid() && index.row() != table_->currentIndex().row())
    table_->setCurrentIndex(index);
  else if (!index.isValid())
    table_->selectionModel()->clear();
}

void LayerListView::showCount() {
  count_->setVisible(model_.rowCount() > 0);
  count_->setText(filter_.rowCount() == model_.rowCount()
                      ? tr("%1 layers").arg(countText(model_.rowCount()))
                      : tr("%1 of %2 layers").arg(countText(filter_.rowCount()), countText(model_.rowCount())));
}

}  // namespace cleanai::ui
