// What the window asks for and takes in: files by dialog, by drag and drop, and files to write.
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QMimeData>
#include <QStatusBar>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/data/usual_preparation.h"
#include "core/model/input_channels.h"
#include "ui/dialogs/data_dialog.h"
#include "ui/dialogs/save_name.h"
#include "ui/main_window.h"
#include "ui/models/comparison.h"
#include "ui/models/layer_csv.h"
#include "ui/views/plot_export.h"

namespace cleanai::ui {
namespace {

const QString folderKey = QStringLiteral("lastFolder");

/// Folders and the endings of array files are data, everything else is taken for a model.
bool looksLikeData(const QString& path) {
  const QFileInfo info(path);
  return info.isDir() || info.fileName().contains(QStringLiteral("ubyte")) || info.suffix() == u"npy" ||
         info.suffix() == u"gz";
}

/// Of a picture, as the network takes it; absent when it does not tell.
std::optional<std::int64_t> channelsOf(const Session& session) {
  const auto& network = session.network();
  if (network && !network->inputs.empty() && network->inputs.front().size() > 1) return network->inputs.front()[1];
  return session.model() ? inputChannels(*session.model()) : std::nullopt;
}

/// Whether nobody has said how to prepare pictures for a network that takes so many channels.
bool isPreparationOpen(const DataChoice& choice, std::optional<std::int64_t> channels) {
  const auto normalised = static_cast<std::int64_t>(choice.preprocessing.mean.size());
  const bool cannotBeMeant = normalised > 0 && channels.value_or(normalised) != normalised;
  return choice.empty() || (choice.isRandom() && choice.preprocessing.preset == "none") || cannotBeMeant;
}

QString localFile(const QMimeData& mime) {
  const auto urls = mime.urls();
  return urls.size() == 1 ? urls.front().toLocalFile() : QString();
}

}  // namespace

void MainWindow::askForModel() {
  const QString file =
      QFileDialog::getOpenFileName(this, tr("Open model"), settings_.value(folderKey).toString(),
                                   tr("TorchScript models (*.pt *.pth *.ts *.torchscript *.jit);;All files (*)"));
  if (file.isEmpty()) return;
  settings_.setValue(folderKey, QFileInfo(file).absolutePath());
  requestFile(file);
}

void MainWindow::chooseData(const QString& source) {
  DataChoice choice = session_.choice();
  const auto channels = channelsOf(session_);
  const auto usual = [channels](const QString& text) { return usualPreparation(text.toStdString(), channels); };
  const bool isOpen = isPreparationOpen(choice, channels);
  if (!source.isEmpty()) choice.source = source;
  if (isOpen && !source.isEmpty()) choice.preprocessing = usual(source);
  auto* dialog = new DataDialog(choice, this);
  if (isOpen) dialog->prepareBy(usual);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowModality(Qt::WindowModal);
  connect(dialog, &QDialog::accepted, this, [this, dialog] { useData(dialog->choice()); });
  dialog->open();
}

void MainWindow::useData(const DataChoice& choice) {
  if (session_.isChosen(choice)) return;
  const bool losesMeasurement = project_.hasUnsavedMeasurement() && !session_.keepsMeasurement(choice);
  ask(losesMeasurement, tr("What was measured on the present data would be lost."),
      [this, choice] { session_.setData(choice); });
}

void MainWindow::askForExport() {
  if (!session_.pruning().plan()) return;
  const QString file = askForFile(tr("Export smaller model"), suggestedPath(QStringLiteral("-pruned.pt")),
                                  tr("TorchScript models (*.pt)"));
  if (!file.isEmpty()) session_.exportPruned(file);
}

void MainWindow::saveCoverageAs() {
  const auto coverage = session_.coverage();
  const QString file =
      askForFile(tr("Save coverage"), suggestedPath(QStringLiteral("-coverage.json")), tr("JSON files (*.json)"));
  if (!file.isEmpty())
    session_.save(file, [coverage](const std::filesystem::path& path) { saveCoverage(*coverage, path); });
}

void MainWindow::saveHeatmapAs() {
  const QString file = askForFile(tr("Save heatmap"), suggestedPath(QStringLiteral("-heatmap.png")), plotFilter());
  if (!file.isEmpty()) saveBytes(file, workspace_->heatmap().render(file));
}

void MainWindow::saveLayersAs() {
  const auto network = session_.network();
  const auto coverage = session_.coverage();
  const auto plan = session_.pruning().plan();
  if (!network) return;
  const QString file =
      askForFile(tr("Save layer table"), suggestedPath(QStringLiteral("-layers.csv")), tr("CSV files (*.csv)"));
  if (file.isEmpty()) return;
  saveBytes(file, QByteArray::fromStdString(layerCsv(*network, coverage.get(), session_.view().metric(), plan.get())));
}

void MainWindow::saveComparisonAs() {
  const auto result = session_.result();
  if (!result) return;
  const QString file =
      askForFile(tr("Save comparison"), suggestedPath(QStringLiteral("-comparison.csv")), tr("CSV files (*.csv)"));
  if (!file.isEmpty()) saveBytes(file, QByteArray::fromStdString(comparisonCsv(*result)));
}

void MainWindow::saveAs(const SaveWish& wish) {
  if (!session_.model()) return;
  const QString file = askForFile(wish.title, suggestedPath(wish.ending), wish.filter);
  if (!file.isEmpty()) saveBytes(file, wish.render(file));
}

void MainWindow::saveBytes(const QString& file, const QByteArray& content) {
  session_.save(file, [content](const std::filesystem::path& path) {
    if (content.isEmpty())
      throw Error(ErrorCode::unsupported, path.string(), "there is nothing to write to it", "Try a smaller picture");
    writeTextAtomically(path, {content.data(), static_cast<std::size_t>(content.size())});
  });
}

QString MainWindow::suggestedPath(const QString& ending) const {
  const QFileInfo model(QString::fromStdString(session_.model()->file().string()));
  const QString folder = settings_.value(folderKey).toString();
  const QString name = model.completeBaseName() + ending;
  return folder.isEmpty() ? QDir::home().filePath(name) : QDir(folder).filePath(name);
}

QString MainWindow::askForFile(const QString& title, const QString& path, const QString& filter) {
  QFileDialog dialog(this, title, QFileInfo(path).path(), filter);
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setOption(QFileDialog::DontConfirmOverwrite);  // of the name as it was typed; the ending may be missing
  dialog.selectFile(QFileInfo(path).fileName());
  QString file;
  do {
    if (dialog.exec() != QDialog::Accepted) return {};
    file = withEnding(dialog.selectedFiles().value(0), dialog.selectedNameFilter());
  } while (QFileInfo::exists(file) && !mayReplace(file));
  settings_.setValue(folderKey, QFileInfo(file).absolutePath());
  return file;
}

bool MainWindow::mayReplace(const QString& file) {
  const QString question = tr("%1 is there already. Replace it?").arg(QFileInfo(file).fileName());
  return QMessageBox::question(this, tr("Replace file"), question) == QMessageBox::Yes;
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!localFile(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QString path = localFile(*event->mimeData());
  if (path.isEmpty()) return;
  event->acceptProposedAction();
  if (!looksLikeData(path)) return requestFile(path);
  if (session_.model()) return chooseData(path);
  message_->show({tr("These pictures cannot be used yet"),
                  {path, tr("no model is open"), tr("Open the model first, then drop its pictures")},
                  {}});
}

}  // namespace cleanai::ui
