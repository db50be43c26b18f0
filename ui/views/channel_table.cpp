// The statistics of the selected layer's channels as a table that can be sorted, copied and saved.
#include "ui/views/channel_table.h"

#include <QHeaderView>
#include <QVBoxLayout>

#include "ui/views/layer_values.h"
#include "ui/widgets/roomy_delegate.h"

namespace cleanai::ui {

ChannelTable::ChannelTable(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      table_(new QTreeView),
      save_(new QAction(tr("Save channel table as &CSV…"), this)) {
  sorted_.setSourceModel(&model_);
  sorted_.setSortRole(ChannelModel::sortRole);
  table_->setModel(&sorted_);
  table_->setItemDelegate(new RoomyDelegate(table_));
  table_->setRootIsDecorated(false);
  table_->setUniformRowHeights(true);
  table_->setAlternatingRowColors(true);
  table_->setAllColumnsShowFocus(true);
  table_->setSortingEnabled(true);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setFrameShape(QFrame::NoFrame);
  table_->header()->setSortIndicatorClearable(true);
  table_->sortByColumn(-1, Qt::AscendingOrder);
  table_->setAccessibleName(tr("Channels of the selected layer"));
  table_->addAction(save_);
  table_->setContextMenuPolicy(Qt::ActionsContextMenu);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(table_);
  setFocusProxy(table_);

  connect(save_, &QAction::triggered, this, &ChannelTable::saveAsCsv);
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    if (current.isValid()) session_.view().setChannel(sorted_.mapToSource(current).row());
  });
  connect(&session.view(), &ViewState::channelChanged, this, &ChannelTable::showChannel);
}

void ChannelTable::showLayer(int layer) {
  const auto network = session_.network();
  const auto coverage = session_.coverage();
  const auto* measured = network && layer >= 0 && coverage
                             ? findLayer(*coverage, network->layers[static_cast<std::size_t>(layer)].name)
                             : nullptr;
  model_.setFacts(measured ? channelFacts(measured->statistics, coverage->data.images) : std::vector<ChannelFacts>());
  showPlan(layer);
  showChannel();
  save_->setEnabled(measured != nullptr);
  if (!measured || hasWidths_) return;
  hasWidths_ = true;
  for (int column = 0; column < ChannelModel::columnCount_; ++column) {
    table_->resizeColumnToContents(column);
    table_->setColumnWidth(column, table_->columnWidth(column) + 8);
  }
}

void ChannelTable::showPlan(int layer) {
  const bool isKnown = session_.network() && layer >= 0;
  model_.setKeeps(isKnown ? keptFlags(session_, static_cast<std::size_t>(layer)) : std::vector<char>());
}

void ChannelTable::showChannel() {
  const QModelIndex index = sorted_.mapFromSource(model_.index(session_.view().channel(), 0));
  if (index.isValid() && index.row() != table_->currentIndex().row())
    table_->setCurrentIndex(index);
  else if (!index.isValid())
    table_->selectionModel()->clear();
}

void ChannelTable::saveAsCsv() {
  const auto network = session_.network();
  const int layer = session_.view().layer();
  if (!network || layer < 0) return;
  const QString name = QString::fromStdString(network->layers[static_cast<std::size_t>(layer)].name);
  emit saveRequested(
      {tr("Save channel table"), u'-' + name + QStringLiteral(".csv"), tr("CSV files (*.csv)"),
       [csv = channelCsv(model_.facts(), model_.keeps())](const QString&) { return QByteArray::fromStdString(csv); }});
}

}  // namespace cleanai::ui
