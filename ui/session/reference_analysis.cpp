// The analysis that the present one is compared with: kept from this session, or read from a file.
#include "ui/session/reference_analysis.h"

#include <utility>

namespace cleanai::ui {

ReferenceAnalysis::ReferenceAnalysis(QObject* parent) : QObject(parent) {
  connect(&job_, &LatestJob::failed, this,
          [this](const Failure& failure) { emit failed(Job::openReference, failure); });
}

void ReferenceAnalysis::open(const QString& file) {
  job_.start([this, file](const JobControl&) -> Delivery {
    auto coverage = std::make_shared<const Coverage>(loadCoverage(file.toStdString()));
    return [this, coverage, file] { set(coverage, file); };
  });
}

void ReferenceAnalysis::keep(std::shared_ptr<const Coverage> coverage) {
  job_.drop();
  set(std::move(coverage), {});
}

void ReferenceAnalysis::clear() { keep(nullptr); }

void ReferenceAnalysis::set(std::shared_ptr<const Coverage> coverage, const QString& file) {
  coverage_ = std::move(coverage);
  file_ = file;
  emit changed();
}

}  // namespace cleanai::ui
