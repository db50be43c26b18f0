// What is no source of images gets an error that names what it is.
#include <map>

#include "reference.h"

using namespace cleanai;

class TestBadSources : public QObject {
  Q_OBJECT

 private slots:
  void messages_data();
  void messages();
  void missing();
  void withoutPermission();
};

void TestBadSources::messages_data() {
  QTest::addColumn<QJsonObject>("item");
  const auto cases = reference::cases("bad");
  QVERIFY(cases.size() > 40);
  for (const auto& value : cases)
    QTest::newRow(qPrintable(reference::text(value.toObject(), "name"))) << value.toObject();
}

void TestBadSources::messages() {
  QFETCH(QJsonObject, item);
  const std::map<QString, ErrorCode> codes{{"wrongFormat", ErrorCode::wrongFormat},
                                           {"emptyData", ErrorCode::emptyData},
                                           {"shapeMismatch", ErrorCode::shapeMismatch}};
  const auto source = reference::path(reference::text(item, "name"));
  QVERIFY(std::filesystem::exists(source));
  const auto error = reference::errorOf([&] { openDataset(source); });
  QVERIFY(error);
  const auto message = QString::fromUtf8(error->what());
  qDebug("%s", qPrintable(message));
  QVERIFY2(error->code() == codes.at(reference::text(item, "code")), qPrintable(message));
  QVERIFY2(message.contains(reference::text(item, "says")), qPrintable(message));
  QVERIFY2(!error->remedy().empty() && !error->remedy().ends_with('.') && !error->reason().ends_with('.'),
           qPrintable(message));
}

void TestBadSources::missing() {
  for (const char* source : {"", "/no/such/folder", "no-such-file.npy"}) {
    const auto error = reference::errorOf([&] { openDataset(source); });
    QVERIFY2(error && error->code() == ErrorCode::fileNotFound, source);
  }
}

void TestBadSources::withoutPermission() {
  QTemporaryDir folder;
  QFile file(folder.filePath("locked.npy"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write("\x93NUMPY");
  file.close();
  QVERIFY(file.setPermissions(QFileDevice::Permissions()));
  if (QFile reopened(file.fileName()); reopened.open(QIODevice::ReadOnly)) QSKIP("root may read everything");
  const auto error = reference::errorOf([&] { openDataset(file.fileName().toStdString()); });
  QVERIFY(error && error->code() == ErrorCode::fileUnreadable);
}

QTEST_GUILESS_MAIN(TestBadSources)
#include "tst_data_bad_sources.moc"
