// The list of criteria; it says why an entry cannot be chosen yet.
#include "ui/panels/criterion_box.h"

#include <QStandardItemModel>

#include "ui/base/core_texts.h"

namespace cleanai::ui {

QString missingText(Missing missing) {
  switch (missing) {
    case Missing::nothing:
      return {};
    case Missing::network:
      return CriterionBox::tr("needs data");
    case Missing::coverage:
    case Missing::moments:
      return CriterionBox::tr("needs an analysis");
    case Missing::activations:
      return CriterionBox::tr("needs an analysis after norm and activation");
    case Missing::pictures:
      return CriterionBox::tr("needs pictures, not noise");
  }
  return {};
}

CriterionBox::CriterionBox(QWidget* parent) : QComboBox(parent) {
  for (const CriterionInfo& info : criteria())
    if (!info.needsLabels)
      addItem(titleOf(info), QString::fromUtf8(info.name.data(), static_cast<qsizetype>(info.name.size())));
}

void CriterionBox::showAvailable(const Pruning& pruning) {
  auto* items = qobject_cast<QStandardItemModel*>(model());
  for (int i = 0; i < count(); ++i) {
    const CriterionInfo& info = criterionNamed(itemData(i).toString().toStdString());
    const QString why = missingText(pruning.missing(info));
    items->item(i)->setEnabled(why.isEmpty());
    const bool says = !why.isEmpty() && i != currentIndex();  // the closed list is too narrow; the panel says it
    setItemText(i, !says ? titleOf(info) : tr("%1 (%2)").arg(titleOf(info), why));
    setItemData(i, why.isEmpty() ? QVariant() : why, Qt::ToolTipRole);
  }
}

void CriterionBox::setCriterion(const std::string& name) { setCurrentIndex(findData(QString::fromStdString(name))); }

}  // namespace cleanai::ui
