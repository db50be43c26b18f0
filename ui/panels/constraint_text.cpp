#include "ui/panels/constraint_text.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/base/formats.h"

namespace cleanai::ui {
namespace {

struct ConstraintText {
  Q_DECLARE_TR_FUNCTIONS(ConstraintText)
};

QString sentence(const Constraint& constraint) {
  const QString channels = countText(constraint.channels);
  switch (constraint.kind) {
    case Constraint::Kind::target:
      return ConstraintText::tr("The target is out of reach: %1 are left, not %2.")
          .arg(percentText(constraint.reached), percentText(constraint.asked));
    case Constraint::Kind::floor:
      return ConstraintText::tr("Channels kept by the floor: %1.").arg(channels);
    case Constraint::Kind::rounding:
      return ConstraintText::tr("Channels kept by rounding: %1.").arg(channels);
    case Constraint::Kind::ignored:
      return ConstraintText::tr("Channels kept as ignored: %1.").arg(channels);
    case Constraint::Kind::locked:
      return ConstraintText::tr("No effect, since its channels cannot be removed: %1.")
          .arg(QString::fromStdString(constraint.subject));
  }
  return {};
}

}  // namespace

QString constraintText(const Plan& plan) {
  QStringList sentences;
  for (const Constraint& constraint : plan.constraints) sentences.append(sentence(constraint));
  return sentences.join(u' ');
}

}  // namespace cleanai::ui
