// The desktop program's command line.
#include "app/studio/options.h"

#include <QCommandLineParser>

#include "core/data/preprocessing.h"
#include "ui/base/formats.h"
#include "ui/session/recent_files.h"

namespace cleanai::studio {
namespace {

constexpr int wrongUsage = 2;

QString known(const std::vector<std::string>& names) {
  QStringList list;
  for (const auto& name : names) list.append(QString::fromStdString(name));
  return list.join(QStringLiteral(", "));
}

/// Why the values cannot be used; empty when they can.
QString problemOf(const Options& options, const QStringList& models) {
  const auto presets = presetNames();
  if (models.size() > 1) return QStringLiteral("only one model or project can be opened");
  if (!options.data.isEmpty() && ui::isProjectFile(options.model))
    return QStringLiteral("a project brings its own data");
  if (options.sample && !options.model.isEmpty()) return QStringLiteral("--sample brings its own model");
  if (!options.data.isEmpty() && options.model.isEmpty()) return QStringLiteral("--data needs a model");
  if (!options.preset.isEmpty() &&
      std::find(presets.begin(), presets.end(), options.preset.toStdString()) == presets.end())
    return QStringLiteral("--preset takes one of %1").arg(known(presets));
  if (!options.language.isEmpty() && options.language != u"en" && options.language != u"tr")
    return QStringLiteral("--language takes en or tr");
  if (!QStringList{QString(), "keep-accuracy", "smallest", "coverage"}.contains(options.choose))
    return QStringLiteral("--choose takes keep-accuracy, smallest or coverage");
  if (!QStringList{QString(), "system", "light", "dark"}.contains(options.theme))
    return QStringLiteral("--theme takes system, light or dark");
  return {};
}

/// Without the batch; empty when it is no shape.
Shape imageShapeFrom(const QString& text) {
  Shape shape = ui::shapeFrom(text);
  if (shape.size() == 4 && shape.front() == 1) shape.erase(shape.begin());
  return shape;
}

std::optional<QSize> sizeFrom(const QString& text) {
  const QSize size(text.section(u'x', 0, 0).toInt(), text.section(u'x', 1).toInt());
  return size.isEmpty() ? std::nullopt : std::optional(size);
}

}  // namespace

std::optional<Exit> parseOptions(const QStringList& arguments, Options& options) {
  QCommandLineParser parser;
  parser.setApplicationDescription(
      QStringLiteral("Shows which channels of a network its data uses, and cuts the rest."));
  parser.addPositionalArgument(QStringLiteral("FILE"), QStringLiteral("TorchScript file or project to open."),
                               QStringLiteral("[FILE]"));
  const QCommandLineOption help({"h", "help"}, QStringLiteral("Shows this text."));
  const QCommandLineOption version({"v", "version"}, QStringLiteral("Shows the version."));
  const QCommandLineOption open("open", QStringLiteral("Opens a TorchScript file or a project (.cleanai)."), "FILE");
  const QCommandLineOption data("data", QStringLiteral("Takes this file, folder or random:N as data."), "SOURCE");
  const QCommandLineOption preset("preset", QStringLiteral("Prepares the data as this preset says."), "NAME");
  const QCommandLineOption shape("input-shape", QStringLiteral("Shape of one random image, e.g. 3,224,224."), "SHAPE");
  const QCommandLineOption sample("sample", QStringLiteral("Opens the embedded sample and analyses it."));
  const QCommandLineOption run("run", QStringLiteral("Analyses as soon as model and data are open."));
  const QCommandLineOption choose("choose", QStringLiteral("Prunes as this preset: keep-accuracy, smallest, coverage."),
                                  "PRESET");
  const QCommandLineOption exported("export", QStringLiteral("Writes the smaller model and compares it."), "FILE");
  const QCommandLineOption screenshot(
      "screenshot", QStringLiteral("Writes a picture of the window when the work is done, and quits."), "FILE");
  const QCommandLineOption language("language", QStringLiteral("en or tr."), "LANGUAGE");
  const QCommandLineOption theme("theme", QStringLiteral("system, light or dark."), "THEME");
  const QCommandLineOption size("window-size", QStringLiteral("Size of the window, e.g. 1400x900."), "SIZE");
  QCommandLineOption autosave("autosave-seconds", QStringLiteral("How much work may be lost at most."), "S");
  autosave.setFlags(QCommandLineOption::HiddenFromHelp);
  parser.addOptions({help, version, open, data, preset, shape, sample, run, choose, exported, screenshot, language,
                     theme, size, autosave});
  if (!parser.parse(arguments)) return Exit{wrongUsage, parser.errorText()};
  if (parser.isSet(help)) return Exit{0, parser.helpText()};
  if (parser.isSet(version)) return Exit{0, QStringLiteral("cleanai-studio %1").arg(QStringLiteral(CLEANAI_VERSION))};

  QStringList models = parser.values(open) + parser.positionalArguments();
  options.model = models.value(0);
  options.data = parser.value(data);
  options.preset = parser.value(preset);
  options.inputShape = imageShapeFrom(parser.value(shape));
  options.sample = parser.isSet(sample);
  options.run = parser.isSet(run);
  options.choose = parser.value(choose);
  options.exported = parser.value(exported);
  options.screenshot = parser.value(screenshot);
  options.language = parser.value(language);
  options.theme = parser.value(theme);
  options.size = sizeFrom(parser.value(size));
  bool isNumber = true;
  if (parser.isSet(autosave)) options.autosaveSeconds = parser.value(autosave).toDouble(&isNumber);
  QString problem = problemOf(options, models);
  if (!isNumber || options.autosaveSeconds.value_or(0) < 0)
    problem = QStringLiteral("--autosave-seconds takes a number of seconds");
  if (parser.isSet(shape) && options.inputShape.empty())
    problem = QStringLiteral("--input-shape takes sizes with commas between them, e.g. 3,224,224");
  if (parser.isSet(size) && !options.size) problem = QStringLiteral("--window-size takes WIDTHxHEIGHT");
  if (!problem.isEmpty()) return Exit{wrongUsage, problem};
  return std::nullopt;
}

}  // namespace cleanai::studio
