// The sensitivity of the open network's groups: measured in the background, laid aside, and gone on with.
#pragma once

#include <QObject>
#include <filesystem>
#include <memory>

#include "core/pruning/sensitivity.h"
#include "ui/session/judging.h"
#include "ui/session/session.h"

namespace cleanai::ui {

struct SensitivityWish {
  std::size_t images = 256;      ///< to judge by, at most
  bool repairs = true;           ///< the kept channels make up for the masked ones, where there are moments
  SensitivityOptions options{};  ///< ratios
};

/// Measures what the file in `folder` for the same inputs lacks and keeps it up to date. `sink` hears of every point.
/// What is stopped has finished == false; nothing when stopped before the first point. Throws as SensitivityStudy does.
std::optional<Sensitivity> measureSensitivity(const Model& model, const Preparation& preparation,
                                              const std::vector<double>& scores, const Moments* moments,
                                              const SensitivityWish& wish, const std::filesystem::path& folder,
                                              const SensitivitySink& sink, const JobControl& control);

class SensitivityRun : public QObject {
  Q_OBJECT

 public:
  explicit SensitivityRun(Session& session, QObject* parent = nullptr);

  /// Where results are laid aside; made when needed. By default in the user's cache.
  void setFolder(const std::filesystem::path& folder) { folder_ = folder; }
  void setWish(const SensitivityWish& wish) { wish_ = wish; }
  const SensitivityWish& wish() const { return wish_; }

  bool running() const;
  /// Runs as the session's job; goes on where the same was stopped.
  void start();
  /// So far; null before the first point, and of another network.
  const std::shared_ptr<const Sensitivity>& result() const { return result_; }
  /// Whether it follows from the ranking that is chosen now.
  bool current() const { return result_ && scores_ == session_.pruning().scores(); }

 signals:
  void changed();

 private:
  void setResult(std::shared_ptr<const Sensitivity> result, const UnitScores& scores);
  void forget();

  Session& session_;
  std::filesystem::path folder_;
  SensitivityWish wish_;
  std::shared_ptr<const Network> network_;  // of the result
  UnitScores scores_;
  std::shared_ptr<const Sensitivity> result_;
};

}  // namespace cleanai::ui
