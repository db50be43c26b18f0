// The few HTML elements that a report is made of; every text is escaped.
#include "core/report/html.h"

#include <algorithm>
#include <cstdint>

#include "core/report/numbers.h"

namespace cleanai::report {
namespace {

constexpr const char* unknownLetter = "\xEF\xBF\xBD";

// Length of the UTF-8 sequence that begins here; 0 when it is none.
std::size_t sequenceLength(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const std::uint8_t first = byte(0);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  if (length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(i) & 0xC0) != 0x80) return 0;
  return length;
}

std::string cellHtml(const Cell& cell, bool isNumber, const char* element) {
  std::string html = std::string("<") + element;
  html += isNumber ? " class=\"number\" align=\"right\"" : " align=\"left\"";
  if (cell.value) {
    const std::string exact = exactText(*cell.value);
    if (!exact.empty()) html += " data-value=\"" + exact + "\"";
  }
  return html + ">" + (cell.isMarkup ? cell.text : escaped(cell.text)) + "</" + element + ">";
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string html;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = sequenceLength(text.substr(at));
    const char letter = text[at];
    if (length == 0)
      html += unknownLetter;
    else if (letter == '&')
      html += "&amp;";
    else if (letter == '<')
      html += "&lt;";
    else if (letter == '>')
      html += "&gt;";
    else if (letter == '"')
      html += "&quot;";
    else if (letter == '\'')
      html += "&#39;";
    else
      html += text.substr(at, length);
    at += std::max<std::size_t>(length, 1);
  }
  return html;
}

void Html::chapter(const char* id, const std::string& title) {
  body_ += std::string("<section id=\"") + id + "\">\n<h2>" + escaped(title) + "</h2>\n";
}

void Html::heading(const std::string& title) { body_ += "<h3>" + escaped(title) + "</h3>\n"; }

void Html::paragraph(const std::string& text) { body_ += "<p>" + escaped(text) + "</p>\n"; }

void Html::note(const std::string& text) { body_ += "<p class=\"note\">" + escaped(text) + "</p>\n"; }

void Html::list(const std::vector<std::string>& items) {
  body_ += "<ul>\n";
  for (const auto& item : items) body_ += "<li>" + escaped(item) + "</li>\n";
  body_ += "</ul>\n";
}

void Html::openTable(const char* kind, const char* id) {
  if (medium_ == Medium::page) body_ += "<div class=\"scroll\">";
  body_ += std::string("<table class=\"") + kind + "\"";
  if (id[0] != '\0') body_ += std::string(" id=\"") + id + "\"";
  if (medium_ == Medium::paper) body_ += " width=\"100%\" cellspacing=\"0\" cellpadding=\"3\"";
  body_ += ">\n";
}

void Html::table(const char* id, const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rows) {
  openTable("data", id);
  body_ += "<thead><tr>";
  for (const auto& column : columns) body_ += cellHtml({column.title}, column.isNumber, "th");
  body_ += "</tr></thead>\n<tbody>\n";
  for (const auto& row : rows) {
    body_ += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) body_ += cellHtml(row[i], columns[i].isNumber, "td");
    body_ += "</tr>\n";
  }
  body_ += std::string("</tbody></table>") + (medium_ == Medium::page ? "</div>\n" : "\n");
}

void Html::facts(const std::vector<std::pair<std::string, Cell>>& rows) {
  openTable("facts", "");
  body_ += "<tbody>\n";
  for (const auto& [what, cell] : rows)
    if (!cell.text.empty())
      body_ += std::string("<tr><th") +
               (medium_ == Medium::paper ? " width=\"32%\" align=\"left\"" : " scope=\"row\"") + ">" + escaped(what) +
               "</th>" + cellHtml(cell, false, "td") + "</tr>\n";
  body_ += std::string("</tbody></table>") + (medium_ == Medium::page ? "</div>\n" : "\n");
}

}  // namespace cleanai::report
