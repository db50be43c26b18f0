// What a report tells: whatever was measured, as plain values.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/coverage/coverage.h"
#include "core/model/latency.h"
#include "core/pruning/evaluation.h"
#include "core/pruning/layer_costs.h"
#include "core/report/html.h"
#include "core/report/words.h"

namespace cleanai::report {

struct ReportModel {
  std::string path, sha256, input;  ///< the input's shape, e.g. "1 x 28 x 28"; empty when it is not known
  std::int64_t parameters = 0;
  std::optional<std::int64_t> bytes, macs;
};

/// How the data went through the network; empty texts are not known.
struct ReportSetUp {
  std::string preprocessing, batches, labels;
};

/// Why a layer keeps what it keeps.
struct ReportDecision {
  std::string layer;
  std::int64_t channels = 0, kept = 0;
  std::string held;                     ///< why none can go, in English; empty when they can
  std::vector<std::string> sharesWith;  ///< layers that keep and lose the same channels
};

struct ReportDecisions {
  std::string criterion, metric, scope, wish;  ///< in words; empty: not known
  std::vector<std::string> details;            ///< sentences: rounding, floors, own ratios, what bound
  std::vector<ReportDecision> layers;
  std::optional<double> predictedDamage;  ///< share of the output's variation
};

struct ReportExport {
  std::string file;  ///< empty: not known
  Cost before, after;
  std::int64_t bytesBefore = 0, bytesAfter = 0;
  double maskedRelativeDifference = 0, reloadedDifference = 0;
  std::vector<std::string> recovery;  ///< sentences: what was done to keep the accuracy
};

struct ReportEvaluation {
  std::string source;                ///< the images that judged; empty: not known
  std::optional<Evaluation> before;  ///< of the original
  Evaluation after;                  ///< of the smaller network
  std::optional<bool> unseen;        ///< whether neither analysis nor repair used these images; absent: not known
};

/// Every part may be absent: then it was not measured, and the report says so.
struct Report {
  Words words;          ///< the language; the parts' own texts are in it too, but for names and what holds a layer
  std::string version;  ///< of the program
  std::optional<ReportModel> model;
  std::shared_ptr<const Coverage> coverage;
  std::string metric = "normalized_mean";  ///< that heatmap and tables show
  ReportSetUp setUp;
  std::optional<ReportDecisions> decisions;
  std::optional<LayerCosts> layerCosts;
  std::optional<ReportExport> exported;
  std::optional<ReportEvaluation> judged;
  std::optional<Latency> latencyBefore, latencyAfter;
  std::vector<std::pair<std::string, double>> seconds;  ///< what took how long, in English
};

/// One file without references to others, for light and dark screens and for print. Chapters have the ids
/// summary, set-up, coverage, low-coverage, decisions, before-after, performance and risks. Numbers of the coverage
/// stand in full in data-value. Throws Error(invalidArgument) for an unknown metric. Cost: O(channels).
std::string reportHtml(const Report& report, Medium medium = Medium::page);

}  // namespace cleanai::report
