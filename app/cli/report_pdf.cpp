// PDF by Qt's own text layout, without a display.
#include "app/cli/report_pdf.h"

#include <QGuiApplication>

#include "ui/views/report_pdf.h"

namespace cleanai::cli {

std::string pdfOf(const std::string& html, const std::string& title) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  int count = 1;
  char name[] = "cleanai";
  char* arguments[] = {name, nullptr};
  const QGuiApplication application(count, arguments);
  return ui::reportPdf(html, QString::fromStdString(title)).toStdString();
}

}  // namespace cleanai::cli
