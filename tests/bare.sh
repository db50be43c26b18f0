#!/bin/bash
# Builds cleanai without Qt, OpenCV and the libraries for pictures, and runs it: bare.sh SOURCE BUILD [CMAKE OPTION...].
set -euo pipefail
source=$1 build=$2
shift 2
cmake -S "$source" -B "$build" -G Ninja -DCLEANAI_UI=OFF -DCLEANAI_IMAGES=OFF -DCLEANAI_TESTS=OFF "$@"
cmake --build "$build"

program=$build/app/cli/cleanai
if objdump -p "$program" | grep NEEDED | grep -iE 'qt6|opencv|jpeg|png|tiff|webp'; then
  echo "the program still needs these" >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$program" demo --out "$work/demo" --quiet
"$program" report "$work/demo/COVERAGE.json" -o "$work/report.html"
test -s "$work/demo/pruned.pt"
test ! -e "$work/demo/heatmap.png"
mkdir "$work/pictures"
printf '\xff\xd8\xff\xe0 no picture' > "$work/pictures/a.jpg"
if said=$("$program" analyze "$work/demo/pruned.pt" --data "$work/pictures" -o "$work/coverage.json" 2>&1); then
  echo "a JPEG was read" >&2
  exit 1
fi
grep -q "built without" <<< "$said"
