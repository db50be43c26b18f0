// What to prune and how much, with what it saves and what it costs while the slider moves.
#include "ui/panels/pruning_panel.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/base/core_texts.h"
#include "ui/panels/preset_menu.h"
#include "ui/widgets/vertical_scroll.h"

namespace cleanai::ui {
namespace {

constexpr int mostChannels = 4096;

/// Lists are as wide as the panel, whatever their texts.
void shrink(QComboBox& box) {
  box.setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box.setMinimumContentsLength(12);
}

QLabel* labelFor(const QString& text, QWidget* buddy) {
  auto* label = new QLabel(text);
  label->setBuddy(buddy);
  return label;
}

QFormLayout* plainForm(QWidget* parent = nullptr) {
  auto* form = new QFormLayout(parent);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setVerticalSpacing(6);
  return form;
}

}  // namespace

PruningPanel::PruningPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      presets_(new QPushButton(tr("Prese&ts"))),
      reset_(new QPushButton(tr("Re&set"))),
      criterion_(new CriterionBox),
      metric_(new QComboBox),
      metricLabel_(labelFor(tr("Me&tric:"), metric_)),
      amount_(new QComboBox),
      shareLabel_(new QLabel),
      share_(new ShareEdit),
      damage_(new QLabel),
      scope_(new QComboBox),
      roundTo_(new QSpinBox),
      minChannels_(new QSpinBox),
      recovery_(new RecoveryEdit),
      target_(new AccuracyTargetEdit(session)),
      state_(new QLabel),
      costs_(new CostTable),
      constraints_(new QLabel),
      group_(new QLabel),
      export_(new QPushButton(tr("&Export smaller model…"))) {
  presets_->setMenu(new PresetMenu(session, this));
  makeTexts();
  auto* quick = new QHBoxLayout;
  quick->addWidget(presets_, 1);
  quick->addWidget(reset_, 1);
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(12, 10, 12, 6);
  layout->setSpacing(8);
  layout->addLayout(quick);
  layout->addLayout(makeForm());
  layout->addWidget(state_);
  layout->addWidget(costs_);
  layout->addWidget(constraints_);
  layout->addWidget(new Section(tr("Keep accuracy"), recovery_, true));
  layout->addWidget(new Section(tr("Amount by accuracy"), target_, false));
  layout->addWidget(new Section(tr("Scope and rounding"), makeDetails(), false));
  layout->addWidget(group_);
  layout->addStretch(1);
  auto* bottom = new QHBoxLayout;
  bottom->setContentsMargins(12, 4, 12, 10);
  bottom->addWidget(export_);
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  outer->setSpacing(0);
  outer->addWidget(new VerticalScroll(content), 1);
  outer->addLayout(bottom);

  connectEdits();
  connectSession();
  showChoice();
  showCosts();
  showGroup();
  showHindrances();
}

QFormLayout* PruningPanel::makeForm() {
  for (const Metric& metric : metrics()) {
    metric_->addItem(titleOf(metric),
                     QString::fromUtf8(metric.name.data(), static_cast<qsizetype>(metric.name.size())));
    metric_->setItemData(metric_->count() - 1, meaningOf(metric), Qt::ToolTipRole);
  }
  amount_->addItem(tr("share of channels to remove"), static_cast<int>(Amount::ratio));
  amount_->addItem(tr("MACs to leave"), static_cast<int>(Amount::macs));
  amount_->addItem(tr("parameters to leave"), static_cast<int>(Amount::parameters));
  for (auto* combo : std::initializer_list<QComboBox*>{criterion_, metric_, amount_}) shrink(*combo);
  QFormLayout* form = plainForm();
  form->addRow(labelFor(tr("&Rank by:"), criterion_), criterion_);
  form->addRow(metricLabel_, metric_);
  form->addRow(labelFor(tr("Ho&w much:"), amount_), amount_);
  form->addRow(shareLabel_, share_);
  form->addRow(tr("Damage:"), damage_);
  shareLabel_->setBuddy(&share_->slider());
  return form;
}

QWidget* PruningPanel::makeDetails() {
  scope_->addItem(tr("every group equally"), static_cast<int>(Scope::layer));
  scope_->addItem(tr("groups of one kind together"), static_cast<int>(Scope::family));
  scope_->addItem(tr("the whole network"), static_cast<int>(Scope::global));
  scope_->addItem(tr("where it damages least"), static_cast<int>(Scope::damage));
  scope_->setItemData(scope_->count() - 1,
                      tr("Removes first what costs least for what it saves. Needs a ranking whose scores are damage: "
                         "optimal brain surgeon."),
                      Qt::ToolTipRole);
  shrink(*scope_);
  roundTo_->setRange(1, 128);
  minChannels_->setRange(1, mostChannels);
  for (auto* box : {roundTo_, minChannels_}) box->setKeyboardTracking(false);

  auto* widths = new QHBoxLayout;
  widths->setSpacing(8);
  widths->addWidget(roundTo_, 1);
  widths->addWidget(labelFor(tr("at &least:"), minChannels_));
  widths->addWidget(minChannels_, 1);
  auto* details = new QWidget;
  QFormLayout* form = plainForm(details);
  form->setContentsMargins(0, 0, 0, 0);
  form->addRow(labelFor(tr("Sco&pe:"), scope_), scope_);
  form->addRow(labelFor(tr("Round &up to:"), roundTo_), widths);
  return details;
}

void PruningPanel::makeTexts() {
  reset_->setToolTip(tr("Everything as it is for a new model; can be undone"));
  amount_->setToolTip(tr("A target finds the share of every group by itself"));
  damage_->setToolTip(tr(
      "What the removed channels take from the network's answers although the rest makes up for what it can: the "
      "share of the output's variation that is lost, judged by the analysed pictures before anything is cut. A small "
      "number is good; 0 % loses nothing."));
  damage_->setAccessibleName(tr("Predicted damage"));
  roundTo_->setToolTip(tr("Kept channels are rounded up to a multiple of this, for hardware that likes it"));
  roundTo_->setAccessibleName(tr("Round kept channels up to a multiple"));
  minChannels_->setToolTip(tr("Channels that every layer keeps at least"));
  minChannels_->setAccessibleName(minChannels_->toolTip());
  for (auto* label : {state_, constraints_}) {
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
  }
  constraints_->setTextFormat(Qt::PlainText);
  damage_->setTextFormat(Qt::PlainText);
  damage_->setWordWrap(true);
  group_->setWordWrap(true);
  group_->setTextFormat(Qt::PlainText);
  group_->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

void PruningPanel::connectEdits() {
  PruningHistory& history = session_.history();
  connect(reset_, &QPushButton::clicked, this, [this] { resetPruning(session_); });
  connect(criterion_, &QComboBox::currentIndexChanged, this, [this] {
    change(Edit::criterion, [this](PruningChoice& c) { c.criterion.name = criterion_->criterion().toStdString(); });
  });
  connect(metric_, &QComboBox::currentIndexChanged, this, [this] {
    change(Edit::metric,
           [this](PruningChoice& c) { c.criterion.metric = metric_->currentData().toString().toStdString(); });
  });
  connect(amount_, &QComboBox::currentIndexChanged, this,
          [this] { changeAmount(static_cast<Amount>(amount_->currentData().toInt())); });
  connect(share_, &ShareEdit::shareChanged, this, [this](double share) {
    change(Edit::share, [share](PruningChoice& c) { setAmount(c.selection, amountOf(c.selection), share); });
  });
  connect(share_, &ShareEdit::dragStarted, &history, &PruningHistory::beginDrag);
  connect(share_, &ShareEdit::dragEnded, &history, &PruningHistory::endDrag);
  connect(scope_, &QComboBox::currentIndexChanged, this, [this] {
    change(Edit::scope,
           [this](PruningChoice& c) { c.selection.scope = static_cast<Scope>(scope_->currentData().toInt()); });
  });
  connect(roundTo_, &QSpinBox::valueChanged, this,
          [this](int value) { change(Edit::rounding, [value](PruningChoice& c) { c.selection.roundTo = value; }); });
  connect(minChannels_, &QSpinBox::valueChanged, this,
          [this](int value) { change(Edit::floor, [value](PruningChoice& c) { c.selection.minChannels = value; }); });
  connect(recovery_, &RecoveryEdit::edited, this, [this](const RecoveryChoice& recovery, bool training) {
    change(training ? Edit::training : Edit::recovery, [&](PruningChoice& c) { c.recovery = recovery; });
  });
  connect(export_, &QPushButton::clicked, this, &PruningPanel::exportRequested);
}

void PruningPanel::connectSession() {
  const Pruning& pruning = session_.pruning();
  connect(&pruning, &Pruning::choiceChanged, this, &PruningPanel::showChoice);
  connect(&pruning, &Pruning::inputsChanged, this, &PruningPanel::showState);
  connect(&pruning, &Pruning::planChanged, this, &PruningPanel::showCosts);
  connect(&pruning, &Pruning::scoresChanged, this, &PruningPanel::showState);
  connect(&session_.damage(), &DamageForecast::changed, this, &PruningPanel::showDamage);
  connect(&session_.worker(), &Worker::stateChanged, this, &PruningPanel::showState);
  connect(&session_.view(), &ViewState::layerChanged, this, &PruningPanel::showGroup);
  connect(&session_, &Session::dataChanged, this, &PruningPanel::showGroup);
  connect(&session_, &Session::dataChanged, this, &PruningPanel::showHindrances);
}

void PruningPanel::change(Edit edit, const std::function<void(PruningChoice&)>& edited) {
  PruningChoice choice = session_.pruning().choice();
  edited(choice);
  session_.history().change(edit, std::move(choice));
}

void PruningPanel::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) showDamage();
}

}  // namespace cleanai::ui
