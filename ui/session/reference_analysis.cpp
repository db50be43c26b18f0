// The analysis that the present one is compared with: kept from this session, or read from a file.
#include "ui/session/reference_analysis.h"

#include <utility>

namespace cleanai::ui {

ReferenceAnalysis::ReferenceAnalysis(QThreadPool& pool, QObject* parent) : QObject(parent), worker_(pool) {
  connect(&worker_, &Worker::failed, this, &ReferenceAnalysis::failed);
}

void ReferenceAnalysis::open(const QString& file) {
  worker_.start(Job::openReference, [this, file](const JobControl&) -> Delivery {
    auto coverage = std::make_shared<const Coverage>(loadCoverage(file.toStdString()));
    return [this, coverage, file] { set(coverage, file); };
  });
}

void ReferenceAnalysis::keep(std::shared_ptr<const Coverage> coverage) {
  worker_.drop();
  set(std::move(coverage), {});
}

void ReferenceAnalysis::clear() { keep(nullptr); }

void ReferenceAnalysis::set(std::shared_ptr<const Coverage> coverage, const QString& file) {
  coverage_ = std::move(coverage);
  file_ = file;
  emit changed();
}

}  // namespace cleanai::ui
