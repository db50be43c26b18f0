// The program's own icons, drawn in the palette's text colour.
#include "ui/widgets/icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

namespace cleanai::ui {
namespace {

QPixmap drawn(const QByteArray& svg, const QColor& colour, int pixels) {
  QByteArray coloured = svg;
  coloured.replace("currentColor", colour.name().toLatin1());
  QSvgRenderer renderer(coloured);
  QPixmap pixmap(pixels, pixels);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  renderer.render(&painter);
  return pixmap;
}

}  // namespace

QIcon actionIcon(const QString& name, const QPalette& palette) {
  QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QByteArray svg = file.readAll();
  QIcon icon;
  for (const int pixels : {16, 20, 24, 32, 40, 48, 64}) {
    icon.addPixmap(drawn(svg, palette.color(QPalette::Active, QPalette::ButtonText), pixels), QIcon::Normal);
    icon.addPixmap(drawn(svg, palette.color(QPalette::Disabled, QPalette::ButtonText), pixels), QIcon::Disabled);
  }
  return icon;
}

QIcon applicationIcon() { return QIcon(QStringLiteral(":/icons/cleanai-studio.svg")); }

}  // namespace cleanai::ui
