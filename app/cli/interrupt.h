// Ctrl-C as a stop request instead of sudden death.
#pragma once

#include <array>
#include <stop_token>
#include <thread>

namespace cleanai::cli {

/// While it lives, the first SIGINT or SIGTERM requests a stop; a second one ends the program at once with exit code
/// 130. The handler only writes a byte into a pipe; a thread reads it and does the rest. There is one at a time.
/// (Blocking the signals and reading a signalfd is not enough: BLAS libraries start threads before main.)
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  std::stop_token token() const { return source_.get_token(); }

 private:
  std::stop_source source_;
  std::array<int, 2> pipe_{-1, -1};
  std::jthread listener_;
};

}  // namespace cleanai::cli
