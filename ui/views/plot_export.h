// Plots as files.
#pragma once

#include <qcustomplot.h>

#include <QByteArray>
#include <QSize>
#include <QString>

namespace cleanai::ui {

/// The file dialog's filter for what exportPlot can write.
QString plotFilter();

/// The plot as a file's content, in the format of the file name's ending: .png (twice the resolution), .svg or .pdf
/// (vectors). Size in logical pixels. Empty for another ending.
QByteArray renderPlot(QCustomPlot& plot, const QString& fileName, const QSize& size);

}  // namespace cleanai::ui
