// Small pictures of a data set's items, read beside whatever else runs, and the names of its classes.
#pragma once

#include <QImage>
#include <QString>
#include <QStringList>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/data/dataset.h"

namespace cleanai::ui {

/// One name a line in UTF-8, empty lines at the end left out. Throws Error(fileNotFound, fileUnreadable, wrongFormat).
QStringList readClassNames(const QString& file);

/// Of a file where there is one, else those that the data brings. Throws as readClassNames.
QStringList classNamesOf(const Dataset& dataset, const QString& file);

/// "7 · Sneaker"; "class 7" without a name, empty without a label.
QString labelText(const Dataset& dataset, std::size_t item, const QStringList& names);

/// Nothing for an item that cannot be decoded.
std::optional<RawSample> readOrNothing(const Dataset& dataset, std::size_t item);

/// An item of a data set as it lies in its source, made small.
struct ItemPicture {
  QImage image;
  QString label;    ///< as labelText
  QString trouble;  ///< why there is no image; empty when there is
};
/// What is wrong with one item is told and not thrown: the others can be seen.
ItemPicture readItem(const Dataset& dataset, std::int64_t item, const QStringList& names);

/// The longer side of a picture that is only looked at, in pixels.
inline constexpr int thumbnailSide = 256;

/// Large pictures get smaller, small ones stay.
QImage thumbnail(const QImage& image);

}  // namespace cleanai::ui
