// What the pruning panel shows of the session.
#include <QSignalBlocker>
#include <QStandardItemModel>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/base/appearance.h"
#include "ui/base/formats.h"
#include "ui/base/group_text.h"
#include "ui/panels/constraint_text.h"
#include "ui/panels/pruning_panel.h"

namespace cleanai::ui {
namespace {

constexpr double largestRatio = 0.95, smallestTarget = 0.05;
constexpr double muchDamage = 0.1;  // from here on it is shown as a warning

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

void PruningPanel::changeAmount(Amount amount) {
  const Pruning& pruning = session_.pruning();
  const auto network = session_.network();
  change(Edit::amount, [&](PruningChoice& choice) {
    double share = choice.selection.ratio;
    if (amount != Amount::ratio) {  // from where the network stands now
      const Cost before = network ? network->cost : Cost{}, after = pruning.cost();
      const auto [whole, left] =
          amount == Amount::macs ? std::pair(before.macs, after.macs) : std::pair(before.parameters, after.parameters);
      share = whole > 0 && pruning.plan() ? std::round(double(left) / double(whole) * 100) / 100 : 0.5;
      share = std::clamp(share, smallestTarget, 1.0);
    }
    setAmount(choice.selection, amount, share);
  });
}

void PruningPanel::showChoice() {
  const PruningChoice& choice = session_.pruning().choice();
  const std::array<QSignalBlocker, 6> blocked{QSignalBlocker(criterion_), QSignalBlocker(metric_),
                                              QSignalBlocker(amount_),    QSignalBlocker(scope_),
                                              QSignalBlocker(roundTo_),   QSignalBlocker(minChannels_)};
  const Amount amount = amountOf(choice.selection);
  const bool removes = amount == Amount::ratio;
  criterion_->setCriterion(choice.criterion.name);
  metric_->setCurrentIndex(metric_->findData(QString::fromStdString(choice.criterion.metric)));
  amount_->setCurrentIndex(amount_->findData(static_cast<int>(amount)));
  scope_->setCurrentIndex(scope_->findData(static_cast<int>(choice.selection.scope)));
  roundTo_->setValue(choice.selection.roundTo);
  minChannels_->setValue(choice.selection.minChannels);
  recovery_->setChoice(choice.recovery);
  shareLabel_->setText(removes ? tr("Rem&ove:") : tr("Lea&ve:"));
  share_->setPercentRange(removes ? 0 : static_cast<int>(smallestTarget * 100),
                          removes ? static_cast<int>(largestRatio * 100) : 100);
  share_->setShare(shareOf(choice.selection));
  share_->setMeaning(removes                  ? tr("Share of channels to remove")
                     : amount == Amount::macs ? tr("Share of MACs to leave")
                                              : tr("Share of parameters to leave"));
  auto* scopes = qobject_cast<QStandardItemModel*>(scope_->model());
  scopes->item(scope_->findData(static_cast<int>(Scope::damage)))
      ->setEnabled(criterionNamed(choice.criterion.name).isDamage);
  showState();
}

void PruningPanel::showCosts() {
  const auto network = session_.network();
  const Pruning& pruning = session_.pruning();
  const auto& plan = pruning.plan();
  const Cost before = network ? network->cost : Cost{};
  const Cost after = pruning.cost();
  const std::int64_t channels = network ? channelsOf(*network) : 0;
  const std::int64_t bytes = session_.model() ? session_.model()->bytes() : 0;
  const auto row = [&](const QString& title, QString (*format)(std::int64_t), std::int64_t from, std::int64_t to) {
    CostRow shown{title, network ? format(from) : QStringLiteral("–"), {}, {}, true};
    if (!plan || from <= 0) return shown;
    shown.after = format(to);
    shown.difference = changeText(double(from), double(to));
    shown.left = double(to) / double(from);
    return shown;
  };
  costs_->setRows({row(tr("Parameters"), shortCountText, before.parameters, after.parameters),
                   row(tr("MACs"), shortCountText, before.macs, after.macs),
                   row(tr("File, about"), bytesText, bytes, pruning.predictedBytes()),
                   row(tr("Channels"), countText, channels, plan ? channelsKept(*plan) : channels)});
  constraints_->setText(plan ? ui::constraintText(*plan) : QString());
  constraints_->setVisible(!constraints_->text().isEmpty());
  showDamage();
  showState();
}

void PruningPanel::showDamage() {
  const DamageForecast& damage = session_.damage();
  const auto& forecast = damage.forecast();
  QPalette shades = palette();
  const auto colour = [&](const QColor& text) { shades.setColor(QPalette::WindowText, text); };
  if (!forecast) {
    const QString why = missingText(session_.pruning().missing(criterionNamed("obs")));
    damage_->setText(!why.isEmpty() ? why : damage.computing() ? tr("computing…") : QStringLiteral("–"));
    colour(palette().color(QPalette::PlaceholderText));
  } else {
    QString text = tr("%1 of the output").arg(ui::damageText(forecast->total));
    if (forecast->worst && session_.network())
      text += tr(", most by %1").arg(QString::fromStdString(session_.network()->layers[*forecast->worst].name));
    damage_->setText(text);
    if (!damage.current())
      colour(palette().color(QPalette::PlaceholderText));
    else if (forecast->total >= muchDamage)
      colour(warningColour(palette()));
  }
  damage_->setPalette(shades);
}

void PruningPanel::showGroup() {
  const auto network = session_.network();
  const int layer = session_.view().layer();
  group_->setText(network && layer >= 0 ? ui::groupText(*network, static_cast<std::size_t>(layer)) : QString());
  group_->setVisible(!group_->text().isEmpty());
}

void PruningPanel::showHindrances() {
  recovery_->setHindrances(recoveryHindrance(session_), trainingHindrance(session_));
}

void PruningPanel::showState() {
  const Pruning& pruning = session_.pruning();
  criterion_->showAvailable(pruning);
  const bool byCoverage = pruning.criterion().name == "coverage";
  metric_->setVisible(byCoverage);
  metricLabel_->setVisible(byCoverage);
  QString text;
  switch (pruning.missing()) {
    case Missing::network:
      text = tr("Choose data first: the network is inspected with it.");
      break;
    case Missing::nothing:
      if (!pruning.plan()) text = tr("Computing scores…");
      break;
    case Missing::pictures:
      text = tr("This ranking learns from pictures; from noise it would learn nothing.");
      break;
    default:
      text = tr("This ranking needs an analysis. Rankings by weights need none.");
  }
  state_->setText(text);
  state_->setVisible(!text.isEmpty());
  export_->setEnabled(session_.canExport());
}

}  // namespace cleanai::ui
