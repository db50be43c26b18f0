// A report as one HTML file.
#include "core/report/report.h"

#include "core/report/chapters.h"

namespace cleanai::report {
namespace {

constexpr const char* pageStyle = R"(
:root{color-scheme:light dark;--text:#1c232e;--soft:#667080;--line:#d9dee6;--back:#fff;--band:#f6f8fa;--accent:#1f7a76}
@media (prefers-color-scheme:dark){:root{--text:#e6e9ee;--soft:#9aa4b2;--line:#39404b;--back:#1a1d23;--band:#1f232a;--accent:#5cc8bd}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:2rem 1.5rem 4rem;background:var(--back);color:var(--text);
font:15px/1.55 system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif}
h1{font-size:1.8rem;line-height:1.2;margin:0 0 .3rem;overflow-wrap:anywhere}
h2{font-size:1.25rem;margin:2.6rem 0 .7rem;padding-top:.9rem;border-top:1px solid var(--line)}
h3{font-size:1rem;margin:1.6rem 0 .4rem}
p{margin:.5rem 0;max-width:46rem}.note,.sub,caption{color:var(--soft)}
nav{margin:1rem 0}nav a{color:var(--accent);margin-right:1.1rem;white-space:nowrap}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92em}
th,td{padding:.28rem .7rem;text-align:left;vertical-align:top}
th{font-weight:600}thead th{border-bottom:1px solid var(--line);color:var(--soft)}
.data tbody tr:nth-child(even){background:var(--band)}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.facts{width:auto}.facts th{color:var(--soft);font-weight:400;white-space:nowrap;padding-left:0}
.facts td{overflow-wrap:anywhere}
#heatmap td{padding:1px .5rem;vertical-align:middle}#heatmap td:first-child{max-width:17rem;overflow-wrap:anywhere}
#heatmap td:nth-child(3){width:55%}
#heatmap img{display:block;width:100%;height:15px;image-rendering:pixelated}
.tail{margin-top:3rem;color:var(--soft);font-size:.85em}
@media print{body{max-width:none;padding:0;font-size:10pt}nav{display:none}h2{break-after:avoid}tr{break-inside:avoid}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
)";

constexpr const char* paperStyle = R"(
body{color:#1c232e;font-size:9pt}
h1{font-size:19pt;margin-bottom:3px}h2{font-size:13.5pt;margin-top:26px;margin-bottom:7px;color:#1f5f5c}
h3{font-size:10.5pt;margin-top:14px;margin-bottom:5px}
p{margin-top:4px;margin-bottom:6px}.note,.sub,.tail{color:#667080}
th{font-weight:600;color:#4a5361}.data td,.data th{font-size:8pt}
)";

std::string subject(const Report& report) {
  const std::string path = report.model ? report.model->path : report.coverage ? report.coverage->model.path : "";
  const auto name = path.substr(path.find_last_of('/') + 1);
  return name.empty() ? report.words("Network") : name;
}

std::string contents(const Words& words) {
  const std::pair<const char*, std::string> chapters[] = {
      {"summary", words("Summary")},         {"set-up", words("Set-up")},
      {"coverage", words("Coverage")},       {"low-coverage", words("Low coverage")},
      {"decisions", words("Decisions")},     {"before-after", words("Before and after")},
      {"performance", words("Performance")}, {"risks", words("Risks")}};
  std::string links = "<nav>";
  for (const auto& [id, title] : chapters) links += std::string("<a href=\"#") + id + "\">" + escaped(title) + "</a> ";
  return links + "</nav>\n";
}

}  // namespace

std::string reportHtml(const Report& report, Medium medium) {
  const Metric& metric = metricNamed(report.metric);
  const bool isPage = medium == Medium::page;
  const Words& words = report.words;
  const std::string title = words("%1: coverage and pruning", {subject(report)});
  const std::string language = words("en");  // which a translation replaces by its own language's code
  std::string head = "<!DOCTYPE html>\n<html lang=\"" + escaped(language) + "\">\n<head>\n<meta charset=\"utf-8\">\n";
  if (isPage) head += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
  head += "<title>" + escaped(title) + "</title>\n<style>" + (isPage ? pageStyle : paperStyle) +
          "</style>\n</head>\n<body>\n<h1>" + escaped(title) + "</h1>\n<p class=\"sub\">" +
          escaped(words("Written by %1. It tells what was measured; what was not measured is named as such.",
                        {programOf(report)})) +
          "</p>\n";
  if (isPage) head += contents(words);
  Html html(medium);
  writeSummary(report, metric, html);
  writeSetUp(report, html);
  writeHeatmap(report, metric, html);
  writeLowCoverage(report, metric, html);
  writeDecisions(report, html);
  writeBeforeAfter(report, html);
  writePerformance(report, html);
  writeRisks(report, html);
  return head + html.take() + "</body>\n</html>\n";
}

}  // namespace cleanai::report
