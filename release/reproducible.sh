#!/usr/bin/env bash
# Builds the published artifacts once more, in another folder, and compares them byte by byte with those that release/stage.sh built
# here: release/reproducible.sh
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

sums() {
  find . \( -path './*/target/clouddatasets-*.jar' -o -path './*/target/bom.*' -o -name .flattened-pom.xml \) \
    ! -path './sdk-testing/*' ! -path './examples/*' ! -path './benchmarks/*' ! -path './consumers/*' -exec sha256sum {} + | sort -k 2
}

sums >"$scratch/first.sums"
if [ ! -s "$scratch/first.sums" ]; then
  echo "reproducible: nothing is built here: run release/stage.sh first" >&2
  exit 1
fi
mkdir "$scratch/copy"
git ls-files -z | tar -c --null -T - | tar -x -C "$scratch/copy"
(
  cd "$scratch/copy"
  ./mvnw -q --batch-mode --no-transfer-progress -Prelease,quick package -Dmaven.test.skip=true -pl '!examples,!examples/cli,!examples/spark,!benchmarks,!integrations/spark-tests'
  sums >"$scratch/second.sums"
)

if ! diff "$scratch/first.sums" "$scratch/second.sums"; then
  echo "reproducible: the two builds differ" >&2
  exit 1
fi
echo "reproducible: $(wc -l <"$scratch/first.sums") files are equal in both builds"
