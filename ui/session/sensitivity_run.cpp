// The sensitivity of the open network's groups: measured in the background, laid aside, and gone on with.
#include "ui/session/sensitivity_run.h"

#include <spdlog/spdlog.h>

#include <QStandardPaths>
#include <algorithm>
#include <chrono>
#include <functional>
#include <system_error>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/sha256.h"
#include "core/pruning/damage_probe.h"

namespace cleanai::ui {
namespace {

using Clock = std::chrono::steady_clock;
constexpr auto savingInterval = std::chrono::seconds(2);
constexpr std::size_t filesKept = 40;

std::filesystem::path fileFor(const std::filesystem::path& folder, const SensitivityInputs& inputs) {
  const std::string all = inputs.model + inputs.images + inputs.ranking + inputs.repair;
  return folder / (sha256OfBytes(all).substr(0, 32) + ".json");
}

/// Only the newest stay.
void tidy(const std::filesystem::path& folder) {
  std::error_code failed;
  std::vector<std::pair<std::filesystem::file_time_type, std::filesystem::path>> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder, failed))
    if (entry.path().extension() == ".json") files.emplace_back(entry.last_write_time(failed), entry.path());
  if (files.size() <= filesKept) return;
  std::sort(files.begin(), files.end(), std::greater());
  for (std::size_t i = filesKept; i < files.size(); ++i) std::filesystem::remove(files[i].second, failed);
}

/// A file in the cache. What it cannot do is said in the log, once, and loses no measurement.
class LaidAside {
 public:
  explicit LaidAside(std::filesystem::path file) : file_(std::move(file)) {}
  Sensitivity load(const SensitivityInputs& inputs) {
    std::error_code unknown;
    Sensitivity known;
    if (std::filesystem::exists(file_, unknown)) attempt([&] { known = loadSensitivity(file_.string(), inputs); });
    return known;
  }
  void save(const Sensitivity& sensitivity) {
    attempt([&] { saveSensitivity(sensitivity, file_.string()); });
  }

 private:
  void attempt(const std::function<void()>& act) {
    try {
      act();
    } catch (const Error& error) {
      if (!std::exchange(isToldOf_, true)) logger()->warn("{}", error.what());
    }
  }

  std::filesystem::path file_;
  bool isToldOf_ = false;
};

}  // namespace

std::optional<Sensitivity> measureSensitivity(const Model& model, const Preparation& preparation,
                                              const std::vector<double>& scores, const Moments* moments,
                                              const SensitivityWish& wish, const std::filesystem::path& folder,
                                              const SensitivitySink& sink, const JobControl& control) {
  const auto images = judgingImages(preparation, wish.images);
  const Network& network = *preparation.network;
  std::optional<DamageProbe> repair;
  if (wish.repairs && moments) {
    Loader calibration(preparation.dataset, preparation.choice.preprocessing,
                       loaderOptions(preparation.choice, preparation.choice.maxBatches));
    repair = DamageProbe::of(model, network, *moments, calibration, 0, control.stop);
    if (!repair) return std::nullopt;
  }
  const auto loader = judgingLoader(preparation, images);
  const auto study = SensitivityStudy::of(model, network, scores, *loader, repair, 0, control.progress, control.stop);
  if (!study) return std::nullopt;
  std::error_code toldBySaving;
  std::filesystem::create_directories(folder, toldBySaving);
  tidy(folder);
  LaidAside aside(fileFor(folder, study->inputs()));
  auto due = Clock::now() + savingInterval;
  const auto told = [&](const Sensitivity& soFar) {
    sink(soFar);
    if (Clock::now() < due) return;
    aside.save(soFar);
    due = Clock::now() + savingInterval;
  };
  const Sensitivity found = study->run(wish.options, aside.load(study->inputs()), told, control.progress, control.stop);
  aside.save(found);
  return found;
}

SensitivityRun::SensitivityRun(Session& session, QObject* parent)
    : QObject(parent),
      session_(session),
      folder_(std::filesystem::path(QStandardPaths::writableLocation(QStandardPaths::CacheLocation).toStdString()) /
              "sensitivity") {
  connect(&session.worker(), &Worker::stateChanged, this, &SensitivityRun::changed);
  connect(&session, &Session::dataChanged, this, &SensitivityRun::forget);
  connect(&session.pruning(), &Pruning::scoresChanged, this, &SensitivityRun::changed);
}

bool SensitivityRun::running() const { return session_.worker().busy() && session_.worker().job() == Job::sensitivity; }

void SensitivityRun::start() {
  const auto& scores = session_.pruning().scores();
  if (session_.worker().busy() || !scores || !judgingTrouble(session_).isEmpty()) return;
  session_.worker().start(
      Job::sensitivity,
      [this, scores, wish = wish_, folder = folder_, model = session_.model(), preparation = session_.preparation(),
       moments = session_.moments()](const JobControl& control) -> Delivery {
        const auto deliver = [this, scores](const Sensitivity& sensitivity) -> Delivery {
          return
              [this, scores, result = std::make_shared<const Sensitivity>(sensitivity)] { setResult(result, scores); };
        };
        const auto sink = [&](const Sensitivity& soFar) { control.post(deliver(soFar)); };
        const auto found =
            measureSensitivity(*model, *preparation, *scores, moments.get(), wish, folder, sink, control);
        return found ? deliver(*found) : Delivery([] {});
      });
}

void SensitivityRun::setResult(std::shared_ptr<const Sensitivity> result, const UnitScores& scores) {
  result_ = std::move(result);
  scores_ = scores;
  network_ = session_.network();
  emit changed();
}

void SensitivityRun::forget() {
  if (result_ && session_.network() != network_) {
    result_ = nullptr;
    scores_ = nullptr;
  }
  emit changed();
}

}  // namespace cleanai::ui
