// What runs and how it goes: stage, speed, time left, memory and agreement as curves; afterwards what it came to.
#pragma once

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "ui/session/run_record.h"
#include "ui/views/line_plot.h"
#include "ui/views/save_wish.h"

namespace cleanai::ui {

class RunPanel : public QWidget {
  Q_OBJECT

 public:
  explicit RunPanel(Session& session, QWidget* parent = nullptr);

  RunRecord& record() { return record_; }
  /// All facts, a line each.
  QString text() const;
  QString summary() const { return summary_->text(); }
  LinePlot& agreementPlot() { return *agreement_; }
  /// The curve as a picture or drawing, or its values as CSV, by the file name's ending.
  QByteArray renderMemory(const QString& fileName);
  QByteArray renderAgreement(const QString& fileName);

 signals:
  void saveRequested(const cleanai::ui::SaveWish& wish);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* makeFacts();
  QByteArray render(LinePlot& plot, const QString& fileName);
  void showRun();
  void showMemory();
  void showAgreement();

  Session& session_;
  RunRecord& record_;
  QLabel* stage_;
  QLabel* speed_;
  QLabel* left_;
  QLabel* batches_;
  QLabel* memoryNow_;
  QLabel* memoryBase_;
  QLabel* memoryPeak_;
  QLabel* memoryAfter_;
  QLabel* summary_;
  QPushButton* cancel_;
  QPushButton* save_;
  LinePlot* memory_;
  LinePlot* agreement_;
  QBoxLayout* plots_;
};

}  // namespace cleanai::ui
