// How much accuracy may go, and the search that turns it into an amount.
#pragma once

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "ui/session/accuracy_target.h"

namespace cleanai::ui {

/// What a search found, in a few sentences.
QString foundText(const FoundTarget& found, std::int64_t macs);

class AccuracyTargetEdit : public QWidget {
  Q_OBJECT

 public:
  explicit AccuracyTargetEdit(Session& session, QWidget* parent = nullptr);

  QDoubleSpinBox& points() { return *points_; }
  QPushButton& button() { return *search_; }
  QPushButton& applyButton() { return *apply_; }
  AccuracyTarget& target() { return target_; }
  /// How a search is made; what may be lost is that of points().
  void setSearch(const TargetSearch& search) { wish_ = search; }
  QString text() const { return text_->text(); }

 private:
  void refresh();

  Session& session_;
  AccuracyTarget& target_;
  TargetSearch wish_;
  QDoubleSpinBox* points_;
  QPushButton* search_;
  QPushButton* apply_;
  QLabel* text_;
};

}  // namespace cleanai::ui
