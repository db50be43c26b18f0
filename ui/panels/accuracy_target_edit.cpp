// How much accuracy may go, and the search that turns it into an amount.
#include "ui/panels/accuracy_target_edit.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/base/formats.h"

namespace cleanai::ui {
namespace {

constexpr double leastPoints = 0.1, mostPoints = 20;

QString points(double share) { return QLocale().toString(std::max(0.0, share) * 100, 'f', 2); }

}  // namespace

QString foundText(const FoundTarget& found, std::int64_t macs) {
  const QString images = found.hasLabels
                             ? AccuracyTargetEdit::tr("%1 images with labels").arg(countText(found.images))
                             : AccuracyTargetEdit::tr("%1 images, by the same answer").arg(countText(found.images));
  if (!found.best) {
    const auto nearest =
        std::min_element(found.steps.begin(), found.steps.end(),
                         [](const SearchStep& a, const SearchStep& b) { return a.largestDrop < b.largestDrop; });
    const QString text = AccuracyTargetEdit::tr("No amount holds it for certain, judged by %1.").arg(images);
    if (nearest == found.steps.end()) return text;
    return text + u' ' +
           AccuracyTargetEdit::tr("The best lost %1 points, at most %2. Allow more, or judge by more images.")
               .arg(points(nearest->drop), points(nearest->largestDrop));
  }
  const SearchStep& best = *found.best;
  return AccuracyTargetEdit::tr(
             "With %1 of the MACs it lost %2 points, with 95 % certainty at most %3, from %4 on, judged by %5.")
      .arg(percentText(macs > 0 ? double(best.macs) / double(macs) : best.target), points(best.drop),
           points(best.largestDrop), percentText(found.original), images);
}

AccuracyTargetEdit::AccuracyTargetEdit(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      target_(session.accuracyTarget()),
      points_(new QDoubleSpinBox),
      search_(new QPushButton(tr("Searc&h"))),
      apply_(new QPushButton(tr("Use what was &found"))),
      text_(new QLabel) {
  points_->setRange(leastPoints, mostPoints);
  points_->setDecimals(1);
  points_->setSingleStep(0.5);
  points_->setValue(1);
  points_->setSuffix(tr(" points"));
  points_->setAccessibleName(tr("Accuracy that may be lost, in points"));
  search_->setToolTip(
      tr("Makes some smaller networks, repairs them as chosen above (without training on), judges them by images that "
         "neither analysis nor repair uses, and sets the MACs of the smallest that keeps its accuracy"));
  text_->setWordWrap(true);
  text_->setTextFormat(Qt::PlainText);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  apply_->setToolTip(tr("Goes back to the choices of the search, with the MACs that it found, as one step"));
  auto* label = new QLabel(tr("Lose at &most:"));
  label->setBuddy(points_);
  auto* row = new QHBoxLayout;
  row->addWidget(label);
  row->addWidget(points_, 1);
  row->addWidget(search_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(6);
  layout->addLayout(row);
  layout->addWidget(text_);
  layout->addWidget(apply_, 0, Qt::AlignLeft);

  connect(search_, &QPushButton::clicked, this, [this] {
    wish_.mostLost = points_->value() / 100;
    target_.start(wish_);
  });
  connect(apply_, &QPushButton::clicked, &target_, &AccuracyTarget::apply);
  connect(&target_, &AccuracyTarget::changed, this, &AccuracyTargetEdit::refresh);
  connect(&session.worker(), &Worker::stateChanged, this, &AccuracyTargetEdit::refresh);
  connect(&session, &Session::dataChanged, this, &AccuracyTargetEdit::refresh);
  connect(&session.pruning(), &Pruning::scoresChanged, this, &AccuracyTargetEdit::refresh);
  refresh();
}

void AccuracyTargetEdit::refresh() {
  const bool busy = session_.worker().busy();
  const QString why = busy ? QString() : judgingTrouble(session_);
  search_->setEnabled(!busy && why.isEmpty() && session_.pruning().scores());
  const auto& found = target_.found();
  const auto network = session_.network();
  const bool shows = why.isEmpty() && found && network;
  const bool isOfOthers = shows && !target_.isApplied();
  QString text = shows ? foundText(*found, network->cost.macs) : why;
  if (isOfOthers) text = tr("Found for other choices than the present ones.") + u' ' + text;
  text_->setText(text);
  apply_->setVisible(isOfOthers && found->best);
  text_->setForegroundRole(why.isEmpty() ? QPalette::WindowText : QPalette::PlaceholderText);
  text_->setVisible(!text_->text().isEmpty());
}

}  // namespace cleanai::ui
