// Whole files, as tests compare and change them.
#pragma once

#include <QFile>
#include <filesystem>

namespace cleanai::tests {

/// Empty when it cannot be read.
inline QByteArray contentOf(const QString& file) {
  QFile opened(file);
  return opened.open(QIODevice::ReadOnly) ? opened.readAll() : QByteArray();
}

inline QByteArray contentOf(const std::filesystem::path& file) {
  return contentOf(QString::fromStdString(file.string()));
}

/// False when it cannot be written.
inline bool writeTo(const QString& file, const QByteArray& content) {
  QFile opened(file);
  return opened.open(QIODevice::WriteOnly) && opened.write(content) == content.size();
}

}  // namespace cleanai::tests
