// Asks which pictures the network is measured on and how they are prepared.
#include "ui/dialogs/data_dialog.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/base/appearance.h"
#include "ui/base/formats.h"
#include "ui/dialogs/data_form.h"
#include "ui/session/judging.h"
#include "ui/widgets/button_air.h"
#include "ui/widgets/vertical_scroll.h"

namespace cleanai::ui {
namespace {

enum Kind { onDisk, randomImages };

/// Presets name common data; what is edited by hand is nobody's preset.
const QString customPreset = QStringLiteral("custom");

QLabel* labelFor(const QString& text, QWidget* buddy) {
  auto* label = new QLabel(text);
  label->setBuddy(buddy);
  return label;
}

void addSection(QFormLayout& form, const QString& title) {
  auto* label = new QLabel(title);
  QFont bold = label->font();
  bold.setBold(true);
  label->setFont(bold);
  label->setContentsMargins(0, form.rowCount() > 0 ? 10 : 0, 0, 0);
  form.addRow(label);
}

QSpinBox* pixels(const QString& none) {
  auto* box = new QSpinBox;
  box->setRange(0, 4096);
  box->setSpecialValueText(none);
  return box;
}

QString textOf(const Shape& shape) {
  QStringList parts;
  for (const auto size : shape) parts.append(QString::number(size));
  return parts.join(QStringLiteral(", "));
}

}  // namespace

DataDialog::DataDialog(const DataChoice& choice, QWidget* parent)
    : QDialog(parent), seed_(choice.seed), shape_(choice.randomShape) {
  setWindowTitle(tr("Data"));
  form_ = new QFormLayout;
  form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  addSource(*form_);
  addPreprocessing(*form_);
  addAmount(*form_);
  note_ = new QLabel;
  note_->setWordWrap(true);
  note_->setContentsMargins(9, 0, 9, 0);  // as the fields above
  buttons_ = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  buttons_->button(QDialogButtonBox::Ok)->setText(tr("&Use this data"));
  giveAir(*buttons_->button(QDialogButtonBox::Ok));
  connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
  preview_ = new DataPreview;
  auto* fields = new QWidget;
  fields->setLayout(form_);
  auto* scroll = new VerticalScroll(fields);
  scroll->setFrameShape(QFrame::NoFrame);
  auto* columns = new QHBoxLayout;
  columns->setSpacing(18);
  columns->addWidget(scroll, 3);
  columns->addWidget(preview_, 2);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(columns, 1);
  layout->addWidget(note_);
  layout->addWidget(buttons_);
  resize(980, 620);

  connect(preview_, &DataPreview::checked, this, &DataDialog::showProblem);
  connect(kind_, &QComboBox::currentIndexChanged, this, &DataDialog::followSource);
  connect(source_, &QLineEdit::textChanged, this, &DataDialog::followSource);
  connect(kind_, &QComboBox::currentIndexChanged, this, &DataDialog::validate);
  connect(preset_, &QComboBox::activated, this, &DataDialog::takePreset);
  for (auto* edit : findChildren<QLineEdit*>()) connect(edit, &QLineEdit::textChanged, this, &DataDialog::validate);
  const auto custom = [this] {
    if (filling_) return;
    usual_ = nullptr;
    preset_->setCurrentIndex(preset_->findData(customPreset));
  };
  for (auto* box : {resize_, crop_}) connect(box, &QSpinBox::valueChanged, this, custom);
  for (auto* edit : {mean_, std_}) connect(edit, &QLineEdit::textEdited, this, custom);
  connect(colour_, &QComboBox::activated, this, custom);
  for (auto* box : {resize_, crop_, randomCount_}) connect(box, &QSpinBox::valueChanged, this, &DataDialog::validate);
  connect(colour_, &QComboBox::currentIndexChanged, this, &DataDialog::validate);
  for (auto* box : {batchSize_, maxBatches_}) connect(box, &QSpinBox::valueChanged, this, &DataDialog::showNote);
  fill(choice);
  source_->setFocus();
}

void DataDialog::addSource(QFormLayout& form) {
  addSection(form, tr("Pictures"));
  kind_ = new QComboBox;
  kind_->addItems({tr("pictures or arrays on disk"), tr("random images")});
  source_ = new QLineEdit;
  source_->setPlaceholderText(tr("folder of pictures, IDX file, CIFAR folder, .npy or torch.save tensor"));
  labels_ = new QLineEdit;
  labels_->setPlaceholderText(tr("found beside the data when empty"));
  classNames_ = new QLineEdit;
  classNames_->setPlaceholderText(tr("text file with one name a line; optional"));
  randomCount_ = new QSpinBox;
  randomCount_->setRange(1, 1'000'000);
  randomCount_->setValue(256);
  randomShape_ = new QLineEdit;
  randomShape_->setPlaceholderText(tr("channels, height, width"));
  form.addRow(tr("&Kind:"), kind_);
  form.addRow(labelFor(tr("&Source:"), source_), withButtons(source_, true));
  form.addRow(labelFor(tr("&Labels:"), labels_), withButtons(labels_, false));
  form.addRow(labelFor(tr("Class &names:"), classNames_), withButtons(classNames_, false));
  form.addRow(tr("&Number:"), randomCount_);
  form.addRow(tr("S&hape of one image:"), randomShape_);
  randomCount_->setToolTip(tr("Standard normal values, always the same"));
}

void DataDialog::addPreprocessing(QFormLayout& form) {
  addSection(form, tr("Preparation"));
  preset_ = new QComboBox;
  for (const auto& name : presetNames()) {
    const QString text = QString::fromStdString(name);
    preset_->addItem(name == "none" ? tr("none") : text, text);
  }
  preset_->addItem(tr("custom"), customPreset);
  resize_ = pixels(tr("no"));
  resize_->setToolTip(tr("Shorter side in pixels, as torchvision's Resize"));
  crop_ = pixels(tr("no"));
  crop_->setToolTip(tr("Side of the centred square, as torchvision's CenterCrop"));
  colour_ = new QComboBox;
  colour_->addItems({tr("as it is"), tr("grey"), tr("RGB")});
  mean_ = new QLineEdit;
  mean_->setPlaceholderText(tr("not normalised when empty, e.g. 0.485, 0.456, 0.406"));
  std_ = new QLineEdit;
  std_->setPlaceholderText(tr("e.g. 0.229, 0.224, 0.225"));
  form.addRow(tr("&Preset:"), preset_);
  form.addRow(tr("R&esize:"), resize_);
  form.addRow(tr("&Crop:"), crop_);
  form.addRow(tr("C&olour:"), colour_);
  form.addRow(tr("&Mean:"), mean_);
  form.addRow(tr("S&tandard deviation:"), std_);
}

void DataDialog::addAmount(QFormLayout& form) {
  addSection(form, tr("Measurement"));
  batchSize_ = new QSpinBox;
  batchSize_->setRange(1, 4096);
  maxBatches_ = new QSpinBox;
  maxBatches_->setRange(0, 1'000'000);
  maxBatches_->setSpecialValueText(tr("all of the data"));
  observe_ = new QComboBox;
  observe_->addItem(tr("after norm and activation: what the next layer receives"),
                    static_cast<int>(Observe::activation));
  observe_->addItem(tr("the layer's own output"), static_cast<int>(Observe::output));
  form.addRow(tr("&Batch size:"), batchSize_);
  form.addRow(tr("Most b&atches:"), maxBatches_);
  form.addRow(tr("Meas&ure:"), observe_);
}

QLayout* DataDialog::withButtons(QLineEdit* edit, bool folders) {
  auto* row = new QHBoxLayout;
  row->addWidget(edit, 1);
  auto* file = new QPushButton(tr("File…"));
  file->setAutoDefault(false);
  connect(file, &QPushButton::clicked, this, [this, edit] {
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Choose a file"), QFileInfo(edit->text()).path());
    if (!chosen.isEmpty()) edit->setText(chosen);
  });
  row->addWidget(file);
  if (!folders) return row;
  auto* folder = new QPushButton(tr("Folder…"));
  folder->setAutoDefault(false);
  connect(folder, &QPushButton::clicked, this, [this, edit] {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Choose a folder"), edit->text());
    if (!chosen.isEmpty()) edit->setText(chosen);
  });
  row->addWidget(folder);
  return row;
}

void DataDialog::fill(const DataChoice& choice) {
  kind_->setCurrentIndex(choice.isRandom() ? randomImages : onDisk);
  if (choice.isRandom())
    randomCount_->setValue(choice.source.section(u':', 1).toInt());
  else
    source_->setText(choice.source);
  randomShape_->setText(textOf(choice.randomShape));
  labels_->setText(choice.labels);
  classNames_->setText(choice.classNames);
  showPreprocessing(choice.preprocessing);
  batchSize_->setValue(static_cast<int>(choice.batchSize));
  maxBatches_->setValue(static_cast<int>(choice.maxBatches.value_or(0)));
  observe_->setCurrentIndex(observe_->findData(static_cast<int>(choice.observe)));
  validate();
}

void DataDialog::showPreprocessing(const Preprocessing& preprocessing) {
  filling_ = true;
  const int preset = preset_->findData(QString::fromStdString(preprocessing.preset));
  preset_->setCurrentIndex(preset >= 0 ? preset : preset_->findData(customPreset));
  resize_->setValue(preprocessing.resize.value_or(0));
  crop_->setValue(preprocessing.crop.value_or(0));
  colour_->setCurrentIndex(static_cast<int>(preprocessing.colour));
  mean_->setText(numbersText(preprocessing.mean));
  std_->setText(numbersText(preprocessing.std));
  filling_ = false;
}

void DataDialog::followSource() {
  if (usual_) showPreprocessing(usual_(choice().source));
}

void DataDialog::takePreset() {
  usual_ = nullptr;
  const QString name = preset_->currentData().toString();
  if (name != customPreset) showPreprocessing(presetNamed(name.toStdString()));
  validate();
}

DataChoice DataDialog::choice() const {
  DataChoice choice;
  const bool random = kind_->currentIndex() == randomImages;
  choice.source = random ? QStringLiteral("random:%1").arg(randomCount_->value()) : source_->text().trimmed();
  choice.labels = random ? QString() : labels_->text().trimmed();
  choice.classNames = random ? QString() : classNames_->text().trimmed();
  choice.randomShape = random ? shapeFrom(randomShape_->text()) : shape_;
  choice.seed = seed_;
  choice.preprocessing.preset = preset_->currentData().toString().toStdString();
  if (resize_->value() > 0) choice.preprocessing.resize = resize_->value();
  if (crop_->value() > 0) choice.preprocessing.crop = crop_->value();
  choice.preprocessing.colour = static_cast<Preprocessing::Colour>(colour_->currentIndex());
  choice.preprocessing.mean = parseNumbers(mean_->text()).value_or(std::vector<float>());
  choice.preprocessing.std = parseNumbers(std_->text()).value_or(std::vector<float>());
  choice.batchSize = static_cast<std::size_t>(batchSize_->value());
  choice.maxBatches.reset();
  if (maxBatches_->value() > 0) choice.maxBatches = static_cast<std::size_t>(maxBatches_->value());
  choice.observe = static_cast<Observe>(observe_->currentData().toInt());
  return choice;
}

void DataDialog::validate() {
  if (filling_) return;
  const bool random = kind_->currentIndex() == randomImages;
  constexpr int firstSourceRow = 2, firstRandomRow = 5, endOfRows = 7;
  for (int row = firstSourceRow; row < endOfRows; ++row) form_->setRowVisible(row, random == (row >= firstRandomRow));
  QString problem = problemOf(choice());
  for (const auto* edit : {mean_, std_})
    if (!parseNumbers(edit->text())) problem = tr("Mean and standard deviation are numbers with commas between them.");
  if (problem.isEmpty()) {
    if (!preview_->request(choice())) return;  // what was said of this data stands
  } else {
    preview_->clear();
  }
  showProblem(problem);
}

void DataDialog::showProblem(const QString& problem) {
  problem_ = problem;
  showNote();
  buttons_->button(QDialogButtonBox::Ok)->setEnabled(problem.isEmpty() && !preview_->busy());
}

void DataDialog::showNote() {
  const DataChoice shown = choice();
  const bool isWrong = !problem_.isEmpty() && !shown.empty();
  QPalette colours = palette();
  if (isWrong) colours.setColor(QPalette::WindowText, warningColour(colours));
  note_->setPalette(colours);
  note_->setForegroundRole(isWrong ? QPalette::WindowText : QPalette::PlaceholderText);
  const std::size_t labelled = preview_->busy() ? 0 : preview_->labelledImages();
  note_->setText(problem_.isEmpty() && labelled > 0 ? nothingLeftText(labelled, shown) : problem_);
}

void DataDialog::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) showNote();
  QDialog::changeEvent(event);
}

}  // namespace cleanai::ui
