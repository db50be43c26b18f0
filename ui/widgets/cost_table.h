// Before, after and the difference: a few figures, with bars that show what is left of each.
#pragma once

#include <QGridLayout>
#include <QLabel>
#include <QWidget>
#include <vector>

#include "ui/models/cost_row.h"

namespace cleanai::ui {

/// Draws how much of a whole is left; empty while disabled.
class ShareBar : public QWidget {
  Q_OBJECT

 public:
  explicit ShareBar(QWidget* parent = nullptr);
  /// 0..1
  void setShare(double share);
  double share() const { return share_; }
  QSize sizeHint() const override { return {80, 6}; }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  double share_ = 1;
};

class CostTable : public QWidget {
  Q_OBJECT

 public:
  explicit CostTable(QWidget* parent = nullptr);
  /// Cheap while the titles stay.
  void setRows(const std::vector<CostRow>& rows);
  /// A line for each row, as plain text.
  QString text() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Row {
    QLabel* title;
    QLabel* before;
    QLabel* after;
    QLabel* difference;
    ShareBar* bar;  // null without
    bool isWorse;
  };
  void rebuild(const std::vector<CostRow>& rows);
  void colour();

  QGridLayout* grid_;
  std::vector<Row> rows_;
};

}  // namespace cleanai::ui
