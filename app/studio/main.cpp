// The desktop program: reads the command line, makes the window and lets it run.
#include <QApplication>
#include <QSettings>
#include <QTimer>
#include <cstdio>

#include "app/sample_folder.h"
#include "app/studio/options.h"
#include "core/base/process_memory.h"
#include "ui/base/appearance.h"
#include "ui/main_window.h"
#include "ui/screenshot.h"
#include "ui/translations.h"

namespace {

using namespace cleanai;

void print(std::FILE* stream, const QString& text) { std::fprintf(stream, "%s\n", text.toUtf8().constData()); }

ui::SampleFiles sampleFiles() {
  const std::filesystem::path folder = sampleFolder();
  const auto model = folder / "model.pt", data = folder / "t10k-images-idx3-ubyte.gz";
  if (!std::filesystem::exists(model) || !std::filesystem::exists(data)) return {};
  return {QString::fromStdString(model.string()), QString::fromStdString(data.string()),
          QStringLiteral("fashion-mnist")};
}

ui::Preset presetOf(const QString& name) {
  if (name == u"keep-accuracy") return ui::Preset::keepAccuracy;
  return name == u"smallest" ? ui::Preset::smallest : ui::Preset::coverage;
}

/// At once, or when the project that is being opened has brought its own choices.
void choosePreset(ui::MainWindow& window, ui::Preset preset, bool isProject) {
  ui::Session& session = window.session();
  const auto choose = [&session, preset] {
    session.history().change(ui::Edit::preset, withPreset(preset, session.pruning().choice()));
  };
  if (!isProject) return choose();
  QObject::connect(&session, &ui::Session::projectOpened, &window, choose, Qt::SingleShotConnection);
}

/// Once everything that comes before is done.
void exportWhenReady(ui::Session& session, const QString& file) {
  auto* timer = new QTimer(&session);
  QObject::connect(timer, &QTimer::timeout, &session, [&session, timer, file] {
    if (!session.coverage() || !session.idle()) return;
    timer->stop();
    session.exportPruned(file);
  });
  timer->start(20);
}

void startWork(ui::MainWindow& window, const studio::Options& options) {
  if (options.sample) window.openSample();
  if (!options.model.isEmpty()) window.openFile(options.model);
  if (!options.data.isEmpty()) {
    ui::DataChoice choice;
    choice.source = options.data;
    choice.preprocessing = presetNamed(options.preset.isEmpty() ? "none" : options.preset.toStdString());
    if (!options.inputShape.empty()) choice.randomShape = options.inputShape;
    window.session().setData(choice);
  }
  if (!options.choose.isEmpty()) choosePreset(window, presetOf(options.choose), ui::isProjectFile(options.model));
  if (!options.exported.isEmpty()) exportWhenReady(window.session(), options.exported);
  if (options.run) window.session().analyze();
}

}  // namespace

int main(int argc, char** argv) {
  cleanai::returnLargeBlocksAtOnce();
  cleanai::shareOneHeap();
  studio::Options options;
  QStringList arguments;
  for (int i = 0; i < argc; ++i) arguments.append(QString::fromLocal8Bit(argv[i]));
  if (const auto exit = studio::parseOptions(arguments, options)) {
    print(exit->code == 0 ? stdout : stderr, exit->code == 0 ? exit->text : "error: " + exit->text);
    return exit->code;
  }
  QApplication application(argc, argv);
  QApplication::setOrganizationName(QStringLiteral("CleanAI"));
  QApplication::setApplicationName(QStringLiteral("cleanai-studio"));
  QApplication::setApplicationDisplayName(QStringLiteral("CleanAI Studio"));
  QApplication::setApplicationVersion(QStringLiteral(CLEANAI_VERSION));
  QApplication::setDesktopFileName(QStringLiteral("cleanai-studio"));
  QSettings settings;
  ui::installLanguage(
      ui::languageNamed(options.language.isEmpty() ? settings.value(ui::languageKey).toString() : options.language));
  ui::applyAppearance(
      ui::appearanceNamed(options.theme.isEmpty() ? settings.value(ui::appearanceKey).toString() : options.theme));

  ui::MainWindow window(settings, sampleFiles());
  if (options.size) window.resize(*options.size);
  if (options.autosaveSeconds) window.project().setInterval(*options.autosaveSeconds);
  window.show();
  startWork(window, options);
  if (!options.screenshot.isEmpty())
    ui::takeScreenshot(window, options.screenshot, [](const QString& error) {
      if (!error.isEmpty()) print(stderr, "error: " + error);
      QApplication::exit(error.isEmpty() ? 0 : 1);
    });
  return QApplication::exec();
}
