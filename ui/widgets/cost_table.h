// Before and after: a few figures with bars that show what is left of each.
#pragma once

#include <QLabel>
#include <QWidget>
#include <vector>

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
  /// One row a title.
  explicit CostTable(const QStringList& titles, QWidget* parent = nullptr);
  /// Texts before and after, and the numbers behind them; `after` empty: nothing to compare with.
  void setRow(int row, const QString& beforeText, const QString& afterText, double before, double after);
  QString afterText(int row) const { return rows_[static_cast<std::size_t>(row)].after->text(); }

 private:
  struct Row {
    QLabel* before;
    QLabel* after;
    QLabel* change;
    ShareBar* bar;
  };
  std::vector<Row> rows_;
};

}  // namespace cleanai::ui
