#include "ui/dialogs/save_name.h"

#include <QRegularExpression>

namespace cleanai::ui {

QString withEnding(const QString& file, const QString& filter) {
  static const QRegularExpression pattern(QStringLiteral("\\*(\\.[^\\s;)]+)"));
  QString first;
  auto endings = pattern.globalMatch(filter);
  while (endings.hasNext()) {
    const QString ending = endings.next().captured(1);
    if (file.endsWith(ending, Qt::CaseInsensitive)) return file;
    if (first.isEmpty()) first = ending;
  }
  return file + first;
}

}  // namespace cleanai::ui
