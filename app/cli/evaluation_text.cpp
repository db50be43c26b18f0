// Intervals and formats of an evaluation.
#include "app/cli/evaluation_text.h"

#include <cmath>

#include "app/cli/text.h"

namespace cleanai::cli {

std::pair<double, double> wilsonInterval(double share, std::int64_t trials) {
  constexpr double z = 1.959963984540054;
  const auto n = static_cast<double>(trials);
  const double centre = (share + z * z / (2 * n)) / (1 + z * z / n);
  const double half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  return {centre - half, centre + half};
}

std::string top1Text(const Evaluation& evaluation) {
  if (!evaluation.top1) return "not known";
  const auto [low, high] = wilsonInterval(*evaluation.top1, evaluation.images);
  return percent(*evaluation.top1) + " (" + fixed(100 * low, 1) + " to " + percent(high) + ")";
}

Json jsonOf(const Evaluation& evaluation) {
  Json json{{"images", evaluation.images}, {"skipped", evaluation.skipped}};
  if (evaluation.top1) {
    const auto [low, high] = wilsonInterval(*evaluation.top1, evaluation.images);
    json["top1"] = *evaluation.top1;
    json["top1_interval"] = {low, high};
  }
  if (evaluation.top5) json["top5"] = *evaluation.top5;
  if (evaluation.loss) json["loss"] = *evaluation.loss;
  if (evaluation.agreement) json["agreement"] = *evaluation.agreement;
  json["seconds"] = evaluation.seconds;
  return json;
}

}  // namespace cleanai::cli
