// The desktop program's command line.
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>

#include "core/base/shape.h"

namespace cleanai::studio {

struct Options {
  QString model;  ///< or project
  QString data;
  QString preset;
  Shape inputShape;  ///< of one random image {C, H, W}; empty: not given
  bool sample = false;
  bool run = false;
  QString choose;    ///< "keep-accuracy", "smallest" or "coverage"; empty: as for a new model
  QString exported;  ///< file of the smaller model; empty: none is written
  QString screenshot;
  QString language;           ///< "en" or "tr"; empty: the system's
  QString theme;              ///< "system", "light" or "dark"; empty: as chosen last
  std::optional<QSize> size;  ///< of the window
  std::optional<double> autosaveSeconds;
};

/// What to do instead of starting: print `text` and leave with `code`.
struct Exit {
  int code;
  QString text;
};

/// `arguments` with the program's name in front. Needs no application object.
std::optional<Exit> parseOptions(const QStringList& arguments, Options& options);

}  // namespace cleanai::studio
