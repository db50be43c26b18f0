// Ctrl-C as a stop request instead of sudden death.
#pragma once

#include <stop_token>
#include <thread>

namespace cleanai::cli {

/// While it lives, the first SIGINT or SIGTERM requests a stop; a second one ends the program at once with exit code
/// 130. Make it before any other thread: the signals are blocked in this thread and in those it starts, and one
/// thread takes them synchronously, so that nothing runs inside a signal handler.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  std::stop_token token() const { return source_.get_token(); }

 private:
  std::stop_source source_;
  int signals_ = -1;  // signalfd
  int ended_ = -1;    // eventfd that wakes the listener when this object goes
  std::jthread listener_;
};

}  // namespace cleanai::cli
