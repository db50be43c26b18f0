// The layer table with its filter box; its current row is the selected layer.
#include "ui/views/layer_list_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/models/formats.h"
#include "ui/session/layer_choices.h"
#include "ui/widgets/roomy_delegate.h"

namespace cleanai::ui {
LayerListView::LayerListView(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      filterBox_(new QLineEdit),
      count_(new QLabel),
      table_(new QTreeView),
      editShare_(new QAction(tr("&Own share of the layer…"), this)),
      clearShare_(new QAction(tr("&Share of all for the layer"), this)),
      keepAll_(new QAction(tr("&Keep all channels of the layer"), this)) {
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
  top->setSpacing(8);
  top->addWidget(filterBox_, 1);
  top->addWidget(count_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(top);
  layout->addWidget(table_, 1);

  makeActions();
  connectSession();
  showNetwork();
}

void LayerListView::makeActions() {
  editShare_->setShortcut(Qt::Key_F2);
  keepAll_->setShortcut(Qt::CTRL | Qt::Key_L);
  keepAll_->setCheckable(true);
  table_->addActions(layerActions());
  table_->setContextMenuPolicy(Qt::ActionsContextMenu);
  const auto change = [this](Edit edit, auto&& edited) {
    PruningChoice choice = session_.pruning().choice();
    edited(choice.selection, *session_.network());
    session_.history().change(edit, std::move(choice));
  };
  const auto setShare = [change](int layer, std::optional<double> share) {
    change(Edit::layerRatio, [layer, share](Selection& selection, const Network& network) {
      setOwnRatio(selection, network, static_cast<std::size_t>(layer), share);
    });
  };
  connect(&model_, &LayerModel::shareEdited, this, setShare);
  connect(editShare_, &QAction::triggered, this, [this] {
    const QModelIndex cell = table_->currentIndex().siblingAtColumn(LayerModel::share);
    table_->scrollTo(cell);
    table_->setFocus();
    table_->edit(cell);
  });
  connect(clearShare_, &QAction::triggered, this,
          [this, setShare] { setShare(session_.view().layer(), std::nullopt); });
  connect(keepAll_, &QAction::triggered, this, [this, change](bool ignored) {
    change(Edit::ignore, [layer = session_.view().layer(), ignored](Selection& selection, const Network& network) {
      setIgnored(selection, network, static_cast<std::size_t>(layer), ignored);
    });
  });
}

void LayerListView::connectSession() {
  const auto showCoverage = [this] { model_.setCoverage(session_.coverage().get(), session_.view().metric()); };
  connect(filterBox_, &QLineEdit::textChanged, this, [this](const QString& text) {
    filter_.setText(text);
    showCount();
    showSelection();
  });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    if (current.isValid()) session_.view().setLayer(filter_.mapToSource(current).row());
  });
  connect(&session_, &Session::dataChanged, this, &LayerListView::showNetwork);
  connect(&session_, &Session::coverageChanged, this, showCoverage);
  connect(&session_.view(), &ViewState::metricChanged, this, showCoverage);
  connect(&session_.view(), &ViewState::layerChanged, this, &LayerListView::showSelection);
  connect(&session_.pruning(), &Pruning::choiceChanged, this, &LayerListView::showChoice);
  connect(&session_.pruning(), &Pruning::planChanged, this, [this] {
    if (session_.network()) model_.setPlan(session_.pruning().plan());
  });
  connect(&session_.damage(), &DamageForecast::changed, this,
          [this] { model_.setForecast(session_.network() ? session_.damage().forecast() : nullptr); });
}

void LayerListView::showChoice() {
  const auto network = session_.network();
  if (!network) return;
  const Selection& selection = session_.pruning().selection();
  model_.setSelection(selection);
  const int selected = session_.view().layer();
  const auto layer = static_cast<std::size_t>(selected);
  const bool prunable = selected >= 0 && canBePruned(*network, layer);
  for (auto* action : layerActions()) action->setEnabled(prunable);
  keepAll_->setChecked(prunable && isIgnored(selection, *network, layer));
  clearShare_->setEnabled(prunable && ownRatio(selection, *network, layer).has_value());
}

void LayerListView::showNetwork() {
  model_.setNetwork(session_.network());
  for (int column = 0; column < LayerModel::columnCount_ - 1; ++column) {
    table_->resizeColumnToContents(column);
    const int most = column == LayerModel::name ? 220 : 400;
    table_->setColumnWidth(column, std::min(most, table_->columnWidth(column) + 8));
  }
  for (auto* action : layerActions()) action->setEnabled(false);
  showCount();
  showSelection();
}

void LayerListView::showSelection() {
  const QModelIndex index = filter_.mapFromSource(model_.index(session_.view().layer(), LayerModel::name));
  if (index.isValid() && index.row() != table_->currentIndex().row())
    table_->setCurrentIndex(index);
  else if (!index.isValid())
    table_->selectionModel()->clear();
  showChoice();
}

void LayerListView::showCount() {
  count_->setVisible(model_.rowCount() > 0);
  count_->setText(filter_.rowCount() == model_.rowCount()
                      ? tr("%1 layers").arg(countText(model_.rowCount()))
                      : tr("%1 of %2 layers").arg(countText(filter_.rowCount()), countText(model_.rowCount())));
}

}  // namespace cleanai::ui
