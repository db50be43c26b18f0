// Precompiled for the user interface's sources.
#pragma once

#include <qcustomplot.h>

#include <QtWidgets>
