// Signals are read from a descriptor by a thread of their own.
#include "app/cli/interrupt.h"

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <array>
#include <cstdint>

#include "app/cli/invocation.h"

namespace cleanai::cli {

Interrupt::Interrupt() {
  sigset_t stopping;
  sigemptyset(&stopping);
  sigaddset(&stopping, SIGINT);
  sigaddset(&stopping, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &stopping, nullptr);
  signals_ = ::signalfd(-1, &stopping, SFD_CLOEXEC);
  ended_ = ::eventfd(0, EFD_CLOEXEC);
  listener_ = std::jthread([this] {
    std::array<pollfd, 2> sources{pollfd{signals_, POLLIN, 0}, pollfd{ended_, POLLIN, 0}};
    while (::poll(sources.data(), sources.size(), -1) >= 0 && sources[1].revents == 0) {
      signalfd_siginfo signal{};
      if (::read(signals_, &signal, sizeof signal) != sizeof signal) return;
      if (!source_.request_stop()) ::_exit(static_cast<int>(Exit::cancelled));
    }
  });
}

Interrupt::~Interrupt() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(ended_, &one, sizeof one);
  listener_.join();
  ::close(signals_);
  ::close(ended_);
}

}  // namespace cleanai::cli
