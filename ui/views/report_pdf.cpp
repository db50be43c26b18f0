// A report as PDF.
#include "ui/views/report_pdf.h"

#include <QBuffer>
#include <QPageSize>
#include <QPdfWriter>
#include <QTextDocument>

namespace cleanai::ui {

QByteArray reportPdf(const std::string& html, const QString& title) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  QPdfWriter writer(&buffer);
  writer.setTitle(title);
  writer.setCreator(QStringLiteral("CleanAI Studio"));
  writer.setPageSize(QPageSize(QPageSize::A4));
  writer.setPageMargins({});  // printing a document brings margins of its own
  QTextDocument document;
  document.setHtml(QString::fromStdString(html));
  document.print(&writer);
  return buffer.data();
}

}  // namespace cleanai::ui
