// Something that a view shows and that can be saved as a file.
#pragma once

#include <QByteArray>
#include <QString>
#include <functional>

namespace cleanai::ui {

struct SaveWish {
  QString title;                                          ///< of the file dialog
  QString ending;                                         ///< of the suggested file name, e.g. "-memory.png"
  QString filter;                                         ///< of the file dialog
  std::function<QByteArray(const QString& file)> render;  ///< the content in the format that the name's ending tells
};

}  // namespace cleanai::ui
