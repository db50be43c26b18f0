// Channel groups as people look at them: by name, by what goes, by what it saves.
#include "ui/session/groups.h"

#include <QCoreApplication>
#include <algorithm>

namespace cleanai::ui {
namespace {

struct GroupNames {
  Q_DECLARE_TR_FUNCTIONS(GroupNames)
};

}  // namespace

std::optional<std::size_t> groupOf(const Network& network, std::size_t layer) {
  for (std::size_t g = 0; g < network.groups.size(); ++g) {
    const auto& layers = network.groups[g].layers;
    if (std::find(layers.begin(), layers.end(), layer) != layers.end()) return g;
  }
  return std::nullopt;
}

QString groupName(const Network& network, std::size_t group) {
  const auto& layers = network.groups[group].layers;
  if (layers.empty()) return GroupNames::tr("group %1").arg(group + 1);
  const QString first = QString::fromStdString(network.layers[layers.front()].name);
  return layers.size() == 1 ? first : GroupNames::tr("%1 and %2 more").arg(first).arg(layers.size() - 1);
}

double removedShare(const Network& network, std::size_t group, const Plan& plan) {
  const auto& units = network.groups[group].units;
  if (units.empty()) return 0;
  return 1 - static_cast<double>(keptCount(plan.keeps, units)) / static_cast<double>(units.size());
}

std::vector<std::int64_t> macsSavedByGroup(const Network& network, const Plan& plan) {
  std::vector<std::int64_t> saved;
  std::vector<char> keeps(network.unitCount, 1);
  for (const Group& group : network.groups) {
    bool removes = false;
    for (const Unit unit : group.units) {
      const auto at = static_cast<std::size_t>(unit);
      keeps[at] = plan.keeps[at];
      removes = removes || !keeps[at];
    }
    saved.push_back(removes ? network.cost.macs - costOf(network, keeps).macs : 0);
    for (const Unit unit : group.units) keeps[static_cast<std::size_t>(unit)] = 1;
  }
  return saved;
}

}  // namespace cleanai::ui
