// Sums of a pass, against those in double precision.
#pragma once

#include <QtTest>
#include <algorithm>
#include <cmath>

// Short runs are summed in 32 bits.
inline void compareClose(double found, double expected) {
  QVERIFY2(std::fabs(found - expected) <= 5e-6 * std::max(1.0, std::fabs(expected)),
           qPrintable(QStringLiteral("%1 instead of %2").arg(found, 0, 'g', 17).arg(expected, 0, 'g', 17)));
}
