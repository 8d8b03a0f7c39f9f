#!/usr/bin/env bash
# Builds the published artifacts twice, in two folders, and compares them byte by byte: release/reproducible.sh
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

for copy in first second; do
  mkdir "$scratch/$copy"
  git ls-files -z | tar -c --null -T - | tar -x -C "$scratch/$copy"
  (
    cd "$scratch/$copy"
    ./mvnw -q --batch-mode --no-transfer-progress -Prelease,quick package -Dmaven.test.skip=true -pl '!examples,!examples/cli,!benchmarks,!integrations/spark-tests'
    find . \( -path './*/target/clouddatasets-*.jar' -o -path './*/target/bom.*' -o -name .flattened-pom.xml \) \
      ! -path './sdk-testing/*' -exec sha256sum {} + | sort -k 2
  ) >"$scratch/$copy.sums"
done

if ! diff "$scratch/first.sums" "$scratch/second.sums"; then
  echo "reproducible: the two builds differ" >&2
  exit 1
fi
files=$(wc -l <"$scratch/first.sums")
echo "reproducible: $files files are equal in both builds"
[ "$files" -gt 0 ]
