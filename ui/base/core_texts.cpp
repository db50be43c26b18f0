// The core's names in the user's language.
#include "ui/base/core_texts.h"

#include <QCoreApplication>
#include <string>

namespace cleanai::ui {
namespace {

/// What the core's tables hold, for lupdate to find; a test compares them with the tables.
[[maybe_unused]] constexpr const char* texts[] = {
    QT_TRANSLATE_NOOP("Core", "Normalized mean"),
    QT_TRANSLATE_NOOP("Core", "Mean over images, divided by the layer's largest image mean"),
    QT_TRANSLATE_NOOP("Core", "Normalized mean of means"),
    QT_TRANSLATE_NOOP("Core", "Mean over images, divided by the layer's largest mean"),
    QT_TRANSLATE_NOOP("Core", "Frequency"),
    QT_TRANSLATE_NOOP("Core", "Share of images in which any position is above the threshold"),
    QT_TRANSLATE_NOOP("Core", "Mean absolute value"),
    QT_TRANSLATE_NOOP("Core", "Mean of |x| over images and positions"),
    QT_TRANSLATE_NOOP("Core", "Combined"),
    QT_TRANSLATE_NOOP("Core", "Geometric mean of normalized mean and frequency"),
    QT_TRANSLATE_NOOP("Core", "Active share"),
    QT_TRANSLATE_NOOP("Core", "Share of positions above the threshold; 1 - APoZ (Hu 2016)"),
    QT_TRANSLATE_NOOP("Core", "Mean"),
    QT_TRANSLATE_NOOP("Core", "Mean of x over images and positions"),
    QT_TRANSLATE_NOOP("Core", "Variance"),
    QT_TRANSLATE_NOOP("Core", "Variance of x over images and positions"),
    QT_TRANSLATE_NOOP("Core", "Root mean square"),
    QT_TRANSLATE_NOOP("Core", "Root of the mean of x squared"),
    QT_TRANSLATE_NOOP("Core", "Minimum"),
    QT_TRANSLATE_NOOP("Core", "Smallest value"),
    QT_TRANSLATE_NOOP("Core", "Maximum"),
    QT_TRANSLATE_NOOP("Core", "Largest value"),
    QT_TRANSLATE_NOOP("Core", "Neuron coverage"),
    QT_TRANSLATE_NOOP("Core",
                      "1 when some image's mean, scaled within its layer, passed the threshold (DeepXplore 2017)"),
    QT_TRANSLATE_NOOP("Core", "Top-k"),
    QT_TRANSLATE_NOOP("Core",
                      "1 when the channel was among the k strongest of its layer for some image (DeepGauge 2018)"),
    QT_TRANSLATE_NOOP("Core", "Coverage of the data"),
    QT_TRANSLATE_NOOP("Core", "Weights times inputs (Wanda)"),
    QT_TRANSLATE_NOOP("Core", "Weight magnitude, L1"),
    QT_TRANSLATE_NOOP("Core", "Weight magnitude, L2"),
    QT_TRANSLATE_NOOP("Core", "Batch-norm scale"),
    QT_TRANSLATE_NOOP("Core", "Optimal brain surgeon"),
    QT_TRANSLATE_NOOP("Core", "Fluctuation of the inputs (FLAP)"),
    QT_TRANSLATE_NOOP("Core", "Contribution to the loss (Taylor)"),
    QT_TRANSLATE_NOOP("Core", "Random"),
};

QString translated(std::string_view text) { return QCoreApplication::translate("Core", std::string(text).c_str()); }

}  // namespace

QString titleOf(const Metric& metric) { return translated(metric.title); }
QString meaningOf(const Metric& metric) { return translated(metric.meaning); }
QString titleOf(const CriterionInfo& criterion) { return translated(criterion.title); }

}  // namespace cleanai::ui
