// Streaming calibration data through a network and keeping only statistics.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/coverage/coverage.h"
#include "core/coverage/moments.h"
#include "core/coverage/pass_options.h"
#include "core/coverage/profile.h"
#include "core/data/loader.h"
#include "core/model/model.h"

namespace cleanai {

struct AnalysisOptions {
  Observe observe = Observe::activation;
  std::vector<std::string> layers;  ///< globs; empty: all
  int threads = 0;                  ///< of the forward pass; 0: as a checkpoint's, or as many as are idle
  std::string device = "auto";      ///< auto (a CUDA device when there is one), cpu, cuda, cuda:N
  std::string source;               ///< the data's name, for the result
  Thresholds thresholds;
  RankingWish ranking;                       ///< what two halves of the data are asked to agree about
  std::optional<double> stopAtAgreement;     ///< overlap of the halves at which more data is not needed (agreement.h)
  std::shared_ptr<const Profile> profile;    ///< data to compare with; may be null
  std::shared_ptr<MomentCollector> moments;  ///< takes second moments in the same pass; may be null
  std::size_t strongestImages = 0;           ///< images to remember for every channel (strongest.h); 0: none
  std::filesystem::path checkpoint;          ///< where an interrupted run is laid aside; empty: nowhere
  std::chrono::duration<double> checkpointInterval = std::chrono::seconds(30);
  bool checkpointsWhenStopped = true;  ///< a stopped run is laid aside too; with moments it ends its batch first
  std::string fingerprint;             ///< of the data's content, for the checkpoint; empty: it is taken (three reads)
  PassOptions pass;
};

/// Called on the working thread with the result so far, a few times a second; may be empty.
using CoverageSink = std::function<void(std::shared_ptr<const Coverage>)>;

/// One forward pass a batch, one fused pass of statistics an observed value, O(channels) memory. Stopped within one
/// batch; the result of a stopped run holds the whole images that were seen and has finished == false.
/// With a checkpoint the state is written there now and then and when stopped; when the file is there already, the run
/// goes on from it and ends with the very bytes of one that was not interrupted. It stays there for the caller to
/// delete once the result is safe. Second moments are laid aside in a file beside it, at the end of the data too, since
/// there is work left with them (collected in moments.h).
///
/// The images are kept apart in two halves, whose agreement is measured at 64, 128, 256, ... images (at the first batch
/// that reaches them), shown with the progress, and measured once more over all at the end.
/// Images go in as the type of the model's weights, where LibTorch can compute in it.
/// Throws Error(invalidArgument, shapeMismatch, emptyData, unsupported, modelFailed).
Coverage analyze(const Model& model, Loader& loader, const AnalysisOptions& options, const ProgressSink& progress = {},
                 std::stop_token stop = {}, const CoverageSink& partial = {});

/// Deletes a checkpoint with what belongs to it; nothing when there is none.
void removeCheckpoint(const std::filesystem::path& file);

}  // namespace cleanai
