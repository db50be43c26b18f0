// What is seen first: where to drop a model, the sample, work to be recovered, and what was opened last.
#include "ui/views/start_page.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/base/fonts.h"
#include "ui/base/formats.h"
#include "ui/views/drop_area.h"
#include "ui/views/plot_theme.h"
#include "ui/views/recent_delegate.h"
#include "ui/widgets/icons.h"

namespace cleanai::ui {
namespace {

constexpr auto conversion = "torch.jit.script(model.eval()).save(\"model.pt\")";
constexpr int pageWidth = 720;

QLabel* scaledLabel(const QString& text, double scale, bool bold) {
  auto* label = new QLabel(text);
  QFont font = scaled(label->font(), scale);
  font.setBold(bold);
  label->setFont(font);
  return label;
}

}  // namespace

StartPage::StartPage(QWidget* parent) : QWidget(parent), leftovers_(new LeftoverList) {
  auto* logo = new QLabel;
  logo->setPixmap(applicationIcon().pixmap(56, 56));
  auto* title = scaledLabel(QStringLiteral("CleanAI Studio"), 2.0, true);
  auto* subtitle = scaledLabel(tr("See which channels of a network your data uses, and cut the rest."), 1.05, false);
  secondary_.append(subtitle);
  auto* titles = new QVBoxLayout;
  titles->setSpacing(2);
  titles->addWidget(title);
  titles->addWidget(subtitle);
  auto* head = new QHBoxLayout;
  head->setSpacing(16);
  head->addWidget(logo);
  head->addLayout(titles, 1);

  auto* column = new QWidget;
  column->setMaximumWidth(pageWidth);
  auto* page = new QVBoxLayout(column);
  page->setSpacing(20);
  page->addStretch(2);
  page->addLayout(head);
  page->addWidget(leftovers_);
  page->addWidget(makeDropArea());
  page->addWidget(makeRecentList());
  page->addWidget(makeHint());
  page->addStretch(3);
  auto* layout = new QHBoxLayout(this);
  layout->addStretch(1);
  layout->addWidget(column, 100);
  layout->addStretch(1);
  updateColours();
  setRecentFiles({});
}

QWidget* StartPage::makeDropArea() {
  auto* area = new DropArea;
  auto* text = scaledLabel(tr("Drop a TorchScript model or a project here"), 1.3, false);
  text->setAlignment(Qt::AlignCenter);
  open_ = new QPushButton(tr("&Open model…"));
  open_->setDefault(true);
  project_ = new QPushButton(tr("Open &project…"));
  connect(project_, &QPushButton::clicked, this, &StartPage::openProjectRequested);
  sample_ = new QPushButton(tr("Open the &sample"));
  sample_->setToolTip(tr("A small network trained on Fashion-MNIST, with 1,000 test pictures"));
  connect(open_, &QPushButton::clicked, this, &StartPage::openRequested);
  connect(sample_, &QPushButton::clicked, this, &StartPage::sampleRequested);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(12);
  buttons->addStretch(1);
  for (auto* button : {open_, project_, sample_}) {
    button->setMinimumSize(170, 38);
    button->setAutoDefault(true);
    buttons->addWidget(button);
  }
  buttons->addStretch(1);
  auto* layout = new QVBoxLayout(area);
  layout->setContentsMargins(24, 44, 24, 44);
  layout->setSpacing(20);
  layout->addWidget(text);
  layout->addLayout(buttons);
  return area;
}

QWidget* StartPage::makeRecentList() {
  recentBox_ = new QWidget;
  recent_ = new QListWidget;
  recent_->setFrameShape(QFrame::NoFrame);
  recent_->viewport()->setAutoFillBackground(false);
  recent_->setAccessibleName(tr("Recent projects and models"));
  recent_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  recent_->setTextElideMode(Qt::ElideMiddle);
  recent_->setItemDelegate(new RecentDelegate(recent_));
  const auto choose = [this](const QListWidgetItem* item) {
    if (item->data(RecentDelegate::existsRole).toBool()) emit fileChosen(item->data(Qt::UserRole).toString());
  };
  connect(recent_, &QListWidget::itemActivated, this, choose);
  if (!recent_->style()->styleHint(QStyle::SH_ItemView_ActivateItemOnSingleClick))
    connect(recent_, &QListWidget::itemClicked, this, choose);
  auto* forget = new QAction(tr("Remove from this list"), recent_);
  forget->setShortcut(QKeySequence::Delete);
  forget->setShortcutContext(Qt::WidgetShortcut);
  recent_->addAction(forget);
  recent_->setContextMenuPolicy(Qt::ActionsContextMenu);
  connect(forget, &QAction::triggered, this, [this] {
    if (const auto* item = recent_->currentItem()) emit forgetRequested(item->data(Qt::UserRole).toString());
  });
  auto* heading = scaledLabel(tr("Recent projects and models"), 1.0, true);
  auto* layout = new QVBoxLayout(recentBox_);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(heading);
  layout->addWidget(recent_);
  return recentBox_;
}

QWidget* StartPage::makeHint() {
  auto* box = new QWidget;
  auto* text = new QLabel(tr("Not TorchScript yet? In Python:"));
  auto* code = new QLabel(QString::fromLatin1(conversion));
  code->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  code->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  auto* copy = new QPushButton(tr("&Copy"));
  connect(copy, &QPushButton::clicked, this,
          [] { QGuiApplication::clipboard()->setText(QString::fromLatin1(conversion)); });
  secondary_.append(text);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(text);
  row->addWidget(code);
  row->addWidget(copy);
  row->addStretch(1);
  return box;
}

int StartPage::recentRowHeight() const { return recent_->fontMetrics().height() + 12; }

void StartPage::setRecentFiles(const QList<RecentFile>& files) {
  recent_->clear();
  for (const RecentFile& file : files) {
    const QFileInfo info(file.path);
    auto* item = new QListWidgetItem(info.fileName(), recent_);
    item->setData(Qt::UserRole, file.path);
    item->setData(RecentDelegate::folderRole, info.absolutePath());
    item->setData(RecentDelegate::timeRole, file.exists ? timeText(file.time) : tr("no longer there"));
    item->setData(RecentDelegate::existsRole, file.exists);
    item->setData(Qt::AccessibleTextRole, tr("%1 in %2").arg(info.fileName(), info.absolutePath()));
    item->setSizeHint({0, recentRowHeight()});
    item->setToolTip(file.path);
    // A missing one stays selectable, so that the keyboard reaches it to remove it.
    item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
  }
  const int rows = static_cast<int>(std::clamp<qsizetype>(files.size(), 1, 5));
  recent_->setFixedHeight(rows * recentRowHeight());
  recentBox_->setVisible(!files.isEmpty());
}

void StartPage::setLeftovers(const QList<Leftover>& leftovers) { leftovers_->setLeftovers(leftovers); }

void StartPage::setSampleAvailable(bool available) { sample_->setVisible(available); }

void StartPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) updateColours();
  QWidget::changeEvent(event);
}

void StartPage::updateColours() {
  for (auto* label : std::as_const(secondary_)) {
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, secondaryText(colours));
    label->setPalette(colours);
  }
}

}  // namespace cleanai::ui
