// The model and the data at hand, in a few lines, with the next step as a button.
#include "ui/panels/data_panel.h"

#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/base/formats.h"
#include "ui/session/judging.h"
#include "ui/widgets/vertical_scroll.h"

namespace cleanai::ui {
namespace {

QLabel* makeValue() {
  auto* label = new QLabel;
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  return label;
}

/// To be read, not to be typed: decimal commas where they are used, so nothing but spaces between the numbers.
QString shownNumbers(const std::vector<float>& numbers) {
  QStringList parts;
  for (const float number : numbers) parts.append(QLocale().toString(double{number}, 'g', 6));
  return parts.join(u' ');
}

}  // namespace

QString preprocessingText(const Preprocessing& preprocessing) {
  QStringList parts;
  if (preprocessing.preset != "none" && !preprocessing.preset.empty())
    parts.append(QString::fromStdString(preprocessing.preset));
  if (preprocessing.resize) parts.append(DataPanel::tr("resize %1").arg(*preprocessing.resize));
  if (preprocessing.crop) parts.append(DataPanel::tr("crop %1").arg(*preprocessing.crop));
  if (preprocessing.colour == Preprocessing::Colour::grayscale) parts.append(DataPanel::tr("grey"));
  if (preprocessing.colour == Preprocessing::Colour::rgb) parts.append(DataPanel::tr("RGB"));
  if (!preprocessing.mean.empty())
    parts.append(
        DataPanel::tr("mean %1; std %2").arg(shownNumbers(preprocessing.mean), shownNumbers(preprocessing.std)));
  return parts.isEmpty() ? DataPanel::tr("none") : parts.join(QStringLiteral(" · "));
}

DataPanel::DataPanel(Session& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      source_(makeValue()),
      images_(makeValue()),
      note_(makeValue()),
      preprocessing_(makeValue()),
      amount_(makeValue()),
      agreement_(makeValue()),
      moments_(makeValue()),
      choose_(new QPushButton(tr("Choose &data…"))),
      analyze_(new QPushButton(tr("Anal&yse"))) {
  analyze_->setToolTip(tr("Streams the pictures through the network and measures every channel (F5)"));
  auto* facts = new QWidget;
  auto* form = new QFormLayout(facts);
  form->setContentsMargins(0, 0, 0, 0);
  form->setVerticalSpacing(4);
  form->addRow(tr("Source:"), source_);
  form->addRow(tr("Images:"), images_);
  form->addRow(note_);
  form->addRow(tr("Prepared:"), preprocessing_);
  form->addRow(tr("Measured:"), amount_);
  form->addRow(tr("Agreement:"), agreement_);
  form->addRow(tr("Moments:"), moments_);
  note_->setForegroundRole(QPalette::PlaceholderText);
  moments_->setToolTip(
      tr("How the channels vary together, taken in the same pass: what optimal brain surgeon, the repair and the "
         "predicted damage are computed from"));
  agreement_->setToolTip(tr("Share of the kept channels that unlimited data would keep too"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(choose_, 1);
  buttons->addWidget(analyze_, 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(12, 8, 12, 8);
  layout->addWidget(new VerticalScroll(facts), 1);
  layout->addLayout(buttons);

  connect(choose_, &QPushButton::clicked, this, &DataPanel::chooseRequested);
  connect(analyze_, &QPushButton::clicked, &session, &Session::analyze);
  connect(&session, &Session::dataChanged, this, &DataPanel::refresh);
  connect(&session, &Session::modelChanged, this, &DataPanel::refresh);
  connect(&session, &Session::coverageChanged, this, &DataPanel::refresh);
  connect(&session.worker(), &Worker::stateChanged, this, &DataPanel::refresh);
  refresh();
}

void DataPanel::refresh() {
  const DataChoice& choice = session_.choice();
  const auto& ready = session_.preparation();
  const bool fits = ready != nullptr;
  source_->setText(choice.empty()      ? tr("none yet")
                   : choice.isRandom() ? choice.source
                                       : QFileInfo(choice.source).fileName());
  source_->setToolTip(choice.source);
  images_->setText(!fits ? QStringLiteral("–")
                         : tr("%1 of %2, %3, %4")
                               .arg(countText(static_cast<std::int64_t>(ready->images)),
                                    countText(static_cast<std::int64_t>(ready->dataset->size())),
                                    shapeText(ready->sample), ready->hasLabels ? tr("with labels") : tr("no labels")));
  note_->setText(nothingLeftText(session_));
  note_->setVisible(!note_->text().isEmpty());
  preprocessing_->setText(choice.empty() ? QStringLiteral("–") : preprocessingText(choice.preprocessing));
  const QString limit = choice.maxBatches ? tr("at most %1 batches of %2").arg(*choice.maxBatches).arg(choice.batchSize)
                                          : tr("all, in batches of %1").arg(choice.batchSize);
  const QString place = choice.observe == Observe::activation ? tr("after norm and activation") : tr("layer output");
  amount_->setText(choice.empty() ? QStringLiteral("–") : limit + QStringLiteral(", ") + place);
  const auto& coverage = session_.coverage();
  agreement_->setText(coverage && coverage->agreement ? percentText(*coverage->agreement) : QStringLiteral("–"));
  moments_->setText(session_.moments() ? tr("%1 of memory").arg(bytesText(bytesOf(*session_.moments())))
                                       : QStringLiteral("–"));
  choose_->setEnabled(session_.model() != nullptr);
  analyze_->setEnabled(session_.canAnalyze());
}

}  // namespace cleanai::ui
