// A layer's part in the network's channel groups, in words.
#include "ui/base/group_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "ui/base/core_sentences.h"
#include "ui/base/formats.h"

namespace cleanai::ui {
namespace {

struct GroupText {
  Q_DECLARE_TR_FUNCTIONS(GroupText)
};

constexpr std::size_t namesShown = 6;

QString names(const Network& network, const std::vector<std::size_t>& layers, std::size_t without) {
  QStringList list;
  for (const std::size_t layer : layers)
    if (layer != without) list.append(QString::fromStdString(network.layers[layer].name));
  const auto total = static_cast<std::size_t>(list.size());
  if (total <= namesShown) return list.join(QStringLiteral(", "));
  return GroupText::tr("%1 and %2 more")
      .arg(QStringList(list.mid(0, namesShown)).join(QStringLiteral(", ")),
           countText(static_cast<std::int64_t>(total - namesShown)));
}

QString operators(const Group& group) {
  QStringList list;
  for (const auto& because : group.because) list.append(inUsersLanguage(QString::fromStdString(because)));
  return list.join(QStringLiteral(", "));
}

}  // namespace

QString groupText(const Network& network, std::size_t layer) {
  const Layer& self = network.layers[layer];
  if (!self.lockedBecause.empty())
    return GroupText::tr("The channels of %1 stay: %2.")
        .arg(QString::fromStdString(self.name), inUsersLanguage(QString::fromStdString(self.lockedBecause)));
  QStringList lines;
  for (const Group& group : network.groups) {
    if (std::find(group.layers.begin(), group.layers.end(), layer) == group.layers.end()) continue;
    const QString width = countText(static_cast<std::int64_t>(group.units.size()));
    const QString shared = names(network, group.layers, layer);
    lines.append(shared.isEmpty()
                     ? GroupText::tr("%1 has %2 channels of its own.").arg(QString::fromStdString(self.name), width)
                     : GroupText::tr("%1 shares its %2 channels with %3; they are removed together.")
                           .arg(QString::fromStdString(self.name), width, shared));
    if (!shared.isEmpty() && !group.because.empty()) lines.append(GroupText::tr("Tied by %1.").arg(operators(group)));
    const QString takers = names(network, group.consumers, network.layers.size());
    if (!takers.isEmpty()) lines.append(GroupText::tr("Read by %1.").arg(takers));
  }
  return lines.join(u'\n');
}

}  // namespace cleanai::ui
