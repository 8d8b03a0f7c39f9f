#!/usr/bin/env bash
# Builds the published artifacts once more, in another folder, and compares them byte by byte with those that release/stage.sh built
# here: release/reproducible.sh
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

mkdir "$scratch/copy"
git ls-files -z | tar -c --null -T - | tar -x -C "$scratch/copy"
(
  cd "$scratch/copy"
  ./mvnw -q --batch-mode --no-transfer-progress -Prelease,quick package -Dmaven.test.skip=true -pl '!examples,!examples/cli,!examples/spark,!benchmarks,!integrations/spark-tests'
  find . \( -path './*/target/clouddatasets-*.jar' -o -path './*/target/bom.*' -o -name .flattened-pom.xml \) \
    ! -path './sdk-testing/*' -exec sha256sum {} + | sort -k 2
) >"$scratch/again.sums"

files=$(wc -l <"$scratch/again.sums")
[ "$files" -gt 0 ]
if ! sha256sum --check --quiet "$scratch/again.sums"; then
  echo "reproducible: the two builds differ, or release/stage.sh did not run before" >&2
  exit 1
fi
echo "reproducible: $files files are equal in both builds"
