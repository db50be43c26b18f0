// What is seen first: where to drop a model, the sample, and the models opened last.
#pragma once

#include <QListWidget>
#include <QPushButton>
#include <QWidget>

namespace cleanai::ui {

class StartPage : public QWidget {
  Q_OBJECT

 public:
  explicit StartPage(QWidget* parent = nullptr);
  void setRecentFiles(const QStringList& files);
  /// Hides the sample's button where no sample is installed.
  void setSampleAvailable(bool available);

 signals:
  void openRequested();
  void sampleRequested();
  void fileChosen(const QString& file);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeDropArea();
  QWidget* makeRecentList();
  QWidget* makeHint();
  void updateColours();
  int recentRowHeight() const;

  QPushButton* open_;
  QPushButton* sample_;
  QListWidget* recent_;
  QWidget* recentBox_;
  QList<QWidget*> secondary_;
};

}  // namespace cleanai::ui
