// A picture of a window, once the work that it started is done.
#include "ui/screenshot.h"

#include <QBuffer>
#include <QPixmap>
#include <QTimer>
#include <memory>

#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace cleanai::ui {
namespace {

constexpr int pollInterval = 100;  // milliseconds
constexpr int quietPolls = 5;      // idle in a row before the picture is taken

QString grab(MainWindow& window, const QString& file) {
  QBuffer buffer;
  buffer.open(QIODevice::WriteOnly);
  window.grab().save(&buffer, "PNG");
  try {
    writeTextAtomically(file.toStdString(), {buffer.data().constData(), static_cast<std::size_t>(buffer.size())});
  } catch (const Error& error) {
    return QString::fromUtf8(error.what());
  }
  return window.message().isVisible() ? window.message().text() : QString();
}

}  // namespace

void takeScreenshot(MainWindow& window, const QString& file, std::function<void(const QString&)> done) {
  auto* timer = new QTimer(&window);
  QObject::connect(timer, &QTimer::timeout, &window,
                   [&window, timer, file, done = std::move(done), quiet = std::make_shared<int>(0)] {
                     *quiet = window.session().idle() ? *quiet + 1 : 0;
                     if (*quiet < quietPolls) return;
                     timer->stop();
                     done(grab(window, file));
                   });
  timer->start(pollInterval);
}

}  // namespace cleanai::ui
