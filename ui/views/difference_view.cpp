// Two analyses side by side: where they differ as a heatmap, and the layers by how much.
#include "ui/views/difference_view.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/base/formats.h"
#include "ui/widgets/button_air.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/roomy_delegate.h"

namespace cleanai::ui {
namespace {

constexpr int leastForBoth = 700;  // pixels in which cells and table fit beside each other

QString describe(const Coverage& coverage) {
  const QString model = QFileInfo(QString::fromStdString(coverage.model.path)).fileName();
  const QString data = QFileInfo(QString::fromStdString(coverage.data.source)).fileName();
  return DifferenceView::tr("%1 on %2, %3 images")
      .arg(model.isEmpty() ? QStringLiteral("–") : model, data.isEmpty() ? QStringLiteral("–") : data,
           countText(coverage.data.images));
}

QString listText(const std::vector<std::string>& names) {
  constexpr std::size_t shown = 6;
  QStringList list;
  for (std::size_t i = 0; i < names.size() && i < shown; ++i) list.append(QString::fromStdString(names[i]));
  QString text = list.join(QStringLiteral(", "));
  if (names.size() > shown) text += DifferenceView::tr(" and %1 more").arg(names.size() - shown);
  return text;
}

}  // namespace

DifferenceView::DifferenceView(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      keep_(new QAction(tr("&Keep this analysis"), this)),
      open_(new QAction(tr("Open a &file…"), this)),
      clear_(new QAction(tr("&Forget"), this)),
      title_(new QLabel),
      compared_(new ElidedLabel),
      unmatched_(new ElidedLabel),
      plot_(new DifferencePlot),
      table_(new QTreeView),
      scroll_(new QScrollArea),
      showsTable_(new QToolButton),
      content_(new QSplitter) {
  unmatched_->setForegroundRole(QPalette::PlaceholderText);
  keep_->setToolTip(
      tr("To compare with: then change data or model and analyse again, and the difference is shown here"));
  open_->setToolTip(tr("To compare with: a COVERAGE.json that this program or cleanai analyze wrote"));
  clear_->setToolTip(tr("Forgets the other analysis; its file stays"));
  plot_->setAccessibleName(tr("Difference of two analyses"));
  plot_->setAccessibleDescription(tr("One row a layer, one cell a channel. Arrow keys select a layer."));
  makeTable();

  scroll_->setWidget(plot_);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setFocusPolicy(Qt::NoFocus);
  content_->addWidget(scroll_);
  content_->addWidget(table_);
  content_->setChildrenCollapsible(false);
  content_->setStretchFactor(0, 2);
  content_->setStretchFactor(1, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  invitation_ = makeInvitation();
  heading_ = makeHeading();
  layout->addWidget(invitation_);
  layout->addWidget(heading_);
  layout->addWidget(content_, 1);
  layout->addWidget(unmatched_);
  layout->addStretch(0);  // below the texts while there is nothing to compare
  unmatched_->setContentsMargins(8, 2, 8, 4);

  ReferenceAnalysis& reference = session.reference();
  connect(keep_, &QAction::triggered, this, [this] { session_.reference().keep(session_.coverage()); });
  connect(open_, &QAction::triggered, this, &DifferenceView::openRequested);
  connect(clear_, &QAction::triggered, &reference, &ReferenceAnalysis::clear);
  connect(&reference, &ReferenceAnalysis::changed, this, &DifferenceView::refresh);
  connect(&session, &Session::coverageChanged, this, &DifferenceView::refresh);
  connect(&session.worker(), &Worker::stateChanged, this, &DifferenceView::refresh);
  connect(&session.view(), &ViewState::metricChanged, this, &DifferenceView::refresh);
  connect(&session.view(), &ViewState::drawingChanged, this, &DifferenceView::refresh);
  connect(&session.view(), &ViewState::layerChanged, this, &DifferenceView::showSelection);
  connect(plot_, &DifferencePlot::rowClicked, this,
          [this](int row) { select(plot_->layers()[static_cast<std::size_t>(row)]); });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& current) {
    if (current.isValid()) select(model_.layer(order_.mapToSource(current).row()).name);
  });
  refresh();
}

QWidget* DifferenceView::makeInvitation() {
  title_->setWordWrap(true);
  title_->setTextFormat(Qt::PlainText);
  auto* buttons = new QHBoxLayout;
  for (auto* action : {keep_, open_, clear_}) {
    auto* button = new QPushButton(action->text());
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::enabledChanged, button, &QPushButton::setEnabled);
    button->setToolTip(action->toolTip());
    giveAir(*button);
    buttons->addWidget(button);
  }
  buttons->addStretch(1);
  auto* invitation = new QWidget;
  auto* column = new QVBoxLayout(invitation);
  column->setContentsMargins(8, 6, 8, 6);
  column->addWidget(title_);
  column->addLayout(buttons);
  return invitation;
}

QWidget* DifferenceView::makeHeading() {
  auto* menu = new QMenu(this);
  menu->addActions({keep_, open_, clear_});
  auto* other = new QPushButton(tr("&Other analysis"));
  other->setToolTip(tr("What is compared with"));
  other->setMenu(menu);
  showsTable_->setText(tr("&Table"));
  showsTable_->setToolTip(tr("The layers in numbers, in the place of the cells"));
  showsTable_->setCheckable(true);
  connect(showsTable_, &QToolButton::toggled, this, &DifferenceView::arrange);
  auto* heading = new QWidget;
  auto* row = new QHBoxLayout(heading);
  row->setContentsMargins(8, 2, 4, 2);
  row->addWidget(compared_, 1);
  row->addWidget(showsTable_);
  row->addWidget(other);
  return heading;
}

void DifferenceView::makeTable() {
  order_.setSourceModel(&model_);
  order_.setSortRole(DifferenceModel::sortRole);
  table_->setModel(&order_);
  table_->setItemDelegate(new RoomyDelegate(table_));
  table_->setRootIsDecorated(false);
  table_->setUniformRowHeights(true);
  table_->setAlternatingRowColors(true);
  table_->setSortingEnabled(true);
  table_->sortByColumn(DifferenceModel::meanAbsolute, Qt::DescendingOrder);
  table_->setAllColumnsShowFocus(true);
  table_->setTextElideMode(Qt::ElideMiddle);
  table_->setFrameShape(QFrame::NoFrame);
  table_->header()->setStretchLastSection(true);
  table_->setAccessibleName(tr("Layers by how much they differ"));
}

void DifferenceView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) plot_->setPlotPalette(palette());
  QWidget::changeEvent(event);
}

void DifferenceView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

void DifferenceView::arrange() {
  const bool isNarrow = width() < leastForBoth;
  showsTable_->setVisible(isNarrow);
  scroll_->setVisible(!isNarrow || !showsTable_->isChecked());
  table_->setVisible(!isNarrow || showsTable_->isChecked());
}

void DifferenceView::refresh() {
  const auto& before = session_.reference().coverage();
  const bool running = session_.worker().busy() && session_.worker().job() == Job::analyze;
  const auto& after = session_.coverage();
  keep_->setEnabled(after && !running);
  open_->setEnabled(!session_.reference().opening());
  clear_->setEnabled(before != nullptr);
  const bool both = before && after && !running && before != after;
  content_->setVisible(both);
  heading_->setVisible(both);
  invitation_->setVisible(!both);
  if (!before)
    title_->setText(
        tr("Keep the present analysis, then analyse other data or another model: what changed is shown here."));
  else if (!both)
    title_->setText(tr("Kept: %1. Analyse other data or another model to compare.").arg(describe(*before)));
  else
    compared_->setText(tr("Before: %1. Now: %2.").arg(describe(*before), describe(*after)));
  unmatched_->setVisible(both && !unmatched_->text().isEmpty());
  if (!both) return;
  refreshLayers();
  plot_->setDrawing(session_.view().metric(), session_.view().drawing().rowScale);
  compared_->setToolTip(tr("Colours: %1").arg(plot_->scaleText()));
}

void DifferenceView::refreshLayers() {
  const auto& before = session_.reference().coverage();
  const auto& after = session_.coverage();
  const Metric& metric = session_.view().metric();
  if (before == before_ && after == after_ && &metric == metric_) return;
  before_ = before;
  after_ = after;
  metric_ = &metric;
  auto difference = differenceOf(*before, *after, metric);
  std::vector<std::string> names;
  for (const auto& layer : difference.layers) names.push_back(layer.name);
  plot_->setAnalyses(before, after, std::move(names));
  {
    const QSignalBlocker block(table_->selectionModel());
    model_.setLayers(std::move(difference.layers));
  }
  for (int column = 0; column + 1 < DifferenceModel::columnCount_; ++column) table_->resizeColumnToContents(column);
  QStringList lines;
  if (!difference.onlyBefore.empty())
    lines.append(tr("Only before, or of another width: %1.").arg(listText(difference.onlyBefore)));
  if (!difference.onlyAfter.empty())
    lines.append(tr("Only now, or of another width: %1.").arg(listText(difference.onlyAfter)));
  unmatched_->setText(lines.join(u' '));
  unmatched_->setVisible(!lines.isEmpty());
  showSelection();
}

void DifferenceView::showSelection() {
  const auto network = session_.network();
  const int layer = session_.view().layer();
  int row = -1;
  if (network && layer >= 0) {
    const auto& name = network->layers[static_cast<std::size_t>(layer)].name;
    const auto found = std::find(plot_->layers().begin(), plot_->layers().end(), name);
    if (found != plot_->layers().end()) row = static_cast<int>(found - plot_->layers().begin());
  }
  plot_->setSelectedRow(row);
  if (row >= 0) {
    const QRect shown = plot_->rectOf(row);
    scroll_->ensureVisible(0, shown.center().y(), 0, shown.height());
  }
  const QModelIndex index = order_.mapFromSource(model_.index(row, DifferenceModel::name));
  if (index.row() != table_->currentIndex().row()) table_->setCurrentIndex(index);
}

void DifferenceView::select(const std::string& layer) {
  const auto network = session_.network();
  if (!network) return;
  for (std::size_t i = 0; i < network->layers.size(); ++i)
    if (network->layers[i].name == layer) session_.view().setLayer(static_cast<int>(i));
}

}  // namespace cleanai::ui
