// What the window writes besides the smaller model: reports, tables, pictures, the plan.
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QTableView>
#include <QTreeView>
#include <algorithm>

#include "core/base/atomic_file.h"
#include "core/report/coverage_csv.h"
#include "ui/main_window.h"
#include "ui/session/report_source.h"
#include "ui/views/plot_export.h"
#include "ui/views/plot_theme.h"
#include "ui/views/report_pdf.h"
#include "ui/views/table_export.h"

namespace cleanai::ui {
namespace {

constexpr QSize smallestPicture(900, 480);

/// In colours for documents: the view takes a palette as it does when the desktop changes its own.
QByteArray inDocumentColours(QCustomPlot& plot, const QString& file) {
  QWidget* view = &plot;
  while (view->parentWidget() && !qobject_cast<QDockWidget*>(view->parentWidget()) &&
         !qobject_cast<QMainWindow*>(view->parentWidget()))
    view = view->parentWidget();
  const bool hasOwn = view->testAttribute(Qt::WA_SetPalette);
  const QPalette own = view->palette();
  view->setPalette(documentPalette());
  const QByteArray content = renderPlot(plot, file, plot.size().expandedTo(smallestPicture));
  view->setPalette(hasOwn ? own : QPalette());
  plot.replot(QCustomPlot::rpQueuedReplot);
  return content;
}

}  // namespace

void MainWindow::makeExportActions() {
  const auto make = [this](const QString& text, auto slot, const QList<QKeySequence>& keys = {}) {
    auto* action = new QAction(text, this);
    action->setShortcuts(keys);
    connect(action, &QAction::triggered, this, slot);
    return action;
  };
  actions_.exportState = make(tr("Export &weights (state_dict)…"), &MainWindow::exportStateAs);
  actions_.savePlan = make(tr("Export pla&n as JSON…"), &MainWindow::savePlanAs);
  actions_.saveReport = make(tr("Export &report…"), &MainWindow::saveReportAs, {Qt::CTRL | Qt::Key_P});
  actions_.saveChannels = make(tr("Save c&hannels as CSV…"), &MainWindow::saveChannelsAs);
  actions_.shortcuts = make(tr("&Keyboard shortcuts"), &MainWindow::showShortcuts, {Qt::Key_F1});
  connect(actions_.savePicture, &QAction::triggered, this, [this] {
    if (auto* plot = focusedPlot()) savePictureOf(*plot);
  });
}

void MainWindow::saveReportAs() {
  const auto report = reportOf(session_, QApplication::applicationVersion());
  const QString file = askForFile(tr("Export report"), suggestedPath(QStringLiteral("-report.html")),
                                  tr("Web page (*.html);;PDF document (*.pdf)"));
  if (file.isEmpty()) return;
  const QString title = tr("Report on %1").arg(QFileInfo(QString::fromStdString(report.model->path)).fileName());
  const bool isPdf = QFileInfo(file).suffix().compare(u"pdf", Qt::CaseInsensitive) == 0;
  session_.save(file, [report, title, isPdf](const std::filesystem::path& path) {
    if (!isPdf) return writeTextAtomically(path, report::reportHtml(report));
    const QByteArray pdf = reportPdf(report::reportHtml(report, report::Medium::paper), title);
    writeTextAtomically(path, {pdf.constData(), static_cast<std::size_t>(pdf.size())});
  });
}

void MainWindow::saveChannelsAs() {
  const auto coverage = session_.coverage();
  const QString file =
      askForFile(tr("Save channels"), suggestedPath(QStringLiteral("-channels.csv")), tr("CSV files (*.csv)"));
  if (!file.isEmpty())
    session_.save(file,
                  [coverage](const std::filesystem::path& path) { writeTextAtomically(path, coverageCsv(*coverage)); });
}

void MainWindow::savePlanAs() {
  const auto plan = session_.pruning().plan();
  if (!plan) return;
  const QString file =
      askForFile(tr("Export plan"), suggestedPath(QStringLiteral("-plan.json")), tr("JSON files (*.json)"));
  if (!file.isEmpty())
    session_.save(file, [plan, model = session_.model()](const std::filesystem::path& path) {
      savePlan(*plan, model->file().string(), model->sha256(), path);
    });
}

void MainWindow::exportStateAs() {
  if (!session_.canExport()) return;
  const QString file = askForFile(tr("Export weights"), suggestedPath(QStringLiteral("-pruned-state_dict.pt")),
                                  tr("PyTorch weights (*.pt *.pth)"));
  if (!file.isEmpty()) session_.exportStateDict(file);
}

void MainWindow::savePictureOf(QCustomPlot& plot) {
  const QString kind = plot.objectName().isEmpty() ? QStringLiteral("plot") : plot.objectName();
  const QString file =
      askForFile(tr("Save picture"), suggestedPath(u'-' + kind + QStringLiteral(".png")), plotFilter());
  if (file.isEmpty()) return;
  saveBytes(file, &plot == &workspace_->heatmap().plot() ? workspace_->heatmap().render(file)
                                                         : inDocumentColours(plot, file));
}

void MainWindow::saveTableOf(const QAbstractItemView& table) {
  const QString file =
      askForFile(tr("Save table"), suggestedPath(QStringLiteral("-table.csv")), tr("CSV files (*.csv)"));
  if (!file.isEmpty()) saveBytes(file, QByteArray::fromStdString(tableCsv(*table.model())));
}

void MainWindow::openReference() {
  const QString folder = QFileInfo(suggestedPath({})).path();
  const QString file = QFileDialog::getOpenFileName(this, tr("Compare with an analysis"), folder,
                                                    tr("JSON files (*.json);;All files (*)"));
  if (!file.isEmpty()) session_.reference().open(file);
}

void MainWindow::offerExports() {
  const auto add = [](QWidget& widget, const QString& text) {
    auto* action = new QAction(text, &widget);
    action->setShortcutContext(Qt::WidgetShortcut);
    widget.addAction(action);
    if (widget.contextMenuPolicy() == Qt::DefaultContextMenu) widget.setContextMenuPolicy(Qt::ActionsContextMenu);
    return action;
  };
  for (auto* plot : workspace_->findChildren<QCustomPlot*>())
    connect(add(*plot, tr("Save picture…")), &QAction::triggered, this, [this, plot] { savePictureOf(*plot); });
  for (auto* table : workspace_->findChildren<QAbstractItemView*>()) {
    if (!qobject_cast<QTreeView*>(table) && !qobject_cast<QTableView*>(table)) continue;
    const auto present = table->actions();
    const bool copies = std::any_of(present.begin(), present.end(), [](const QAction* action) {
      return action->shortcuts().contains(QKeySequence(QKeySequence::Copy));
    });
    if (!copies) {
      auto* copy = add(*table, tr("Copy table"));
      copy->setShortcut(QKeySequence::Copy);
      connect(copy, &QAction::triggered, this, [table] { QGuiApplication::clipboard()->setText(tableText(*table)); });
    }
    if (table == &workspace_->layers().table())
      connect(add(*table, tr("Save table as CSV…")), &QAction::triggered, this, &MainWindow::saveLayersAs);
    else if (hasCsv(*table->model()))
      connect(add(*table, tr("Save table as CSV…")), &QAction::triggered, this, [this, table] { saveTableOf(*table); });
  }
}

QCustomPlot* MainWindow::focusedPlot() const {
  QWidget* focus = focusWidget();
  if (auto* plot = qobject_cast<QCustomPlot*>(focus)) return plot;
  for (QWidget* place = focus; place && place != workspace_; place = place->parentWidget())
    for (auto* plot : place->findChildren<QCustomPlot*>())
      if (plot->isVisible()) return plot;
  return &workspace_->heatmap().plot();
}

}  // namespace cleanai::ui
