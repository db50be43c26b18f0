// What was wrong but not fatal in the analysis that is shown.
#include "ui/views/warnings_view.h"

#include <QVBoxLayout>

#include "ui/base/core_sentences.h"
#include "ui/base/formats.h"

namespace cleanai::ui {
namespace {

/// Names go on with these, so that conv1 is not found in conv10 or layer1.conv1.
bool isPartOfName(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-'; }

bool standsIn(const QString& text, const QString& name) {
  for (auto at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const auto end = at + name.size();
    const bool begins = at == 0 || !(isPartOfName(text[at - 1]) || text[at - 1] == u'.');
    const bool goesOn =
        end < text.size() &&
        (isPartOfName(text[end]) || (text[end] == u'.' && end + 1 < text.size() && isPartOfName(text[end + 1])));
    if (begins && !goesOn) return true;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> layerNamedIn(const QString& text, const Network& network) {
  std::optional<std::size_t> found;
  qsizetype longest = 0;
  for (std::size_t i = 0; i < network.layers.size(); ++i) {
    const QString name = QString::fromStdString(network.layers[i].name);
    if (name.size() <= longest || !standsIn(text, name)) continue;
    longest = name.size();
    found = i;
  }
  return found;
}

WarningsView::WarningsView(Session& session, QWidget* parent)
    : QWidget(parent), session_(session), list_(new QListView), empty_(new QLabel(tr("No warnings."))) {
  list_->setModel(&model_);
  list_->setWordWrap(true);
  list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setAccessibleName(tr("Warnings of the analysis"));
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setForegroundRole(QPalette::PlaceholderText);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(list_);
  layout->addWidget(empty_, 1);
  list_->setToolTip(tr("Enter or a double click selects the layer that the warning names"));
  connect(list_, &QListView::activated, this, &WarningsView::selectLayer);
  connect(&session, &Session::coverageChanged, this, &WarningsView::refresh);
  refresh();
}

void WarningsView::refresh() {
  QStringList lines;
  if (const auto& coverage = session_.coverage()) {
    for (const auto& warning : coverage->warnings) lines.append(inUsersLanguage(QString::fromStdString(warning)));
    if (lines.isEmpty() && coverage->data.skipped > 0)
      lines.append(tr("%1 pictures could not be read and were skipped.").arg(countText(coverage->data.skipped)));
  }
  if (lines != model_.stringList()) model_.setStringList(lines);
  list_->setVisible(!lines.isEmpty());
  empty_->setVisible(lines.isEmpty());
  emit countChanged(static_cast<int>(lines.size()));
}

void WarningsView::selectLayer(const QModelIndex& warning) {
  const auto network = session_.network();
  const auto layer = network ? layerNamedIn(warning.data().toString(), *network) : std::nullopt;
  if (layer) session_.view().setLayer(static_cast<int>(*layer));
}

}  // namespace cleanai::ui
