// The model and the data at hand, in a few lines, with the next step as a button.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QWidget>

#include "ui/session/session.h"

namespace cleanai::ui {

class DataPanel : public QWidget {
  Q_OBJECT

 public:
  explicit DataPanel(Session& session, QWidget* parent = nullptr);
  QString momentsText() const { return moments_->text(); }
  /// What there is to know before these data are analysed; empty when there is nothing.
  QString noteText() const { return note_->text(); }

 signals:
  void chooseRequested();

 private:
  void refresh();

  Session& session_;
  QLabel* source_;
  QLabel* images_;
  QLabel* note_;
  QLabel* preprocessing_;
  QLabel* amount_;
  QLabel* agreement_;
  QLabel* moments_;
  QPushButton* choose_;
  QPushButton* analyze_;
};

/// "resize 256, crop 224, mean 0.485, 0.456, 0.406": what happens to a picture.
QString preprocessingText(const Preprocessing& preprocessing);

}  // namespace cleanai::ui
