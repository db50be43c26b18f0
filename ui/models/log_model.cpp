// The newest log messages, in bounded memory.
#include "ui/models/log_model.h"

#include <QColor>
#include <QStringList>

namespace cleanai::ui {
namespace {

QString line(const LogEntry& entry) {
  return entry.time.time().toString(QStringLiteral("HH:mm:ss.zzz")) + QStringLiteral("  ") + entry.text;
}

}  // namespace

LogModel::LogModel(QObject* parent) : QAbstractListModel(parent) {}

void LogModel::append(const LogEntry& entry) {
  if (static_cast<int>(entries_.size()) == limit) {
    beginRemoveRows({}, 0, 0);
    entries_.pop_front();
    endRemoveRows();
  }
  const int row = rowCount();
  beginInsertRows({}, row, row);
  entries_.push_back(entry);
  endInsertRows();
}

void LogModel::clear() {
  beginResetModel();
  entries_.clear();
  endResetModel();
}

QString LogModel::text() const {
  QStringList lines;
  for (const auto& entry : entries_) lines.append(line(entry));
  return lines.join(u'\n');
}

int LogModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(entries_.size());
}

QVariant LogModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const LogEntry& entry = entries_[static_cast<std::size_t>(index.row())];
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) return line(entry);
  if (role == levelRole) return static_cast<int>(entry.level);
  if (role == Qt::ForegroundRole && entry.level == LogLevel::error) return QColor(0xd9, 0x48, 0x3b);
  if (role == Qt::ForegroundRole && entry.level == LogLevel::warning) return QColor(0xc9, 0x7a, 0x10);
  return {};
}

}  // namespace cleanai::ui
