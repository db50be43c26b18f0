// Brings the core's log to the GUI thread.
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <memory>

namespace cleanai::ui {

enum class LogLevel { debug, info, warning, error };

struct LogEntry {
  QDateTime time;
  LogLevel level = LogLevel::info;
  QString text;
};

/// While it lives, every message of cleanai::logger() arrives as a signal on this object's thread.
/// Make it before the first worker and destroy it after the last.
class LogBridge : public QObject {
  Q_OBJECT

 public:
  explicit LogBridge(QObject* parent = nullptr);
  ~LogBridge() override;

 signals:
  void logged(const cleanai::ui::LogEntry& entry);

 private:
  class Sink;
  std::shared_ptr<Sink> sink_;
};

}  // namespace cleanai::ui
