// The few HTML elements that a report is made of; every text is escaped.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cleanai::report {

/// Where the HTML will be shown.
enum class Medium {
  page,   ///< a browser
  paper,  ///< a rich-text engine that knows little CSS, for print
};

/// With &, <, >, " and ' as entities; bytes that are not UTF-8 become U+FFFD.
std::string escaped(std::string_view text);

/// A table's cell. `value` is kept as data-value, in full, beside the short text.
struct Cell {
  std::string text;
  std::optional<double> value = {};
  bool isMarkup = false;  ///< `text` is HTML already
};

struct Column {
  std::string title;
  bool isNumber = false;  ///< stands to the right
};

class Html {
 public:
  explicit Html(Medium medium) : medium_(medium) {}

  Medium medium() const { return medium_; }
  /// Chapters have an id, which is the heading's anchor.
  void chapter(const char* id, const std::string& title);
  void heading(const std::string& title);
  void paragraph(const std::string& text);
  /// Something that was not measured or does not apply.
  void note(const std::string& text);
  void list(const std::vector<std::string>& items);
  void table(const char* id, const std::vector<Column>& columns, const std::vector<std::vector<Cell>>& rows);
  /// Two columns: what, and the value. Rows without a text are left out.
  void facts(const std::vector<std::pair<std::string, Cell>>& rows);
  void closeChapter() { body_ += "</section>\n"; }
  std::string take() { return std::move(body_); }

 private:
  void openTable(const char* kind, const char* id);

  Medium medium_;
  std::string body_;
};

}  // namespace cleanai::report
