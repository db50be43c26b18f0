// The groups of channels as a list: one row explains its members, and takes a share for all of them.
#include "ui/views/group_list_view.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/base/formats.h"
#include "ui/session/groups.h"
#include "ui/session/layer_choices.h"
#include "ui/widgets/roomy_delegate.h"

namespace cleanai::ui {
namespace {

constexpr int restingTime = 150;  // milliseconds without a new plan
constexpr int widestName = 300, widestFact = 150;

}  // namespace

GroupListView::GroupListView(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), table_(new QTreeView) {
  rest_.setSingleShot(true);
  rest_.setInterval(restingTime);
  sorted_.setSourceModel(&model_);
  sorted_.setSortRole(GroupModel::sortRole);
  sorted_.setSortLocaleAware(true);
  table_->setModel(&sorted_);
  table_->setItemDelegate(new RoomyDelegate(table_));
  table_->setRootIsDecorated(false);
  table_->setTextElideMode(Qt::ElideMiddle);
  table_->setUniformRowHeights(true);
  table_->setAlternatingRowColors(true);
  table_->setSortingEnabled(true);
  table_->setAllColumnsShowFocus(true);
  table_->setFrameShape(QFrame::NoFrame);
  table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
  table_->header()->setSortIndicatorClearable(true);
  table_->header()->setStretchLastSection(true);
  table_->sortByColumn(-1, Qt::AscendingOrder);
  table_->setAccessibleName(tr("Groups of channels"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(table_);
  table_->installEventFilter(this);
  connectSession();
  showNetwork();
}

bool GroupListView::eventFilter(QObject* watched, QEvent* event) {
  const bool isKey = event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
  if (watched != table_ || !isKey || static_cast<QKeyEvent*>(event)->key() != Qt::Key_F2)
    return QWidget::eventFilter(watched, event);
  event->accept();
  if (event->type() == QEvent::KeyPress) table_->edit(table_->currentIndex().siblingAtColumn(GroupModel::share));
  return true;
}

void GroupListView::connectSession() {
  const Pruning& pruning = session_.pruning();
  connect(&session_, &Session::dataChanged, this, &GroupListView::showNetwork);
  connect(&pruning, &Pruning::planChanged, this, &GroupListView::showPlan);
  connect(&pruning, &Pruning::choiceChanged, this, [this] {
    if (session_.network()) model_.setSelection(session_.pruning().selection());
  });
  connect(&session_.damage(), &DamageForecast::changed, this,
          [this] { model_.setForecast(session_.network() ? session_.damage().forecast() : nullptr); });
  connect(&session_.view(), &ViewState::layerChanged, this, &GroupListView::showSelection);
  connect(&rest_, &QTimer::timeout, this, &GroupListView::computeSavings);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    const int row = sorted_.mapToSource(current).row();
    const int selected = session_.view().layer();
    if (!current.isValid() || (selected >= 0 && model_.holds(row, static_cast<std::size_t>(selected)))) return;
    if (const auto layer = model_.layerOf(row)) session_.view().setLayer(static_cast<int>(*layer));
  });
  connect(&model_, &GroupModel::shareEdited, this, [this](std::size_t layer, std::optional<double> share) {
    PruningChoice choice = session_.pruning().choice();
    setOwnRatio(choice.selection, *session_.network(), layer, share);
    session_.history().change(Edit::layerRatio, std::move(choice));
  });
}

void GroupListView::showNetwork() {
  model_.setNetwork(session_.network());
  if (session_.network()) model_.setSelection(session_.pruning().selection());
  for (int column = 0; column < GroupModel::columnCount_ - 1; ++column) {
    table_->resizeColumnToContents(column);
    const int most = column == GroupModel::name ? widestName : widestFact;
    const int least = column == GroupModel::damage ? damageWidth(table_->fontMetrics()) : 0;
    table_->setColumnWidth(column, std::max(least, std::min(table_->columnWidth(column), most)));
  }
  showPlan();
  showSelection();
}

void GroupListView::showPlan() {
  model_.setPlan(session_.network() ? session_.pruning().plan() : nullptr);
  job_.drop();
  if (isVisible()) rest_.start();
}

void GroupListView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  rest_.start();
}

void GroupListView::computeSavings() {
  const auto network = session_.network();
  const auto& plan = session_.pruning().plan();
  if (!network || !plan) {
    model_.setMacsSaved({});
    return;
  }
  job_.start([this, network, plan](const JobControl&) -> Delivery {
    return [this, saved = macsSavedByGroup(*network, *plan)] { model_.setMacsSaved(saved); };
  });
}

void GroupListView::showSelection() {
  const int layer = session_.view().layer();
  const int current = sorted_.mapToSource(table_->currentIndex()).row();
  if (layer >= 0 && model_.holds(current, static_cast<std::size_t>(layer))) return;
  const int row = layer < 0 ? -1 : model_.rowOf(static_cast<std::size_t>(layer));
  const QModelIndex index = sorted_.mapFromSource(model_.index(row, GroupModel::name));
  if (!index.isValid())
    table_->selectionModel()->clear();
  else if (index.row() != table_->currentIndex().row())
    table_->setCurrentIndex(index);
}

}  // namespace cleanai::ui
