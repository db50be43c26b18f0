// What people give by mistake: each ends with one line that says what, why and what to do, and leaves nothing behind.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cstdio>

#include "tests/cli/program.h"

class TestBadInput : public QObject {
  Q_OBJECT

  QTemporaryDir made_;  // coverages and plans, good and spoilt
  QStringList table_{"given | message | exit code", "--- | --- | ---"};

  /// "@x" is a file from the reference script, "%x" one made here.
  QStringList resolved(const QStringList& arguments) const {
    QStringList result;
    for (const QString& argument : arguments)
      result.append(argument.startsWith('@')   ? given(argument.mid(1))
                    : argument.startsWith('%') ? made_.filePath(argument.mid(1))
                                               : argument);
    return result;
  }

  void spoil(const QString& from, const QString& to, const std::function<QByteArray(QByteArray)>& change) const {
    QFile source(made_.filePath(from)), target(made_.filePath(to));
    QVERIFY(source.open(QIODevice::ReadOnly) && target.open(QIODevice::WriteOnly));
    const QByteArray before = source.readAll(), after = change(before);
    QVERIFY(before != after);
    target.write(after);
  }

  static void row(const char* name, const QString& arguments, int exitCode, const QString& mentions) {
    QTest::newRow(name) << arguments.split(' ') << exitCode << mentions;
  }

  static void modelRows() {
    const QString shape = " --input-shape 1,1,28,28";
    row("no such model file", "inspect nowhere.pt" + shape, 1, "nowhere.pt");
    row("a folder as the model", "inspect @nothing" + shape, 1, "folder");
    row("an empty file", "inspect @empty.pt" + shape, 1, "empty");
    row("half of a model file", "inspect @truncated.pt" + shape, 1, "truncated|damaged|incomplete|cut");
    row("a model file with flipped bytes", "inspect @damaged.pt" + shape, 1, "damaged");
    row("random bytes", "inspect @noise.pt" + shape, 1, "TorchScript");
    row("a web page", "inspect @page.pt" + shape, 1, "web page|HTML");
    row("an ONNX model", "inspect @model.onnx" + shape, 1, "ONNX.*torch.jit.script");
    row("a safetensors file", "inspect @model.safetensors" + shape, 1, "safetensors.*torch.jit.script");
    row("a state_dict", "inspect @state_dict.pt" + shape, 1, "state_dict.*torch.jit.script");
    row("a state_dict of old PyTorch", "inspect @old_state_dict.pt" + shape, 1, "state_dict.*torch.jit.script");
    row("a pickled module", "inspect @pickled.pt" + shape, 1, "module.*torch.jit.script");
    row("a NumPy array as the model", "inspect @floats.npy" + shape, 1, "NumPy");
    row("a model without layers", "analyze @nolayers.pt --data random:4 -o c.json" + shape, 1, "layer");
    row("an input shape that does not fit", "inspect @net.pt --input-shape 1,3,28,28", 1, "1 x 3 x 28 x 28");
    row("no input shape", "inspect @net.pt", 1, "--input-shape");
    row("an input shape of more elements than can be counted", "inspect @net.pt --input-shape 4294967296,4294967296", 2,
        "--input-shape");
    row("an input shape that is none", "inspect @net.pt --input-shape 1,x,28", 2, "--input-shape");
    row("weights that are NaN", "analyze @nan.pt --data random:8 -o c.json" + shape, 0, "(NaN|finite)");
    row("weights that are NaN, judged", "evaluate @nan.pt --data @images-idx3-ubyte", 1, "nan.pt: .*finite.*NaN");
    row("an original with weights that are NaN", "evaluate @net.pt --reference @nan.pt --data @images-idx3-ubyte", 1,
        "nan.pt: .*finite.*NaN");
    row("weights of type double", "inspect @double.pt" + shape, 1, "of type Double.*model.float");
    row("weights of type half", "inspect @half.pt" + shape, 1, "of type Half.*model.float");
    row("a quantized model", "inspect @quantized.pt --input-shape 1,12", 1, "quantized");
    row("a model that refuses its input", "inspect @refusing.pt" + shape, 1, "own code.*sides below 20");
    row("one channel a layer", "prune @onechannel.pt --ratio 0.9 -o p.pt" + shape, 0, "");
  }

  static void dataRows() {
    const QString analyze = "analyze @net.pt -o c.json --data ";
    row("no such data", analyze + "nowhere", 1, "nowhere");
    row("IDX images cut short", analyze + "@short-images-idx3-ubyte", 1, "short|truncated|ends|bytes");
    row("a .gz cut short", analyze + "@broken-images-idx3-ubyte.gz", 1, "broken-images");
    row("labels as the images", analyze + "@labels-idx1-ubyte", 1, "label");
    row("fewer labels than images", "evaluate @net.pt --data @miscounted-images-idx3-ubyte", 1, "label");
    row("a folder without files", analyze + "@nothing", 1, "nothing");
    row("a folder of texts", analyze + "@texts", 1, "texts");
    row("pictures that cannot be read, all", analyze + "@unreadable", 1, "read|usable");
    row("pictures that cannot be read, one of five", analyze + "@mixed --grayscale", 0, "2.png");
    row("pictures of different sizes", analyze + "@sizes --grayscale", 1, "28 x 28|size|shape");
    row("a .npy cut short", analyze + "@short.npy", 1, "short.npy");
    row("a .npy of words", analyze + "@words.npy", 1, "words.npy");
    row("colour pictures for a grey model", analyze + "@colour.npy", 1, "3");
    row("three means for one channel", analyze + "@images-idx3-ubyte --mean 0,0,0 --std 1,1,1", 1, "mean");
    row("pictures that are NaN", analyze + "@nan.npy", 0, "(NaN|finite)");
    row("a single image", analyze + "@single-images-idx3-ubyte", 0, "");
    row("random images of no known shape", analyze + "random:10", 1, "--input-shape");
    row("a random source without a number", analyze + "random:many --input-shape 1,1,28,28", 1, "random:many");
    row("a model that does not classify", "evaluate @noclasses.pt --data @images-idx3-ubyte", 1, "class");
    row("labels below 0", "evaluate @net.pt --data @images-idx3-ubyte --labels @negative.txt", 1, "class -1");
    row("no such labels", "evaluate @net.pt --data @floats.npy --labels nope.txt", 1,
        "nope.txt: there is no such file. Check the path$");
    row("labels in no known file", "evaluate @net.pt --data @floats.npy --labels @page.pt", 1, "page.pt");
  }

  static void choiceRows() {
    const QString prune = "prune @net.pt --input-shape 1,1,28,28 -o p.pt ";
    row("a negative seed", prune + "--ratio 0.5 --criterion random --seed -1", 2, "--seed");
    row("a ratio above 1", prune + "--ratio 1.5", 2, "--ratio");
    row("a ratio with a comma", prune + "--ratio 0,5", 2, "--ratio");
    row("nothing to aim at", prune + "--round-to 8", 2, "--ratio");
    row("an unknown metric", prune + "--ratio 0.5 --coverage %net.json --metric beauty", 2, "beauty");
    row("a criterion of a later version", prune + "--ratio 0.5 --criterion obs", 2, "obs");
    row("an option of a later version", prune + "--ratio 0.5 --recalibrate", 2, "--recalibrate");
    row("a criterion without its coverage", prune + "--ratio 0.5 --criterion coverage", 2, "--coverage");
    row("distillation without data", prune + "--ratio 0.5 --distill 2", 2, "--distill: .*add --data");
    row("a distillation rate without distillation", prune + "--ratio 0.5 --distill-rate 0.1", 2, "add --distill");
    row("a distillation rate of 0", prune + "--ratio 0.5 --distill 2 --distill-rate 0 --data random:8", 2, "above 0");
    row("distillation with a single image", prune + "--ratio 0.5 --distill 2 --data random:1", 1, "more data");
    row("steps without the data to measure", prune + "--ratio 0.5 --steps 3 --coverage %net.json", 2, "--data");
    row("no steps", prune + "--ratio 0.5 --steps 0", 2, "--steps");
    row("steps to a finished plan", prune + "--plan-in %plan.json --steps 2", 2, "--plan-in");
    row("an unknown scope", prune + "--ratio 0.5 --scope galaxy", 2, "galaxy");
    row("an unknown reduction", prune + "--ratio 0.5 --reduction median", 2, "median");
    row("an unknown normalisation", prune + "--ratio 0.5 --normalize max", 2, "max");
    row("a floor above everything", prune + "--ratio 0.5 --min-share 2", 2, "--min-share");
    row("a floor that is no number", prune + "--ratio 0.5 --min-share half", 2, "half");
    row("a floor of no channels", prune + "--ratio 0.5 --min-channels 0", 2, "--min-channels");
    row("a target of nothing", prune + "--target-macs 0", 2, "--target-macs");
    row("a target above everything", prune + "--target-parameters 1.5", 2, "--target-parameters");
    row("two targets", prune + "--target-macs 0.5 --target-parameters 0.5", 2, "only one");
    row("wanda on the layers' own outputs", prune + "--ratio 0.5 --criterion wanda --coverage %outputs.json", 1,
        "--observe activation");
    row("threads for nothing", "inspect @net.pt --input-shape 1,1,28,28 --threads 2", 2, "--latency");
    row("latency of an empty batch", "inspect @net.pt --input-shape 1,1,28,28 --latency --batch-size 0", 2,
        "--batch-size");
    row("a pattern that matches no layer", prune + "--ratio 0.5 --ignore conv*", 1, "conv\\*");
    row("a layer ratio that matches no layer", prune + "--layer-ratio stem=0.5", 1, "stem");
    row("layers to analyze that do not exist", "analyze @net.pt --data @images-idx3-ubyte --layers x* -o c.json", 1,
        "x\\*");
    row("a device that is not there", "analyze @net.pt --data @images-idx3-ubyte --device cuda:99 -o c.json", 1,
        "cuda");
    row("no command", "frobnicate", 2, "inspect");
  }

  static void fileRows() {
    const QString analyze = "analyze @net.pt --data @images-idx3-ubyte -o ";
    row("a demo into a file", "demo --out %net.pt/demo", 1, "demo|net.pt");
    row("an output folder that is not there", analyze + "nowhere/c.json", 1, "folder");
    row("an output folder that cannot be written to", analyze + "/proc/c.json", 1, "/proc/c.json");
    row("a folder as the output", analyze + ".", 1, "folder");
    row("the model itself as the output", "prune %net.pt --input-shape 1,1,28,28 --ratio 0.5 -o %net.pt", 1,
        "reads or writes");

    const QString prune = "prune @net.pt --input-shape 1,1,28,28 -o p.pt ";
    row("a folder as the plan", prune + "--plan-in @nothing", 1, "nothing: it cannot be read");
    row("the plan over the pruned model", "prune @net.pt --input-shape 1,1,28,28 --ratio 0.5 --plan-out p.pt -o p.pt",
        1, "reads or writes");
    row("no such coverage", prune + "--ratio 0.5 --coverage nowhere.json", 1, "nowhere.json");
    row("a coverage cut short", prune + "--ratio 0.5 --coverage %cut.json", 1, "cut.json");
    row("a coverage of a later version", prune + "--ratio 0.5 --coverage %later.json", 1, "version");
    row("a plan as the coverage", prune + "--ratio 0.5 --coverage %plan.json", 1, "cleanai-plan|coverage");
    row("the coverage of another model", prune + "--ratio 0.5 --coverage %other.json", 1, "model");
    row("the coverage of a shard without a batch", prune + "--ratio 0.5 --coverage %empty.json", 1,
        "it holds no layer.*all shards");
    row("coverages of two models to merge", "merge %net.json %other.json -o c.json", 1, "model");
    row("the plan of another model", prune + "--plan-in %other-plan.json", 1, "other-plan.json");
    row("a coverage as the plan", prune + "--plan-in %net.json", 1, "plan");
    row("a plan of a later version", prune + "--plan-in %later-plan.json", 1, "version");
  }

 private slots:
  void initTestCase() {
    const auto run = [&](const QString& arguments) {
      const auto outcome = runCleanai(resolved(arguments.split(' ')), made_.path());
      QVERIFY2(outcome.exitCode == 0, outcome.err.constData());
    };
    for (const QString name : {"net", "other"}) {
      run("analyze @" + name + ".pt --data @images-idx3-ubyte --quiet -o " + name + ".json");
      run("prune @" + name + ".pt --input-shape 1,1,28,28 --ratio 0.5 --quiet -o pruned.pt --plan-out " + name +
          "-plan.json");
    }
    run("analyze @net.pt --data @images-idx3-ubyte --observe output --quiet -o outputs.json");
    run("analyze @net.pt --data @images-idx3-ubyte --shard 50/100 --quiet -o empty.json");
    QVERIFY(QFile::rename(made_.filePath("net-plan.json"), made_.filePath("plan.json")));
    QVERIFY(QFile::copy(given("net.pt"), made_.filePath("net.pt")));
    const auto cut = [](const QByteArray& text) { return text.left(text.size() / 2); };
    const auto later = [](QByteArray text) {
      const auto at = text.indexOf("\"version\"");
      return text.replace(text.indexOf('1', at), 1, "2");
    };
    spoil("net.json", "cut.json", cut);
    spoil("net.json", "later.json", later);
    spoil("plan.json", "later-plan.json", later);
  }

  void oneLineAndNothingLeft_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("mentions");
    modelRows();
    dataRows();
    choiceRows();
    fileRows();
  }
  void oneLineAndNothingLeft() {
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QString, mentions);
    QTemporaryDir folder;
    const auto outcome = runCleanai(resolved(arguments) + QStringList{"--quiet"}, folder.path());
    const auto lines = outcome.lines(exitCode == 0 ? "warning" : "error");
    QString shown = lines.isEmpty() ? "(done)" : lines.join(' ');
    shown.replace(given(""), "").replace(made_.path() + "/", "").replace("|", "\\|");
    table_.append(QString("%1 | %2 | %3").arg(QTest::currentDataTag(), shown).arg(outcome.exitCode));

    QVERIFY2(outcome.exitCode == exitCode, outcome.err.constData());
    QVERIFY2(QRegularExpression(mentions).match(lines.join('\n')).hasMatch(), outcome.err.constData());
    const QStringList left = QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    if (exitCode == 0) {
      QCOMPARE(left.size(), 1);
      return;
    }
    QVERIFY2(left.isEmpty(), qPrintable(left.join(' ')));
    QVERIFY2(outcome.out.isEmpty(), outcome.out.constData());
    QVERIFY2(outcome.err.count('\n') == 1 && outcome.err.endsWith('\n'), outcome.err.constData());
    QVERIFY2(QRegularExpression("^error: .+: .+\\. .+$").match(lines.value(0)).hasMatch(), outcome.err.constData());
  }

  void cleanupTestCase() {
    const QByteArray text = table_.join('\n').toUtf8() + '\n';
    std::fputs(text.constData(), stdout);
    QFile file(given("bad-input.md"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
  }
};

QTEST_GUILESS_MAIN(TestBadInput)
#include "tst_bad_input.moc"
