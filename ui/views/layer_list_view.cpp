// The layers as a tree or a list with their filter box; the current row is the selected layer.
#include "ui/views/layer_list_view.h"

#include <QClipboard>
#include <QDockWidget>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/base/formats.h"
#include "ui/session/layer_choices.h"
#include "ui/views/row_text.h"
#include "ui/widgets/empty_view_text.h"
#include "ui/widgets/roomy_delegate.h"

namespace cleanai::ui {
namespace {

const QString columnsKey = QStringLiteral("layers/hiddenColumns");
const QString nestedKey = QStringLiteral("layers/nested");

}  // namespace

LayerListView::LayerListView(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      tree_(model_),
      filterBox_(new MarkedLineEdit),
      count_(new QLabel),
      table_(new QTreeView),
      editShare_(new QAction(tr("&Own share of the layer…"), this)),
      clearShare_(new QAction(tr("&Share of all for the layer"), this)),
      keepAll_(new QAction(tr("&Keep all channels of the layer"), this)),
      copy_(new QAction(tr("&Copy rows"), this)),
      nested_(new QAction(tr("Layers as a &tree"), this)),
      foldAll_(new QAction(tr("Fol&d all modules"), this)),
      unfoldAll_(new QAction(tr("&Unfold all modules"), this)) {
  filter_.setSourceModel(&tree_);
  filterBox_->setPlaceholderText(tr("Filter, e.g. layer2 type:conv dead>10%"));
  filterBox_->setToolTip(LayerQuery::help());
  filterBox_->setClearButtonEnabled(true);
  filterBox_->setAccessibleName(tr("Filter of the layer list"));
  table_->setModel(&filter_);
  table_->setItemDelegate(new RoomyDelegate(table_));
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
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
  columns_ = new ColumnMenu(*table_->header(), &LayerModel::id, this);
  columns_->setTitle(tr("Layer colu&mns"));

  auto* top = new QHBoxLayout;
  top->setContentsMargins(8, 6, 8, 6);
  top->setSpacing(8);
  top->addWidget(filterBox_, 1);
  top->addWidget(count_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addLayout(top);
  pages_ = new QStackedWidget;
  pages_->addWidget(table_);
  pages_->addWidget(new EmptyViewText(tr("The layers appear once data are chosen (Ctrl+D).")));
  layout->addWidget(pages_, 1);

  makeActions();
  makeListActions();
  connectSession();
  showNetwork();
}

void LayerListView::keepIn(QSettings& settings) {
  columns_->keepIn(settings, columnsKey);
  nested_->setChecked(settings.value(nestedKey, true).toBool());
  connect(nested_, &QAction::toggled, this, [&settings](bool nested) { settings.setValue(nestedKey, nested); });
}

QModelIndex LayerListView::indexOf(int layer, int column) const {
  return filter_.mapFromSource(tree_.indexOf(layer, column));
}

void LayerListView::makeListActions() {
  copy_->setShortcut(QKeySequence::Copy);
  copy_->setShortcutContext(Qt::WidgetShortcut);  // elsewhere it copies something else
  nested_->setCheckable(true);
  nested_->setChecked(true);
  table_->addActions({copy_, nested_, foldAll_, unfoldAll_});
  connect(copy_, &QAction::triggered, this, [this] {
    const QString rows = selectedRowsText(*table_, LayerModel::copyRole);
    if (!rows.isEmpty()) QGuiApplication::clipboard()->setText(rows);
  });
  connect(nested_, &QAction::toggled, this, [this](bool nested) {
    tree_.setNested(nested);
    showNesting();
  });
  connect(foldAll_, &QAction::triggered, table_, &QTreeView::collapseAll);
  connect(unfoldAll_, &QAction::triggered, table_, &QTreeView::expandAll);
}

void LayerListView::showNesting() {
  const bool nested = tree_.isNested();
  table_->setRootIsDecorated(nested);
  for (auto* action : {foldAll_, unfoldAll_}) action->setEnabled(nested);
  showSelection();
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
    const QModelIndex cell = indexOf(session_.view().layer(), LayerModel::share);
    if (!cell.isValid()) return;
    for (QWidget* above = this; above; above = above->parentWidget())
      if (auto* dock = qobject_cast<QDockWidget*>(above)) {
        dock->show();
        dock->raise();
      }
    table_->setColumnHidden(LayerModel::share, false);
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
  const auto showCoverage = [this] { model_.setCoverage(session_.coverage(), session_.view().metric()); };
  connect(&filter_, &QAbstractItemModel::modelReset, table_, &QTreeView::expandAll);
  connect(filterBox_, &QLineEdit::textChanged, this, &LayerListView::showFilter);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    const int layer = tree_.layerAt(filter_.mapToSource(current));
    if (layer >= 0) session_.view().setLayer(layer);
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
  pages_->setCurrentIndex(session_.network() ? 0 : 1);
  for (int column = 0; column < LayerModel::columnCount_ - 1; ++column) {
    if (table_->isColumnHidden(column)) continue;
    table_->resizeColumnToContents(column);
    const int most = column == LayerModel::name ? 220 : 400;
    const int least = column == LayerModel::damage ? damageWidth(table_->fontMetrics()) : 0;
    table_->setColumnWidth(column, std::max(least, std::min(table_->columnWidth(column), most)));
  }
  for (auto* action : layerActions()) action->setEnabled(false);
  showCount();
  showNesting();
}

void LayerListView::showFilter() {
  filter_.setText(filterBox_->text());
  QList<MarkedLineEdit::Mark> marks;
  for (const auto& wrong : filter_.query().wrong()) marks.append({wrong.start, wrong.length, wrong.why});
  filterBox_->setMarks(marks, LayerQuery::help());
  if (!filter_.query().isEmpty()) table_->expandAll();
  showCount();
  showSelection();
}

void LayerListView::showSelection() {
  const QModelIndex index = indexOf(session_.view().layer());
  if (index.isValid() && index != table_->currentIndex().siblingAtColumn(0))
    table_->setCurrentIndex(index);
  else if (!index.isValid())
    table_->selectionModel()->clear();
  showChoice();
}

void LayerListView::showCount() {
  int shown = 0;
  for (int layer = 0; layer < model_.rowCount(); ++layer) shown += indexOf(layer).isValid() ? 1 : 0;
  count_->setVisible(model_.rowCount() > 0);
  count_->setText(shown == model_.rowCount()
                      ? tr("%1 layers").arg(countText(model_.rowCount()))
                      : tr("%1 of %2 layers").arg(countText(shown), countText(model_.rowCount())));
}

}  // namespace cleanai::ui
