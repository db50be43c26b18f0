// Opening a project, as a plain function: it runs on the worker's thread and knows no widgets.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <variant>

#include "core/report/project.h"
#include "ui/session/jobs.h"

namespace cleanai::ui {

/// What to do when the model is not where or what it was.
struct ProjectOpening {
  std::filesystem::path model;       ///< instead of the project's; empty: its own
  bool acceptsOtherWeights = false;  ///< another model is taken, without what was measured on the first
};

struct ExportResult;

/// Immutable.
struct OpenedProject {
  std::shared_ptr<const Project> project;
  std::shared_ptr<const Model> model;
  std::shared_ptr<const Preparation> preparation;  ///< null when there is no data
  std::shared_ptr<const Network> network;          ///< null when it was never inspected
  std::shared_ptr<const ExportResult> result;      ///< null when there was none, or its file is gone or another
  std::optional<Failure> dataTrouble;              ///< why the data cannot be used
  bool hasOtherWeights = false;                    ///< the coverage is not of this model, and not to be shown
};

/// Why a project is not opened before the user says how.
enum class Obstacle { modelMissing, modelChanged };

struct BlockedProject {
  Obstacle obstacle;
  Failure failure;
};

/// Opens the model and, where they are, the data; analyses nothing. Throws Error as loadProject and openModel do.
std::variant<OpenedProject, BlockedProject> openProject(const std::filesystem::path& file,
                                                        const ProjectOpening& opening);

/// The images that a coverage was measured on are known as read, so that they will not judge.
void rememberImages(const Preparation& preparation);

}  // namespace cleanai::ui
