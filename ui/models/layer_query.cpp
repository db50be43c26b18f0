// The language of the filter box: words, patterns and comparisons that a layer must all meet.
#include "ui/models/layer_query.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <variant>

#include "core/base/glob.h"

namespace cleanai::ui {
namespace {

struct Query {
  Q_DECLARE_TR_FUNCTIONS(LayerQuery)
};

using Test = std::function<bool(const LayerFacts&)>;
using Parsed = std::variant<Test, QString>;  // a test, or why there is none

/// A field has a text or a number; a number that is a share may be written in percent.
struct Field {
  const char* name;
  QString LayerFacts::*text;
  double LayerFacts::*number;
  bool isShare;
};

constexpr std::array fields{
    Field{"name", &LayerFacts::name, nullptr, false},
    Field{"type", &LayerFacts::type, nullptr, false},
    Field{"lock", &LayerFacts::lock, nullptr, false},
    Field{"group", &LayerFacts::group, nullptr, false},
    Field{"channels", nullptr, &LayerFacts::channels, false},
    Field{"kept", nullptr, &LayerFacts::kept, false},
    Field{"parameters", nullptr, &LayerFacts::parameters, false},
    Field{"macs", nullptr, &LayerFacts::macs, false},
    Field{"coverage", nullptr, &LayerFacts::coverage, false},
    Field{"dead", nullptr, &LayerFacts::dead, true},
    Field{"agreement", nullptr, &LayerFacts::agreement, true},
    Field{"ratio", nullptr, &LayerFacts::ratio, true},
    Field{"damage", nullptr, &LayerFacts::damage, true},
};

bool isPattern(const QString& word) {
  return std::any_of(word.begin(), word.end(), [](QChar c) { return c == u'*' || c == u'?' || c == u'['; });
}

bool matchesPattern(const QString& text, const QString& pattern) {
  return matchesGlob(text.toLower().toStdString(), pattern.toLower().toStdString());
}

bool contains(const QString& text, const QString& word) { return text.contains(word, Qt::CaseInsensitive); }

QString fieldNames() {
  QStringList names;
  for (const Field& field : fields) names.append(QLatin1String(field.name));
  return names.join(QStringLiteral(", "));
}

/// "12", "1.5k", "2M", "10%"; a comma is a decimal point.
std::optional<double> numberFrom(QString text) {
  double factor = 1;
  const QChar last = text.isEmpty() ? QChar() : text.back();
  if (last == u'%') factor = 0.01;
  if (last == u'k' || last == u'K') factor = 1e3;
  if (last == u'M' || last == u'm') factor = 1e6;
  if (last == u'G' || last == u'g') factor = 1e9;
  if (factor != 1) text.chop(1);
  bool valid = false;
  const double number = QLocale::c().toDouble(text.replace(u',', u'.'), &valid);
  return valid && std::isfinite(number) ? std::optional(number * factor) : std::nullopt;
}

Parsed textTest(const Field& field, const QString& sign, const QString& value) {
  const auto member = field.text;
  if (sign == u":" && isPattern(value))
    return Test([=](const LayerFacts& layer) { return matchesPattern(layer.*member, value); });
  if (sign == u":") return Test([=](const LayerFacts& layer) { return contains(layer.*member, value); });
  const auto isEqual = [=](const LayerFacts& layer) {
    return (layer.*member).compare(value, Qt::CaseInsensitive) == 0;
  };
  if (sign == u"=") return Test(isEqual);
  if (sign == u"!=") return Test([=](const LayerFacts& layer) { return !isEqual(layer); });
  return Query::tr("%1 is a text: write %1:word").arg(QLatin1String(field.name));
}

Parsed numberTest(const Field& field, const QString& sign, const QString& value) {
  const auto number = numberFrom(value);
  if (!number) return Query::tr("%1 is a number: “%2” is none").arg(QLatin1String(field.name), value);
  if (field.isShare && std::abs(*number) > 1)
    return Query::tr("%1 is a share: write 10% or 0.1").arg(QLatin1String(field.name));
  const auto test = [member = field.number, limit = *number](auto compare) {
    return Test([=](const LayerFacts& layer) { return !std::isnan(layer.*member) && compare(layer.*member, limit); });
  };
  if (sign == u">") return test(std::greater<double>());
  if (sign == u">=") return test(std::greater_equal<double>());
  if (sign == u"<") return test(std::less<double>());
  if (sign == u"<=") return test(std::less_equal<double>());
  if (sign == u"!=") return test(std::not_equal_to<double>());
  return test(std::equal_to<double>());
}

Parsed testFor(const QString& word) {
  static const QRegularExpression comparison(QStringLiteral("^([^:<>=!]+)(:|>=|<=|!=|>|<|=)(.*)$"));
  if (const auto match = comparison.match(word); match.hasMatch()) {
    const QString name = match.captured(1).toLower(), sign = match.captured(2), value = match.captured(3);
    const auto* field =
        std::find_if(fields.begin(), fields.end(), [&](const Field& each) { return name == QLatin1String(each.name); });
    if (field == fields.end())
      return Query::tr("there is no field “%1”. The fields are %2").arg(match.captured(1), fieldNames());
    if (value.isEmpty()) return Query::tr("a value is missing after “%1”").arg(word);
    return field->text ? textTest(*field, sign, value) : numberTest(*field, sign, value);
  }
  if (word.compare(QStringLiteral("locked"), Qt::CaseInsensitive) == 0)
    return Test([](const LayerFacts& layer) { return !layer.lock.isEmpty(); });
  if (isPattern(word)) return Test([word](const LayerFacts& layer) { return matchesPattern(layer.name, word); });
  return Test([word](const LayerFacts& layer) {
    return contains(layer.name, word) || contains(layer.type, word) || contains(layer.lock, word);
  });
}

}  // namespace

LayerQuery::LayerQuery(const QString& text) {
  static const QRegularExpression term(QStringLiteral("\\S+"));
  for (auto words = term.globalMatch(text); words.hasNext();) {
    const auto found = words.next();
    const bool negated = found.captured().startsWith(u'-') && found.capturedLength() > 1;
    Parsed parsed = testFor(found.captured().mid(negated ? 1 : 0));
    if (const auto* why = std::get_if<QString>(&parsed))
      wrong_.append({found.capturedStart(), found.capturedLength(), *why});
    else if (negated)
      tests_.push_back(std::not_fn(std::get<Test>(std::move(parsed))));
    else
      tests_.push_back(std::get<Test>(std::move(parsed)));
  }
}

bool LayerQuery::matches(const LayerFacts& layer) const {
  return std::all_of(tests_.begin(), tests_.end(), [&](const Test& test) { return test(layer); });
}

QString LayerQuery::help() {
  const auto row = [](const char* example, const QString& meaning) {
    return QStringLiteral("<tr><td><code>%1</code>&nbsp;&nbsp;</td><td>%2</td></tr>")
        .arg(QString::fromLatin1(example).toHtmlEscaped(), meaning);
  };
  return QStringLiteral("<table>") + row("conv1", Query::tr("in the name, type or lock")) +
         row("layer2.*.conv1", Query::tr("the whole name by a pattern")) +
         row("type:conv", Query::tr("a field that contains a word")) +
         row("dead>10%", Query::tr("a field above, below or equal")) +
         row("locked", Query::tr("what must stay whole")) + row("-word", Query::tr("not")) +
         QStringLiteral("</table>") + Query::tr("All terms must hold. Fields: %1.").arg(fieldNames());
}

}  // namespace cleanai::ui
