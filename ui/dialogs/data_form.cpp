// Texts of the data dialog, read into a choice and written from one: no widgets.
#include "ui/dialogs/data_form.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <array>
#include <charconv>

namespace cleanai::ui {
namespace {

struct DataForm {
  Q_DECLARE_TR_FUNCTIONS(DataForm)
};

}  // namespace

std::optional<std::vector<float>> parseNumbers(const QString& text) {
  std::vector<float> numbers;
  for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
    bool valid = false;
    numbers.push_back(QLocale::c().toFloat(part.trimmed(), &valid));
    if (!valid) return std::nullopt;
  }
  return numbers;
}

QString numbersText(const std::vector<float>& numbers) {
  QStringList parts;
  for (const float number : numbers) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    parts.append(QString::fromLatin1(text.data(), end - text.data()));
  }
  return parts.join(QStringLiteral(", "));
}

QString problemOf(const DataChoice& choice) {
  if (choice.empty()) return DataForm::tr("Choose a file or a folder.");
  if (!choice.isRandom() && !QFileInfo::exists(choice.source))
    return DataForm::tr("This file or folder does not exist.");
  if (!choice.labels.isEmpty() && !QFileInfo::exists(choice.labels))
    return DataForm::tr("The file of labels does not exist.");
  if (!choice.classNames.isEmpty() && !QFileInfo::exists(choice.classNames))
    return DataForm::tr("The file of class names does not exist.");
  const auto& [mean, std] = std::pair(choice.preprocessing.mean, choice.preprocessing.std);
  if (mean.size() != std.size()) return DataForm::tr("Mean and standard deviation need equally many numbers.");
  if (std::any_of(std.begin(), std.end(), [](float value) { return !(value > 0); }))
    return DataForm::tr("Standard deviations have to be above 0.");
  if (choice.isRandom() && choice.randomShape.empty())
    return DataForm::tr("Random images need a shape, e.g. 3, 224, 224.");
  return {};
}

}  // namespace cleanai::ui
