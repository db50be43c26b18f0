// Rate-limited drawing of core's progress.
#include "app/cli/progress_printer.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "app/cli/text.h"

namespace cleanai::cli {
namespace {

constexpr const char* units[] = {" images", " layers", " points", " runs", " steps"};  // by ProgressUnit

std::string lineOf(const Progress& progress) {
  std::string line = progress.stage + ": " + std::to_string(progress.done);
  if (progress.total > 0) line += " of " + std::to_string(progress.total);
  line += units[static_cast<int>(progress.unit)];
  if (progress.total > 0)
    line += ", " + std::to_string(100 * std::min(progress.done, progress.total) / progress.total) + " %";
  if (progress.imagesPerSecond > 0) line += ", " + fixed(progress.imagesPerSecond, 1) + " images/s";
  if (progress.secondsLeft && progress.done < progress.total) line += ", " + duration(*progress.secondsLeft) + " left";
  if (progress.agreement) line += ", agreement " + percent(*progress.agreement);
  return line;
}

std::size_t terminalColumns() {
  winsize size{};
  return ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col - 1U : 79U;
}

}  // namespace

ProgressPrinter::ProgressPrinter(bool quiet) : quiet_(quiet), terminal_(::isatty(STDERR_FILENO) == 1) {}

ProgressPrinter::~ProgressPrinter() { clear(); }

ProgressSink ProgressPrinter::sink() {
  if (quiet_) return {};
  return [this](const Progress& progress) { print(progress); };
}

void ProgressPrinter::clear() {
  if (drawn_) std::cerr << "\r\x1b[K" << std::flush;
  drawn_ = false;
}

void ProgressPrinter::print(const Progress& progress) {
  using namespace std::chrono_literals;
  const auto now = std::chrono::steady_clock::now();
  if (progress.stage != stage_) {
    stage_ = progress.stage;
    due_ = now + (terminal_ ? 0ms : 1000ms);
  }
  const bool isEnd = progress.total > 0 && progress.done >= progress.total;
  if (now < due_ && !isEnd) return;
  due_ = now + (terminal_ ? 100ms : 5000ms);
  if (terminal_) {
    std::cerr << "\r" << lineOf(progress).substr(0, terminalColumns()) << "\x1b[K" << std::flush;
    drawn_ = true;
  } else {
    std::cerr << lineOf(progress) + "\n" << std::flush;
  }
}

}  // namespace cleanai::cli
