// The original beside the smaller network, layer by layer.
#include "ui/views/layer_cost_view.h"

#include <QFileInfo>
#include <QHeaderView>
#include <QVBoxLayout>

#include "ui/base/formats.h"
#include "ui/widgets/roomy_delegate.h"

namespace cleanai::ui {
namespace {

constexpr int restingTime = 100;  // milliseconds
constexpr int widestName = 260;

}  // namespace

LayerCostView::LayerCostView(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), order_(model_), title_(new QLabel), table_(new QTreeView) {
  title_->setWordWrap(true);
  title_->setTextFormat(Qt::PlainText);
  title_->setContentsMargins(8, 6, 8, 6);
  table_->setModel(&order_);
  table_->setItemDelegate(new RoomyDelegate(table_));
  table_->setRootIsDecorated(false);
  table_->setUniformRowHeights(true);
  table_->setAlternatingRowColors(true);
  table_->setSortingEnabled(true);
  table_->setAllColumnsShowFocus(true);
  table_->setTextElideMode(Qt::ElideMiddle);
  table_->setFrameShape(QFrame::NoFrame);
  table_->header()->setSortIndicatorClearable(true);
  table_->header()->setStretchLastSection(false);
  table_->sortByColumn(-1, Qt::AscendingOrder);
  table_->setAccessibleName(tr("Layers before and after"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(title_);
  layout->addWidget(table_, 1);

  rest_.setSingleShot(true);
  rest_.setInterval(restingTime);
  connect(&rest_, &QTimer::timeout, this, &LayerCostView::refresh);
  connect(&session.pruning(), &Pruning::planChanged, &rest_, qOverload<>(&QTimer::start));
  connect(&session, &Session::resultChanged, this, &LayerCostView::refresh);
  connect(&session, &Session::dataChanged, this, &LayerCostView::refresh);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    const int row = order_.mapToSource(current).row();
    if (current.isValid() && !model_.isTotal(row)) session_.view().setLayer(row);
  });
  connect(&session.view(), &ViewState::layerChanged, this, [this](int layer) {
    const QModelIndex index = order_.mapFromSource(model_.index(layer, LayerCostModel::name));
    if (index.isValid() && index.row() != table_->currentIndex().row()) table_->setCurrentIndex(index);
  });
  refresh();
}

void LayerCostView::refresh() {
  const auto network = session_.network();
  const auto& plan = session_.pruning().plan();
  const auto& result = session_.result();
  const bool known = network && plan && plan->keeps.size() == network->unitCount;
  table_->setVisible(known);
  if (!known) {
    model_.setCosts(std::nullopt, 0);
    title_->setText(tr("Once there is a plan, each layer stands here before and after."));
    return;
  }
  const bool wasEmpty = model_.rowCount() == 0;
  model_.setCosts(layerCosts(*network, *plan), session_.pruning().bytesPerParameter());
  title_->setText(result && result->plan == plan
                      ? tr("As exported: %1").arg(QFileInfo(QString::fromStdString(result->file.string())).fileName())
                      : tr("As planned; sizes follow from the parameters."));
  if (!wasEmpty) return;
  for (int column = 0; column < LayerCostModel::columnCount_; ++column) {
    table_->resizeColumnToContents(column);
    table_->setColumnWidth(column, std::min(widestName, table_->columnWidth(column) + 8));
  }
}

}  // namespace cleanai::ui
