// The newest log messages, in bounded memory.
#pragma once

#include <QAbstractListModel>
#include <deque>

#include "ui/session/log_bridge.h"

namespace cleanai::ui {

class LogModel : public QAbstractListModel {
  Q_OBJECT

 public:
  /// Messages that are kept; the oldest go first.
  static constexpr int limit = 2000;
  static constexpr int levelRole = Qt::UserRole;

  explicit LogModel(QObject* parent = nullptr);
  void append(const LogEntry& entry);
  void clear();
  /// All messages, one a line.
  QString text() const;
  const std::deque<LogEntry>& entries() const { return entries_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

 private:
  std::deque<LogEntry> entries_;
};

}  // namespace cleanai::ui
