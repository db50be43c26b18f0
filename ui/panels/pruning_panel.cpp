// What to prune and how much, with the effect on parameters and MACs while the slider moves.
#include "ui/panels/pruning_panel.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <cmath>

#include "ui/models/core_texts.h"
#include "ui/models/formats.h"
#include "ui/panels/constraint_text.h"
#include "ui/panels/group_text.h"

namespace cleanai::ui {
namespace {

constexpr int largestRatio = 95;  // percent
enum CostRow { parametersRow, macsRow, channelsRow };

std::int64_t channelsOf(const Network& network) {
  std::int64_t sum = 0;
  for (const Layer& layer : network.layers) sum += layer.channels;
  return sum;
}

std::int64_t channelsKept(const Plan& plan) {
  std::int64_t sum = 0;
  for (const LayerPlan& layer : plan.layers) sum += static_cast<std::int64_t>(layer.kept.size());
  return sum;
}

}  // namespace

PruningPanel::PruningPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      criterion_(new QComboBox),
      metric_(new QComboBox),
      metricLabel_(new QLabel(tr("Me&tric:"))),
      scope_(new QComboBox),
      slider_(new QSlider(Qt::Horizontal)),
      ratio_(new QDoubleSpinBox),
      roundTo_(new QSpinBox),
      state_(new QLabel),
      costs_(new CostTable({tr("Parameters"), tr("MACs"), tr("Channels")})),
      constraints_(new QLabel),
      group_(new QLabel),
      repair_(new QCheckBox(tr("Repa&ir with the data"))),
      recalibrate_(new QCheckBox(tr("Recali&brate batch norms"))),
      export_(new QPushButton(tr("&Export smaller model…"))) {
  for (const CriterionInfo& info : criteria())
    if (!info.needsMoments && !info.needsLabels)
      criterion_->addItem(titleOf(info), QString::fromUtf8(info.name.data(), static_cast<qsizetype>(info.name.size())));
  for (const Metric& metric : metrics()) {
    metric_->addItem(titleOf(metric),
                     QString::fromUtf8(metric.name.data(), static_cast<qsizetype>(metric.name.size())));
    metric_->setItemData(metric_->count() - 1, meaningOf(metric), Qt::ToolTipRole);
  }
  criterion_->setCurrentIndex(criterion_->findData(QString::fromStdString(session.pruning().criterion().name)));
  metric_->setCurrentIndex(metric_->findData(QString::fromStdString(session.pruning().criterion().metric)));
  scope_->addItem(tr("every group equally"), static_cast<int>(Scope::layer));
  scope_->addItem(tr("groups of one kind together"), static_cast<int>(Scope::family));
  scope_->addItem(tr("the whole network"), static_cast<int>(Scope::global));
  slider_->setRange(0, largestRatio);
  slider_->setPageStep(5);
  ratio_->setRange(0, largestRatio);
  ratio_->setDecimals(1);
  ratio_->setSuffix(tr(" %"));
  roundTo_->setRange(1, 128);
  roundTo_->setToolTip(tr("Kept channels are rounded up to a multiple of this, for hardware that likes it"));
  slider_->setAccessibleName(tr("Share of channels to remove"));
  ratio_->setAccessibleName(tr("Share of channels to remove, in percent"));
  for (auto* combo : {criterion_, metric_, scope_}) {
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(14);
  }
  for (auto* label : {state_, constraints_}) {
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
  }
  constraints_->setTextFormat(Qt::PlainText);
  group_->setWordWrap(true);
  group_->setTextFormat(Qt::PlainText);
  group_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  metricLabel_->setBuddy(metric_);
  repair_->setToolTip(
      tr("On export the kept channels make up for the removed ones, by least squares; no labels needed"));
  recalibrate_->setToolTip(tr("On export batch norms take new statistics from the smaller network"));
  repair_->setChecked(session.recovery().repairs);
  recalibrate_->setChecked(session.recovery().recalibrates);

  auto* share = new QHBoxLayout;
  share->addWidget(slider_, 1);
  share->addWidget(ratio_);
  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(tr("&Rank by:"), criterion_);
  form->addRow(metricLabel_, metric_);
  auto* remove = new QLabel(tr("Rem&ove:"));
  remove->setBuddy(slider_);
  form->addRow(remove, share);
  form->addRow(tr("Sco&pe:"), scope_);
  form->addRow(tr("Round &up to:"), roundTo_);
  form->addRow(tr("Keep accuracy:"), repair_);
  form->addRow(QString(), recalibrate_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 10, 12, 10);
  layout->setSpacing(8);
  layout->addLayout(form);
  layout->addWidget(state_);
  layout->addWidget(costs_);
  layout->addWidget(constraints_);
  layout->addWidget(group_);
  layout->addStretch(1);
  layout->addWidget(export_);

  connect(criterion_, &QComboBox::currentIndexChanged, this, &PruningPanel::applyCriterion);
  connect(metric_, &QComboBox::currentIndexChanged, this, &PruningPanel::applyCriterion);
  connect(scope_, &QComboBox::currentIndexChanged, this, &PruningPanel::applySelection);
  connect(roundTo_, &QSpinBox::valueChanged, this, &PruningPanel::applySelection);
  for (auto* box : {repair_, recalibrate_})
    connect(box, &QCheckBox::toggled, this, [this] {
      session_.setRecovery({repair_->isChecked(), recalibrate_->isChecked()});
    });
  connect(slider_, &QSlider::valueChanged, ratio_, &QDoubleSpinBox::setValue);
  connect(ratio_, &QDoubleSpinBox::valueChanged, this, [this](double percent) {
    const QSignalBlocker block(slider_);
    slider_->setValue(static_cast<int>(std::lround(percent)));
    applySelection();
  });
  connect(export_, &QPushButton::clicked, this, &PruningPanel::exportRequested);
  connect(&session.pruning(), &Pruning::planChanged, this, &PruningPanel::showCosts);
  connect(&session.pruning(), &Pruning::scoresChanged, this, &PruningPanel::showState);
  connect(&session.worker(), &Worker::stateChanged, this, &PruningPanel::showState);
  connect(&session.view(), &ViewState::layerChanged, this, &PruningPanel::showGroup);
  connect(&session, &Session::dataChanged, this, &PruningPanel::showGroup);
  const QSignalBlocker block(ratio_);
  ratio_->setValue(session.pruning().selection().ratio * 100);
  slider_->setValue(static_cast<int>(std::lround(ratio_->value())));
  showCosts();
  showGroup();
  showState();
}

void PruningPanel::applyCriterion() {
  Criterion criterion = session_.pruning().criterion();
  criterion.name = criterion_->currentData().toString().toStdString();
  criterion.metric = metric_->currentData().toString().toStdString();
  session_.pruning().setCriterion(criterion);
  showState();
}

void PruningPanel::applySelection() {
  Selection selection = session_.pruning().selection();
  selection.ratio = ratio_->value() / 100;
  selection.scope = static_cast<Scope>(scope_->currentData().toInt());
  selection.roundTo = roundTo_->value();
  session_.pruning().setSelection(selection);
}

void PruningPanel::showCosts() {
  const auto network = session_.network();
  const auto& plan = session_.pruning().plan();
  const Cost before = network ? network->cost : Cost{};
  const Cost after = session_.pruning().cost();
  const std::int64_t channels = network ? channelsOf(*network) : 0;
  const std::int64_t kept = plan ? channelsKept(*plan) : channels;
  const auto row = [&](int index, QString (*format)(std::int64_t), std::int64_t from, std::int64_t to) {
    costs_->setRow(index, network ? format(from) : QStringLiteral("–"), plan ? format(to) : QString(), double(from),
                   double(to));
  };
  row(parametersRow, shortCountText, before.parameters, after.parameters);
  row(macsRow, shortCountText, before.macs, after.macs);
  row(channelsRow, countText, channels, kept);
  constraints_->setText(plan ? ui::constraintText(*plan) : QString());
  constraints_->setVisible(!constraints_->text().isEmpty());
  showState();
}

void PruningPanel::showGroup() {
  const auto network = session_.network();
  const int layer = session_.view().layer();
  group_->setText(network && layer >= 0 ? ui::groupText(*network, static_cast<std::size_t>(layer)) : QString());
  group_->setVisible(!group_->text().isEmpty());
}

void PruningPanel::showState() {
  const Pruning& pruning = session_.pruning();
  const bool byCoverage = criterion_->currentData().toString() == u"coverage";
  metric_->setVisible(byCoverage);
  metricLabel_->setVisible(byCoverage);
  QString text;
  if (!session_.network())
    text = tr("Choose data first: the network is inspected with it.");
  else if (pruning.lacksCoverage())
    text = tr("This ranking needs an analysis. Rankings by weights need none.");
  else if (!pruning.plan())
    text = tr("Computing scores…");
  state_->setText(text);
  state_->setVisible(!text.isEmpty());
  export_->setEnabled(session_.canExport());
}

}  // namespace cleanai::ui
