// What the session measured and decided, as a report.
#pragma once

#include "core/report/report.h"
#include "ui/session/session.h"

namespace cleanai::ui {

/// Of the exported model when there is one, else of the present plan. Milliseconds: the coverage is shared.
report::Report reportOf(const Session& session, const QString& version);

}  // namespace cleanai::ui
