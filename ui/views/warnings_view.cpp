// What was wrong but not fatal in the analysis that is shown.
#include "ui/views/warnings_view.h"

#include <QVBoxLayout>

#include "ui/models/formats.h"

namespace cleanai::ui {

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
  connect(&session, &Session::coverageChanged, this, &WarningsView::refresh);
  refresh();
}

void WarningsView::refresh() {
  QStringList lines;
  if (const auto& coverage = session_.coverage()) {
    for (const auto& warning : coverage->warnings) lines.append(QString::fromStdString(warning));
    if (lines.isEmpty() && coverage->data.skipped > 0)
      lines.append(tr("%1 pictures could not be read and were skipped.").arg(countText(coverage->data.skipped)));
  }
  if (lines != model_.stringList()) model_.setStringList(lines);
  list_->setVisible(!lines.isEmpty());
  empty_->setVisible(lines.isEmpty());
  emit countChanged(static_cast<int>(lines.size()));
}

}  // namespace cleanai::ui
