// What the Python script tests/reference/data_reference.py wrote: sources, and what they must be read as.
#pragma once

#include <QtTest>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstring>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/base/shape.h"
#include "core/data/dataset.h"

namespace reference {

/// A path among the reference data.
inline std::string path(const QString& name) {
  return (QStringLiteral(CLEANAI_TEST_DATA "/data/") + name).toStdString();
}

/// The cases of a group; empty when the script did not run, so every test must check that there are some.
inline QJsonArray cases(const QString& group) {
  QFile file(QString::fromStdString(path(QStringLiteral("index.json"))));
  if (!file.open(QIODevice::ReadOnly)) return {};
  return QJsonDocument::fromJson(file.readAll()).object().value(group).toArray();
}

inline QJsonObject find(const QString& group, const QString& name) {
  for (const auto& value : cases(group))
    if (value.toObject().value(QStringLiteral("name")).toString() == name) return value.toObject();
  return {};
}

template <typename Value>
std::vector<Value> rawFile(const QString& name) {
  QFile file(QString::fromStdString(path(name)));
  if (!file.open(QIODevice::ReadOnly)) return {};
  const auto bytes = file.readAll();
  std::vector<Value> values(static_cast<std::size_t>(bytes.size()) / sizeof(Value));
  std::memcpy(values.data(), bytes.constData(), values.size() * sizeof(Value));
  return values;
}

template <typename Value>
std::vector<Value> expected(const QJsonObject& item) {
  return rawFile<Value>(item.value(QStringLiteral("file")).toString());
}

inline QString text(const QJsonObject& item, const char* key) { return item.value(QLatin1String(key)).toString(); }

inline cleanai::Shape shape(const QJsonObject& item) {
  cleanai::Shape sizes;
  for (const auto& size : item.value(QStringLiteral("shape")).toArray()) sizes.push_back(size.toInteger());
  return sizes;
}

/// Says where two runs of values differ first; empty when they are equal to the bit.
template <typename Value>
QString difference(std::span<const Value> actual, std::span<const Value> wanted) {
  if (actual.size() != wanted.size())
    return QStringLiteral("%1 values instead of %2").arg(actual.size()).arg(wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i)
    if (std::memcmp(&actual[i], &wanted[i], sizeof(Value)) != 0)
      return QStringLiteral("value %1 is %2 instead of %3").arg(i).arg(actual[i]).arg(wanted[i]);
  return {};
}

/// Compares every item of a dataset with an array [N, ...] of bytes or floats; empty when equal to the bit.
inline QString differenceOfItems(const cleanai::Dataset& dataset, const QJsonObject& item) {
  auto itemShape = shape(item);
  if (itemShape.empty() || dataset.size() != static_cast<std::size_t>(itemShape.front()))
    return QStringLiteral("%1 images instead of %2").arg(dataset.size()).arg(itemShape.empty() ? 0 : itemShape.front());
  itemShape.erase(itemShape.begin());
  const auto each = static_cast<std::size_t>(cleanai::elementCount(itemShape));
  const bool isBytes = text(item, "type") == QLatin1String("uint8");
  const auto bytes = isBytes ? expected<std::uint8_t>(item) : std::vector<std::uint8_t>();
  const auto floats = isBytes ? std::vector<float>() : expected<float>(item);
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    const auto sample = dataset.read(i);
    if (sample.shape != itemShape)
      return QStringLiteral("image %1 has the shape %2")
          .arg(i)
          .arg(QString::fromStdString(cleanai::toString(sample.shape)));
    if (std::holds_alternative<std::vector<std::uint8_t>>(sample.values) != isBytes)
      return QStringLiteral("image %1 is of the wrong type").arg(i);
    const auto problem =
        isBytes ? difference<std::uint8_t>(std::get<0>(sample.values), std::span(bytes).subspan(i * each, each))
                : difference<float>(std::get<1>(sample.values), std::span(floats).subspan(i * each, each));
    if (!problem.isEmpty()) return QStringLiteral("image %1: %2").arg(i).arg(problem);
  }
  return {};
}

/// The labels of all items, -1 where there is none.
inline std::vector<std::int64_t> labelsOf(const cleanai::Dataset& dataset) {
  std::vector<std::int64_t> labels;
  for (std::size_t i = 0; i < dataset.size(); ++i) labels.push_back(dataset.label(i).value_or(-1));
  return labels;
}

/// The Error that `action` throws, or nothing.
template <typename Action>
std::optional<cleanai::Error> errorOf(const Action& action) {
  try {
    action();
  } catch (const cleanai::Error& error) {
    return error;
  }
  return std::nullopt;
}

}  // namespace reference
