// Brings the core's log to the GUI thread.
#include "ui/session/log_bridge.h"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <mutex>

#include "core/base/log.h"

namespace cleanai::ui {
namespace {

LogLevel levelOf(spdlog::level::level_enum level) {
  if (level >= spdlog::level::err) return LogLevel::error;
  if (level == spdlog::level::warn) return LogLevel::warning;
  return level == spdlog::level::info ? LogLevel::info : LogLevel::debug;
}

}  // namespace

class LogBridge::Sink : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit Sink(LogBridge* bridge) : bridge_(bridge) {}
  void detach() {
    const std::lock_guard lock(mutex_);
    bridge_ = nullptr;
  }

 private:
  void sink_it_(const spdlog::details::log_msg& message) override {
    if (!bridge_) return;
    const auto size = static_cast<qsizetype>(message.payload.size());
    const LogEntry entry{QDateTime::currentDateTime(), levelOf(message.level),
                         QString::fromUtf8(message.payload.data(), size)};
    QMetaObject::invokeMethod(
        bridge_, [bridge = bridge_, entry] { emit bridge->logged(entry); }, Qt::QueuedConnection);
  }
  void flush_() override {}

  LogBridge* bridge_;  // null once the bridge is gone
};

LogBridge::LogBridge(QObject* parent) : QObject(parent), sink_(std::make_shared<Sink>(this)) {
  logger()->sinks().push_back(sink_);
}

LogBridge::~LogBridge() {
  sink_->detach();
  auto& sinks = logger()->sinks();
  sinks.erase(std::remove(sinks.begin(), sinks.end(), sink_), sinks.end());
}

}  // namespace cleanai::ui
