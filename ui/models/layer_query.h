// The language of the filter box: words, patterns and comparisons that a layer must all meet.
#pragma once

#include <QList>
#include <QString>
#include <functional>
#include <vector>

#include "ui/models/layer_facts.h"

namespace cleanai::ui {

/// Terms are separated by spaces and must all hold:
///   conv1          in the name, type or lock, whatever the case
///   layer2.*.conv1 a shell pattern over the whole name (core/base/glob.h)
///   type:conv      a text field that contains the word, or matches the pattern; = for the whole text
///   dead>10%       a number field: > >= < <= = !=; shares as 10% or 0.1, counts also as 1.5k, 2M, 3G
///   locked         only layers that are
///   -word          not
/// A term that makes no sense is left out and told by wrong().
class LayerQuery {
 public:
  struct Wrong {
    qsizetype start;  ///< of the term within the text
    qsizetype length;
    QString why;
  };

  LayerQuery() = default;
  explicit LayerQuery(const QString& text);

  bool isEmpty() const { return tests_.empty(); }
  bool matches(const LayerFacts& layer) const;
  const QList<Wrong>& wrong() const { return wrong_; }
  /// The language in a few lines of rich text.
  static QString help();

 private:
  using Test = std::function<bool(const LayerFacts&)>;
  std::vector<Test> tests_;
  QList<Wrong> wrong_;
};

}  // namespace cleanai::ui
