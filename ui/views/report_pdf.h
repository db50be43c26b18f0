// A report as PDF.
#pragma once

#include <QByteArray>
#include <string>

namespace cleanai::ui {

/// Pages of A4 from HTML that was written for paper (report::Medium::paper), with fonts embedded and text that can be
/// searched. May be called from any thread. About a second for a large network.
QByteArray reportPdf(const std::string& html, const QString& title);

}  // namespace cleanai::ui
