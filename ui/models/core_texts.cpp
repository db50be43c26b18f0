// The core's names in the user's language.
#include "ui/models/core_texts.h"

#include <QCoreApplication>
#include <string>

namespace cleanai::ui {
namespace {

QString translated(std::string_view text) {
  return QCoreApplication::translate("core", std::string(text).c_str());
}

}  // namespace

QString titleOf(const Metric& metric) { return translated(metric.title); }
QString meaningOf(const Metric& metric) { return translated(metric.meaning); }
QString titleOf(const CriterionInfo& criterion) { return translated(criterion.title); }
QString stageTitle(const std::string& stage) { return translated(stage); }

}  // namespace cleanai::ui
