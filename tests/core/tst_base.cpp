// Files that are written whole, what files are, those that hold JSON, the memory that is left, and shapes as text.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QtTest>
#include <filesystem>
#include <fstream>
#include <functional>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/file_kind.h"
#include "core/base/headed_file.h"
#include "core/base/json_file.h"
#include "core/base/process_memory.h"
#include "core/base/shape.h"
#include "core/base/temporary_folder.h"

using namespace cleanai;
namespace fs = std::filesystem;

namespace {

std::string contentOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator(stream), {}};
}

std::size_t entriesIn(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

constexpr JsonKind testFile{"test", 2, "it is no test", "it does not fit together", "Give a test"};

std::optional<Error> troubleOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    return error;
  }
  return std::nullopt;
}

}  // namespace

class BaseTest : public QObject {
  Q_OBJECT

 private slots:
  void linksStay() {
    const TemporaryFolder folder;
    const fs::path target = folder.path() / "kept/whole.json", link = folder.path() / "latest.json";
    fs::create_directory(folder.path() / "kept");
    fs::create_symlink("kept/between.json", link);
    fs::create_symlink(target, folder.path() / "kept/between.json");
    for (const char* text : {"first", "second"}) {  // at first the links lead to nothing
      writeTextAtomically(link, text);
      QVERIFY(fs::is_symlink(link));
      QVERIFY(fs::is_regular_file(fs::symlink_status(target)));
      QCOMPARE(contentOf(target), std::string(text));
    }
    QCOMPARE(entriesIn(folder.path() / "kept"), std::size_t{2});
  }

  // A pipe stands for all that is no regular file: root would put a file in the place of /dev/null here.
  void whatIsNoRegularFileStays() {
    const TemporaryFolder folder;
    const fs::path pipe = folder.path() / "pipe.json";
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    const int reader = ::open(pipe.c_str(), O_RDWR | O_NONBLOCK);
    writeTextAtomically(pipe, "all of it");
    char received[16] = {};
    QCOMPARE(::read(reader, received, sizeof received), 9);
    ::close(reader);
    QCOMPARE(received, "all of it");
    QVERIFY(fs::is_fifo(fs::symlink_status(pipe)));
    QCOMPARE(entriesIn(folder.path()), std::size_t{1});
  }

  void whatCannotBeWrittenIsAnError_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("a folder") << ".";
    QTest::newRow("no folder") << "nowhere/file";
    QTest::newRow("links in a circle") << "circle";
    QTest::newRow("a name that is too long") << QString(300, 'x');
    QTest::newRow("a file as the folder") << "file/file";
  }
  void whatCannotBeWrittenIsAnError() {
    QFETCH(QString, name);
    const TemporaryFolder folder;
    fs::create_symlink("circle", folder.path() / "circle");
    std::ofstream(folder.path() / "file") << "as it was";
    const fs::path target = folder.path() / name.toStdString();
    QVERIFY_EXCEPTION_THROWN(writeTextAtomically(target, "text"), Error);
    QVERIFY_EXCEPTION_THROWN(checkWritable(target), Error);
    QCOMPARE(entriesIn(folder.path()), std::size_t{2});
    QCOMPARE(contentOf(folder.path() / "file"), std::string("as it was"));
  }

  void whatIsWrongWithAJsonFileIsSaid_data() {
    QTest::addColumn<QString>("content");
    QTest::addColumn<QString>("reason");
    QTest::newRow("cut") << "{'format': 'te"
                         << "it is no JSON from byte 15 on (damaged or truncated?)";
    QTest::newRow("a list") << "[]"
                            << "it is no test";
    QTest::newRow("no format") << "{'version': 1}"
                               << "it is no test";
    QTest::newRow("a number as the format") << "{'format': 1, 'version': 1}"
                                            << "it is no test";
    QTest::newRow("another format") << "{'format': 'other', 'version': 1}"
                                    << "it is no test";
    QTest::newRow("later") << "{'format': 'test', 'version': 3}"
                           << "a newer version of the program wrote it";
    QTest::newRow("no version") << "{'format': 'test'}"
                                << "a value in it is missing or of another kind than expected";
    QTest::newRow("no value") << "{'format': 'test', 'version': 2}"
                              << "a value in it is missing or of another kind than expected";
    QTest::newRow("out of range") << "{'format': 'test', 'version': 2, 'value': -1}"
                                  << "it does not fit together";
    QTest::newRow("a part's") << "{'format': 'test', 'version': 1, 'value': 7}"
                              << "the part: 7 is too many";
  }
  void whatIsWrongWithAJsonFileIsSaid() {
    QFETCH(QString, content);
    QFETCH(QString, reason);
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "test.json";
    writeTextAtomically(file, content.replace('\'', '"').toStdString());
    const auto error = troubleOf([&] {
      readJsonFile(file, testFile, [](const nlohmann::ordered_json& json) {
        const int value = json.at("value");
        if (value < 0) throw std::out_of_range("value");
        throw Error(ErrorCode::invalidArgument, "the part", std::to_string(value) + " is too many", "Take one");
      });
    });
    QVERIFY(error);
    QCOMPARE(error->reason(), reason.toStdString());
    QCOMPARE(error->subject(), file.string());
    QCOMPARE(error->code(), ErrorCode::wrongFormat);
  }

  void filesThatCannotBeOpenedAreToldApart() {
    const TemporaryFolder folder;
    for (const bool hasHeader : {false, true}) {
      const auto opening = [&](const fs::path& file) {
        return troubleOf([&] { hasHeader ? void(HeadedFile(file, testFile)) : void(parsedFile(file, testFile)); });
      };
      QCOMPARE(opening(folder.path() / "nowhere")->code(), ErrorCode::fileNotFound);
      QCOMPARE(opening(folder.path())->code(), ErrorCode::fileUnreadable);
    }
  }

  void headedFilesAreReadAsTheyWereWritten() {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "test";
    const nlohmann::ordered_json header{{"format", "test"}, {"version", 1}, {"name", "x"}};
    writeHeadedFile(file, header, [](std::ostream& stream) { stream << "the body"; });
    const std::string whole = contentOf(file);
    QCOMPARE(whole.size() % 8, std::size_t{0});
    HeadedFile read(file, testFile);
    QCOMPARE(read.header(), header);
    QCOMPARE(read.bodySize(), std::uint64_t{8});
    std::string body(4, ' ');
    read.read(4, body.data(), 4);
    QCOMPARE(body, std::string("body"));
    QVERIFY_EXCEPTION_THROWN(read.read(5, body.data(), 4), Error);
    QVERIFY_EXCEPTION_THROWN(read.read(~std::uint64_t{0}, body.data(), 4), Error);
    for (const std::string& content : {std::string(), whole.substr(0, 20), std::string(64, 'x')}) {
      writeTextAtomically(file, content);
      QCOMPARE(troubleOf([&] { HeadedFile(file, testFile); })->reason(), std::string("it is no test"));
    }
  }

  void kindsAreToldByTheFirstBytes() {
    const auto png = QByteArray::fromHex("89504e470d0a1a0a");
    QCOMPARE(kindOf(png.toStdString()), FileKind::png);
    QCOMPARE(kindOf(png.left(7).toStdString()), FileKind::unknown);
    QCOMPARE(kindOf("RIFF    WEBP"), FileKind::webp);
    QCOMPARE(kindOf(std::string("II*\0", 4)), FileKind::tiff);
    QCOMPARE(kindOf(QByteArray::fromHex("fd377a585a00").toStdString()), FileKind::xz);
    QCOMPARE(kindOf(QByteArray::fromHex("80028a0a6cfc9c46f920").toStdString()), FileKind::oldTensor);
    QCOMPARE(kindOf(QByteArray::fromHex("8002636f").toStdString()), FileKind::pickle);
    QCOMPARE(kindOf(std::string(257, 'x') + "ustar"), FileKind::tar);
    QCOMPARE(kindOf(""), FileKind::unknown);
    QVERIFY(isWebPage("\n<!DocType HTML>") && isWebPage("<HTML lang='tr'>") && !isWebPage("html"));
    QCOMPARE(lowerCase("\u0130I.JPG"), std::string("\u0130i.jpg"));
  }

  void whatWasReadOfFilesIsFreeMemory() {
    const TemporaryFolder group;
    const auto available = [&](const char* limit, const char* statistics) {
      std::ofstream(group.path() / "memory.max") << limit;
      std::ofstream(group.path() / "memory.current") << "4000000\n";
      std::ofstream(group.path() / "memory.stat") << statistics;
      return availableMemory(group.path());
    };
    QCOMPARE(available("4000000\n", "anon 1000\n"), std::size_t{0});
    QCOMPARE(available("4000000\n", "anon 1000\ninactive_file 2500000\n"), std::size_t{2500000});
    QCOMPARE(available("4000000\n", "file_mapped 500000\ninactive_file 2500000\nactive_file 1000000\n"),
             std::size_t{3000000});
    QCOMPARE(available("3000000\n", "inactive_file 1500000\n"), std::size_t{500000});
    QCOMPARE(available("3000000\n", "file_mapped 500000\n"), std::size_t{0});
    QVERIFY(available("max\n", "") > 4000000);
  }

  void shapesThatCannotBeAreRefused() {
    QCOMPARE(parseShape("1,3,224,224"), (Shape{1, 3, 224, 224}));
    QCOMPARE(elementCount(parseShape("9223372036854775807")), std::numeric_limits<std::int64_t>::max());
    for (const char* text : {"", "1,", "1,x", "0", "-1", "4294967296,4294967296", "9223372036854775807,2"})
      QVERIFY_EXCEPTION_THROWN(parseShape(text), Error);
  }
};

QTEST_GUILESS_MAIN(BaseTest)
#include "tst_base.moc"
