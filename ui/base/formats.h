// Numbers as people read them, in the user's locale.
#pragma once

#include <QDateTime>
#include <QFontMetrics>
#include <QString>
#include <cstdint>

#include "core/base/shape.h"

namespace cleanai::ui {

/// "11,689,512".
QString countText(std::int64_t count);
/// "11.7 M"; three significant digits.
QString shortCountText(std::int64_t count);
/// "44.6 MB".
QString bytesText(std::int64_t bytes);
/// "64 × 56 × 56"; without the batch dimension when `withoutBatch`.
QString shapeText(const Shape& shape, bool withoutBatch = false);
/// Reads "3,32,32"; empty when it is no shape.
Shape shapeFrom(const QString& text);
/// Six significant digits unless told otherwise; "no value" for NaN.
QString valueText(double value, int digits = 6);
/// "3.1 × 10⁻⁷".
QString scientificText(double value);
/// "92.4 %"; of a share in 0..1.
QString percentText(double share, int decimals = 1);
/// What stands before and behind the number of a percentage: "%" or " %", as the language has it.
QString percentPrefix();
QString percentSuffix();
/// "0.84 %": of a share that is small when all is well; three digits at most.
QString damageText(double share);
/// Pixels that a column of such texts needs.
int damageWidth(const QFontMetrics& metrics);
/// "3.1 ms".
QString millisecondsText(double seconds);
/// "−73.8 %": how much less `after` is.
QString changeText(double before, double after);
/// "1 min 20 s".
QString durationText(double seconds);
/// "today, 14:05", "yesterday, 14:05", or the date; empty when invalid.
QString timeText(const QDateTime& time);
/// "0.3 s": the same with a decimal below ten seconds, for what was measured.
QString measuredDurationText(double seconds);

}  // namespace cleanai::ui
