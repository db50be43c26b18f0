// What the core says of troubles and reasons, in the user's language.
#include "ui/base/core_sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <vector>

#include "ui/base/core_sentence_lists.h"

namespace cleanai::ui {
namespace {

struct Pattern {
  const char* source;
  QRegularExpression blanks;
};

/// Those with blanks, the most telling first.
std::vector<Pattern> makePatterns() {
  std::vector<Pattern> patterns;
  for (const auto sentences : {measuringSentences(), pruningSentences()})
    for (const char* source : sentences) {
      QString text = QRegularExpression::escape(QString::fromUtf8(source));
      if (!text.contains(QStringLiteral("\\%1"))) continue;
      text.replace(QRegularExpression(QStringLiteral("\\\\%[123]")), QStringLiteral("(.*?)"));
      patterns.push_back(
          {source, QRegularExpression(u'^' + text + u'$', QRegularExpression::DotMatchesEverythingOption)});
    }
  std::stable_sort(patterns.begin(), patterns.end(),
                   [](const Pattern& a, const Pattern& b) { return qstrlen(a.source) > qstrlen(b.source); });
  return patterns;
}

QString translated(const char* source) { return QCoreApplication::translate("CoreSentence", source); }

}  // namespace

QString inUsersLanguage(const QString& sentence) {
  static const std::vector<Pattern> patterns = makePatterns();
  const QByteArray source = sentence.toUtf8();
  if (const QString known = translated(source.constData()); known != sentence) return known;
  for (const Pattern& pattern : patterns) {
    const auto match = pattern.blanks.match(sentence);
    if (!match.hasMatch()) continue;
    const auto blank = [&](int i) {
      return i > match.lastCapturedIndex() ? QString() : inUsersLanguage(match.captured(i));
    };
    QString result = translated(pattern.source);
    switch (match.lastCapturedIndex()) {
      case 1:
        return result.arg(blank(1));
      case 2:
        return result.arg(blank(1), blank(2));
      default:
        return result.arg(blank(1), blank(2), blank(3));
    }
  }
  return sentence;
}

}  // namespace cleanai::ui
