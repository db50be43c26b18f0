// Between the session's values and those of a project file.
#pragma once

#include <map>
#include <string>

#include "core/report/project.h"
#include "ui/session/session.h"

namespace cleanai::ui {

/// What a project file keeps of the session: nothing that a running job has not brought to its end. Needs a model.
Project projectOf(const Session& session);

Project::Data dataOf(const DataChoice& choice);
DataChoice choiceOf(const Project::Data& data);
Project::Pruning pruningOf(const PruningChoice& choice);
PruningChoice choiceOf(const Project::Pruning& pruning);

std::shared_ptr<const ProjectResult> resultOf(const ExportResult& result);
/// Cut by the same plan again; without data it cannot be evaluated on others. Needs a network of as many units.
std::shared_ptr<const ExportResult> resultOf(const ProjectResult& kept, const OpenedProject& opened);

/// The selected layer and channel by name and number, the metric and how the heatmap draws.
std::map<std::string, std::string> viewOf(const ViewState& view, const Network* network);
/// What is missing, unknown or out of range stays as it is.
void showView(const std::map<std::string, std::string>& stored, const Network* network, ViewState& view);

}  // namespace cleanai::ui
