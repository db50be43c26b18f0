// Small pictures of a data set's items, read beside whatever else runs, and the names of its classes.
#include "ui/session/item_pictures.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringDecoder>
#include <algorithm>

#include "core/base/error.h"
#include "ui/base/picture_image.h"
#include "ui/session/failure.h"

namespace cleanai::ui {
namespace {

struct ItemPictures {
  Q_DECLARE_TR_FUNCTIONS(ItemPictures)
};

}  // namespace

QStringList readClassNames(const QString& file) {
  constexpr qint64 mostBytes = 1 << 20;
  const auto refuse = [&](ErrorCode code, const char* reason) {
    throw Error(code, file.toStdString(), reason, "Give a text file with one class name a line");
  };
  QFile stream(file);
  if (!stream.exists()) refuse(ErrorCode::fileNotFound, "there is no such file of class names");
  if (!stream.open(QIODevice::ReadOnly)) refuse(ErrorCode::fileUnreadable, "it cannot be read");
  if (stream.size() > mostBytes) refuse(ErrorCode::wrongFormat, "it is too large for a list of class names");
  QStringDecoder utf8(QStringDecoder::Utf8);
  const QString text = utf8(stream.readAll());
  if (utf8.hasError() || text.contains(QChar(u'\0'))) refuse(ErrorCode::wrongFormat, "it is no text");
  QStringList names;
  for (const QString& line : text.split(u'\n')) names.append(line.trimmed());
  while (!names.isEmpty() && names.last().isEmpty()) names.removeLast();
  if (names.isEmpty()) refuse(ErrorCode::wrongFormat, "it names no class");
  return names;
}

QStringList classNamesOf(const Dataset& dataset, const QString& file) {
  if (!file.isEmpty()) return readClassNames(file);
  QStringList names;
  for (const auto& name : dataset.classNames()) names.append(QString::fromStdString(name));
  return names;
}

QString labelText(const Dataset& dataset, std::size_t item, const QStringList& names) {
  const auto label = dataset.label(item);
  if (!label) return {};
  const QString name = *label >= 0 && *label < names.size() ? names[*label] : QString();
  return name.isEmpty() ? ItemPictures::tr("class %1").arg(*label) : QStringLiteral("%1 · %2").arg(*label).arg(name);
}

std::optional<RawSample> readOrNothing(const Dataset& dataset, std::size_t item) {
  try {
    return dataset.read(item);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::fileUnreadable) throw;
    return std::nullopt;
  }
}

ItemPicture readItem(const Dataset& dataset, std::int64_t item, const QStringList& names) {
  ItemPicture picture;
  try {
    const auto index = static_cast<std::size_t>(item);
    if (item < 0 || index >= dataset.size())
      throw Error(ErrorCode::invalidArgument, "image " + std::to_string(item), "the data has no such image",
                  "Analyse again");
    picture.image = thumbnail(sourceImage(dataset.read(index)));
    picture.label = labelText(dataset, index, names);
  } catch (const Error& error) {
    picture.trouble = failureOf(error).text();
  }
  return picture;
}

QImage thumbnail(const QImage& image) {
  if (std::max(image.width(), image.height()) <= thumbnailSide) return image;
  return image.scaled(thumbnailSide, thumbnailSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

}  // namespace cleanai::ui
