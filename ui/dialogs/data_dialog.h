// Asks which pictures the network is measured on and how they are prepared.
#pragma once

#include <QComboBox>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <functional>
#include <utility>

#include "ui/dialogs/data_preview.h"
#include "ui/session/data_choice.h"

namespace cleanai::ui {

/// Data can be used once the preview has read it.
class DataDialog : public QDialog {
  Q_OBJECT

 public:
  explicit DataDialog(const DataChoice& choice, QWidget* parent = nullptr);
  /// With every other source the preparation becomes what `usual` says of it, until the user says another.
  void prepareBy(std::function<Preprocessing(const QString& source)> usual) { usual_ = std::move(usual); }
  /// What the fields say.
  DataChoice choice() const;
  DataPreview& preview() { return *preview_; }

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void addSource(QFormLayout& form);
  void addPreprocessing(QFormLayout& form);
  void addAmount(QFormLayout& form);
  QLayout* withButtons(QLineEdit* edit, bool folders);
  void fill(const DataChoice& choice);
  void showPreprocessing(const Preprocessing& preprocessing);
  void followSource();
  void takePreset();
  void validate();
  void showProblem(const QString& problem);
  /// What stands below the fields: what is wrong, or what there is to know.
  void showNote();

  const std::uint64_t seed_;
  const Shape shape_;                                   // while its field is hidden
  std::function<Preprocessing(const QString&)> usual_;  // null once the user has said how to prepare
  bool filling_ = false;
  QString problem_;
  QComboBox* kind_;
  QLineEdit* source_;
  QLineEdit* labels_;
  QLineEdit* classNames_;
  QSpinBox* randomCount_;
  QLineEdit* randomShape_;
  QComboBox* preset_;
  QSpinBox* resize_;
  QSpinBox* crop_;
  QComboBox* colour_;
  QLineEdit* mean_;
  QLineEdit* std_;
  QSpinBox* batchSize_;
  QSpinBox* maxBatches_;
  QComboBox* observe_;
  QLabel* note_;
  QDialogButtonBox* buttons_;
  QFormLayout* form_;
  DataPreview* preview_;
};

}  // namespace cleanai::ui
