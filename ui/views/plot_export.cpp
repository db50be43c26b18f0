// Plots as files.
#include "ui/views/plot_export.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace cleanai::ui {
namespace {

constexpr int pdfResolution = 96;  // logical pixels an inch

void paint(QCustomPlot& plot, QPaintDevice& device, const QSize& size) {
  QCPPainter painter;
  painter.begin(&device);
  painter.setMode(QCPPainter::pmVectorized);
  painter.setMode(QCPPainter::pmNoCaching);
  plot.toPainter(&painter, size.width(), size.height());
  painter.end();
}

void writePdf(QCustomPlot& plot, QBuffer& buffer, const QSize& size) {
  QPdfWriter writer(&buffer);
  writer.setTitle(plot.accessibleName());
  writer.setResolution(pdfResolution);
  writer.setPageMargins({});
  writer.setPageSize(QPageSize(QSizeF(size) * 72.0 / pdfResolution, QPageSize::Point, {}, QPageSize::ExactMatch));
  paint(plot, writer, size);
}

void writeSvg(QCustomPlot& plot, QBuffer& buffer, const QSize& size) {
  QSvgGenerator generator;
  generator.setOutputDevice(&buffer);
  generator.setResolution(pdfResolution);
  generator.setSize(size);
  generator.setViewBox(QRect({}, size));
  generator.setTitle(plot.accessibleName());
  paint(plot, generator, size);
}

}  // namespace

QString plotFilter() {
  return QCoreApplication::translate("PlotExport", "PNG picture (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)");
}

QByteArray renderPlot(QCustomPlot& plot, const QString& fileName, const QSize& size) {
  const QString ending = QFileInfo(fileName).suffix().toLower();
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  if (ending == u"png") plot.toPixmap(size.width(), size.height(), 2).save(&buffer, "PNG");
  if (ending == u"pdf") writePdf(plot, buffer, size);
  if (ending == u"svg") writeSvg(plot, buffer, size);
  return buffer.data();
}

}  // namespace cleanai::ui
