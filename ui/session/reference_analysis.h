// The analysis that the present one is compared with: kept from this session, or read from a file.
#pragma once

#include <QObject>
#include <memory>

#include "core/coverage/coverage.h"
#include "ui/session/latest_job.h"

namespace cleanai::ui {

class ReferenceAnalysis : public QObject {
  Q_OBJECT

 public:
  explicit ReferenceAnalysis(QObject* parent = nullptr);

  /// Reads a COVERAGE.json in the background; changed() or failed() follows.
  void open(const QString& file);
  void keep(std::shared_ptr<const Coverage> coverage);
  void clear();

  /// Null when there is none.
  const std::shared_ptr<const Coverage>& coverage() const { return coverage_; }
  /// The file it was read from; empty when it was kept.
  const QString& file() const { return file_; }
  bool opening() const { return job_.busy(); }

 signals:
  void changed();
  void failed(cleanai::ui::Job job, const cleanai::ui::Failure& failure);

 private:
  void set(std::shared_ptr<const Coverage> coverage, const QString& file);

  LatestJob job_;
  std::shared_ptr<const Coverage> coverage_;
  QString file_;
};

}  // namespace cleanai::ui
