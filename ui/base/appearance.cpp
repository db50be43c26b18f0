// Light and dark, and the colours that mean something on both.
#include "ui/base/appearance.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleHints>

namespace cleanai::ui {
namespace {

struct Shades {
  QColor window, base, alternate, button, text, disabled, hint, highlight, link, tip;
};

QPalette paletteOf(const Shades& shades) {
  QPalette palette(shades.button, shades.window);
  palette.setColor(QPalette::Base, shades.base);
  palette.setColor(QPalette::AlternateBase, shades.alternate);
  palette.setColor(QPalette::ToolTipBase, shades.tip);
  palette.setColor(QPalette::PlaceholderText, shades.hint);
  palette.setColor(QPalette::Highlight, shades.highlight);
  palette.setColor(QPalette::Link, shades.link);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
    palette.setColor(role, shades.text);
    palette.setColor(QPalette::Disabled, role, shades.disabled);
  }
  palette.setColor(QPalette::HighlightedText, Qt::white);
  palette.setColor(QPalette::Disabled, QPalette::Highlight, shades.disabled);
  return palette;
}

QPalette lightPalette() {
  return paletteOf({QColor(0xf2, 0xf4, 0xf7), Qt::white, QColor(0xf6, 0xf8, 0xfa), QColor(0xf7, 0xf8, 0xfa),
                    QColor(0x1c, 0x23, 0x2e), QColor(0xa0, 0xa7, 0xb2), QColor(0x66, 0x6f, 0x7d),
                    QColor(0x2a, 0x6f, 0xdb), QColor(0x1f, 0x5f, 0xc4), Qt::white});
}

QPalette darkPalette() {
  return paletteOf({QColor(0x22, 0x26, 0x2d), QColor(0x1a, 0x1d, 0x23), QColor(0x1f, 0x23, 0x2a),
                    QColor(0x2f, 0x35, 0x3f), QColor(0xe6, 0xe9, 0xee), QColor(0x6f, 0x78, 0x86),
                    QColor(0x9a, 0xa4, 0xb2), QColor(0x3d, 0x7e, 0xe8), QColor(0x7a, 0xae, 0xff),
                    QColor(0x2f, 0x35, 0x3f)});
}

/// Where the application has set no palette of its own.
bool isDesktopDark() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
  const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
  if (scheme != Qt::ColorScheme::Unknown) return scheme == Qt::ColorScheme::Dark;
#endif
  return QApplication::palette().color(QPalette::Window).lightness() < 128;
}

}  // namespace

Appearance appearanceNamed(const QString& name) {
  if (name == u"light") return Appearance::light;
  return name == u"dark" ? Appearance::dark : Appearance::system;
}

QString nameOf(Appearance appearance) {
  if (appearance == Appearance::light) return QStringLiteral("light");
  return appearance == Appearance::dark ? QStringLiteral("dark") : QStringLiteral("system");
}

void applyAppearance(Appearance appearance) {
  QApplication::setPalette(QPalette());
  const bool hasOwnColours = QApplication::style()->name() != u"fusion";
  if (appearance == Appearance::system && hasOwnColours) return;
  const bool isDark = appearance == Appearance::dark || (appearance == Appearance::system && isDesktopDark());
  QApplication::setPalette(isDark ? darkPalette() : lightPalette());
}

void onDesktopChange(QObject* context, std::function<void()> act) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
  QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, context, std::move(act));
#else
  Q_UNUSED(context);
  Q_UNUSED(act);
#endif
}

QColor keptColour() { return {0x21, 0x91, 0x8c}; }
QColor removedColour() { return {0xe0, 0x80, 0x3a}; }

QColor warningColour(const QPalette& palette) {
  const bool isDark = palette.color(QPalette::Base).lightness() < 128;
  return isDark ? QColor(0xf2, 0xa6, 0x5a) : QColor(0xa8, 0x4c, 0x00);
}

}  // namespace cleanai::ui
