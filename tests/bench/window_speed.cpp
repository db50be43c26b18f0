// How quick the window is: window_speed MODEL N,C,H,W [BATCHES]. Prints one JSON object. No test.
// start_s: from the start of the process to a window that takes input; slider_ms: from the slider's step to the new
// prediction, events_after_ms: what the event loop then has to do; repaint_ms: the whole heatmap, pan_ms: half of it,
// moved, order_ms: with the channels in another order; blocked_ms: the longest time between two turns of the event loop
// during a whole analysis, closing_ms: while it closes; closed_mb: memory after closing beside that before the first
// opening, each of four times, and closed_own_mb: the same without pages of files, which are the code of libraries that
// ran for the first time.
#include <unistd.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QSlider>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/process_memory.h"
#include "ui/base/formats.h"
#include "ui/main_window.h"

using namespace cleanai;
using namespace cleanai::ui;

namespace {

double secondsSinceStart() {
  std::ifstream stat("/proc/self/stat"), uptime("/proc/uptime");
  std::string field;
  for (int i = 0; i < 22; ++i) stat >> field;
  double now = 0;
  uptime >> now;
  return now - std::stod(field) / double(sysconf(_SC_CLK_TCK));
}

double megabytes(const std::string& wanted) {
  std::ifstream status("/proc/self/status");
  double kibibytes = 0;
  for (std::string key; status >> key; status.ignore(4096, '\n'))
    if (key == wanted) status >> kibibytes;
  return kibibytes * 1024e-6;
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
  return values[values.size() / 2];
}

template <typename Done>
void waitFor(const Done& done) {
  while (!done()) {
    QApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // which only exec() does by itself
  }
}

template <typename Act>
double milliseconds(const Act& act) {
  QElapsedTimer timer;
  timer.start();
  act();
  return double(timer.nsecsElapsed()) * 1e-6;
}

/// The longest pause of the event loop while it lives.
class Watch {
 public:
  Watch() {
    last_.start();
    QObject::connect(&timer_, &QTimer::timeout, &timer_, [this] {
      longest_ = std::max(longest_, double(last_.nsecsElapsed()) * 1e-6);
      last_.start();
    });
    timer_.start(1);
  }
  double longest() const { return longest_; }

 private:
  QTimer timer_;
  QElapsedTimer last_;
  double longest_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return 2;
  returnLargeBlocksAtOnce();
  shareOneHeap();
  QApplication application(argc, argv);
  QTemporaryDir folder;
  QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
  settings.setValue(recoveryFolderKey, folder.filePath("recovery"));
  MainWindow window(settings, {});
  window.resize(1400, 900);
  window.show();
  QApplication::processEvents();
  nlohmann::json result{{"start_s", secondsSinceStart()}};

  Session& session = window.session();
  const auto idle = [&] { return session.idle(); };
  Shape shape = shapeFrom(QString::fromLocal8Bit(argv[2]));
  DataChoice choice;
  choice.batchSize = std::size_t(shape.front());
  choice.randomShape = Shape(shape.begin() + 1, shape.end());
  const auto batches = argc > 3 ? std::stoul(argv[3]) : 2ul;
  choice.source = QStringLiteral("random:%1").arg(batches * choice.batchSize);
  double blocked = 0, closing = 0;
  const double before = megabytes("VmRSS:"), ownBefore = megabytes("RssAnon:");
  for (int round = 0; round < 4; ++round) {
    {
      const Watch watch;
      session.openAndAnalyze(QString::fromLocal8Bit(argv[1]), choice);
      waitFor([&] { return session.coverage() && session.coverage()->finished && session.idle(); });
      blocked = std::max(blocked, watch.longest());
    }
    if (round == 0) {
      std::vector<double> slider, plan, repaint, pan, order;
      QSlider& handle = window.workspace().pruning().slider();
      auto& plot = window.workspace().heatmap().plot();
      for (int i = 0; i < 21; ++i) {
        slider.push_back(milliseconds([&] { handle.setValue(20 + 2 * i); }));
        plan.push_back(milliseconds([&] { QApplication::processEvents(); }));
        waitFor(idle);
        const auto replot = [&] { plot.replot(QCustomPlot::rpImmediateRefresh); };
        repaint.push_back(milliseconds(replot));
        pan.push_back(milliseconds([&] {
          plot.setWindow({0.02 * i, 0.5 + 0.02 * i});
          replot();
        }));
        plot.setWindow({});
        Drawing drawing = session.view().drawing();
        drawing.order = i % 2 == 0 ? ChannelOrder::cluster : ChannelOrder::score;
        order.push_back(milliseconds([&] {
          session.view().setDrawing(drawing);
          replot();
        }));
      }
      result["slider_ms"] = median(slider);
      result["events_after_ms"] = median(plan);
      result["repaint_ms"] = median(repaint);
      result["pan_ms"] = median(pan);
      result["order_ms"] = median(order);
    }
    const Watch watch;
    window.closeProject();
    waitFor(idle);
    QElapsedTimer sinceIdle;  // the network is freed in the background
    sinceIdle.start();
    waitFor([&] { return sinceIdle.elapsed() > 1000; });
    closing = std::max(closing, watch.longest());
    result["closed_mb"].push_back(megabytes("VmRSS:") - before);
    result["closed_own_mb"].push_back(megabytes("RssAnon:") - ownBefore);
  }
  result["closing_ms"] = closing;
  result["blocked_ms"] = blocked;
  std::cout << result << "\n";
}
