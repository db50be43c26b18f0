// The self-pipe trick (Bernstein 1997).
#include "app/cli/interrupt.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

#include "app/cli/invocation.h"

namespace cleanai::cli {
namespace {

constexpr char signalled = 's', ended = 'e';
std::atomic<int> handlerPipe{-1};  // a signal handler can be given nothing else
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void writeToPipe(int) {
  const int before = errno;
  [[maybe_unused]] const auto written = ::write(handlerPipe.load(), &signalled, 1);
  errno = before;
}

void handleBy(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt() {
  if (::pipe2(pipe_.data(), O_CLOEXEC) != 0) return;  // Ctrl-C then ends the program as ever
  listener_ = std::jthread([this] {
    char event = 0;
    while (::read(pipe_[0], &event, 1) == 1 && event == signalled)
      if (!source_.request_stop()) ::_exit(static_cast<int>(Exit::cancelled));
  });
  handlerPipe = pipe_[1];
  handleBy(&writeToPipe);
}

Interrupt::~Interrupt() {
  if (!listener_.joinable()) return;
  handleBy(SIG_DFL);
  [[maybe_unused]] const auto written = ::write(pipe_[1], &ended, 1);
  listener_.join();
  ::close(pipe_[0]);
  ::close(pipe_[1]);
}

}  // namespace cleanai::cli
