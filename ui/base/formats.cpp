// Numbers as people read them, in the user's locale.
#include "ui/base/formats.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <array>
#include <cmath>

namespace cleanai::ui {
namespace {

struct Formats {
  Q_DECLARE_TR_FUNCTIONS(Formats)
};

}  // namespace

QString countText(std::int64_t count) { return QLocale().toString(static_cast<qlonglong>(count)); }

QString shortCountText(std::int64_t count) {
  static constexpr std::array<const char*, 5> suffixes{"", " k", " M", " G", " T"};
  double value = static_cast<double>(count);
  std::size_t power = 0;
  while (std::abs(value) >= 999.5 && power + 1 < suffixes.size()) {
    value /= 1000;
    ++power;
  }
  if (power == 0) return countText(count);
  const int decimals = std::abs(value) < 9.995 ? 2 : std::abs(value) < 99.95 ? 1 : 0;
  return QLocale().toString(value, 'f', decimals) + QLatin1String(suffixes[power]);
}

QString bytesText(std::int64_t bytes) {
  double value = static_cast<double>(std::abs(bytes));
  while (value >= 999.5) value /= 1000;
  const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
  return QLocale().formattedDataSize(bytes, decimals, QLocale::DataSizeSIFormat);
}

QString shapeText(const Shape& shape, bool withoutBatch) {
  QStringList parts;
  for (std::size_t i = withoutBatch ? 1 : 0; i < shape.size(); ++i) parts.append(QString::number(shape[i]));
  return parts.join(QStringLiteral(" × "));
}

Shape shapeFrom(const QString& text) {
  Shape shape;
  for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
    const auto size = part.trimmed().toLongLong();
    if (size <= 0) return {};
    shape.push_back(size);
  }
  return shape;
}

QString valueText(double value, int digits) {
  if (std::isnan(value)) return Formats::tr("no value");
  return QLocale().toString(value, 'g', digits);
}

QString scientificText(double value) {
  if (value == 0 || !std::isfinite(value)) return QLocale().toString(value);
  int exponent = static_cast<int>(std::floor(std::log10(std::abs(value))));
  double mantissa = std::round(value / std::pow(10, exponent) * 10) / 10;
  if (std::abs(mantissa) >= 10) {
    mantissa /= 10;
    ++exponent;
  }
  const QString digits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
  QString power = QStringLiteral("10") + (exponent < 0 ? QStringLiteral("⁻") : QString());
  for (const QChar digit : QString::number(std::abs(exponent))) power += digits[digit.digitValue()];
  return mantissa == 1 ? power : QLocale().toString(mantissa, 'g', 2) + QStringLiteral(" × ") + power;
}

QString percentText(double share, int decimals) {
  return Formats::tr("%1 %").arg(QLocale().toString(share * 100, 'f', decimals));
}

QString percentPrefix() { return Formats::tr("%1 %").section(QStringLiteral("%1"), 0, 0); }

QString percentSuffix() { return Formats::tr("%1 %").section(QStringLiteral("%1"), 1, 1); }

QString damageText(double share) {
  if (share > 0 && share < 0.00005) return Formats::tr("below %1").arg(percentText(0.0001, 2));
  return percentText(share, share < 0.00995 ? 2 : share < 0.0995 ? 1 : 0);
}

int damageWidth(const QFontMetrics& metrics) {
  constexpr double longest = 1e-5;  // in words
  constexpr int air = 20;
  return metrics.horizontalAdvance(damageText(longest)) + air;
}

QString millisecondsText(double seconds) {
  const double milliseconds = seconds * 1000;
  return Formats::tr("%1 ms").arg(QLocale().toString(milliseconds, 'f', milliseconds < 9.95 ? 2 : 1));
}

QString changeText(double before, double after) {
  if (before <= 0) return {};
  const double change = (after - before) / before;
  const QString sign = change < 0 ? QStringLiteral("−") : change > 0 ? QStringLiteral("+") : QString();
  return sign + percentText(std::abs(change));
}

QString durationText(double seconds) {
  const auto whole = static_cast<int>(std::lround(seconds));
  if (whole < 60) return Formats::tr("%1 s").arg(whole);
  if (whole < 3600) return Formats::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
  return Formats::tr("%1 h %2 min").arg(whole / 3600).arg(whole % 3600 / 60);
}

QString timeText(const QDateTime& time) {
  if (!time.isValid()) return {};
  const QDateTime local = time.toLocalTime();
  const QString clock = local.toString(QStringLiteral("HH:mm"));
  const qint64 days = local.date().daysTo(QDate::currentDate());
  if (days == 0) return Formats::tr("today, %1").arg(clock);
  if (days == 1) return Formats::tr("yesterday, %1").arg(clock);
  return QLocale().toString(local.date(), QLocale::ShortFormat);
}

QString measuredDurationText(double seconds) {
  return seconds < 9.95 ? Formats::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1)) : durationText(seconds);
}

}  // namespace cleanai::ui
