#!/usr/bin/env bash
# Manifests read by Spark beside Spark's own JSON: benchmarks/spark/run.sh [lines] [rounds] [folder for the files]
# By default 10,000,000 lines and 3 rounds: 12 GB of files (the lines as 1, 10 and 100 files), some 20 minutes on two quiet cores.
set -euo pipefail
cd "$(dirname "$0")/../.."
./mvnw -q -B -Pquick,spark-benchmark -pl benchmarks/spark -am -DskipTests package dependency:build-classpath \
  -Dmdep.outputFile=target/run-classpath -Dmdep.includeScope=runtime >/dev/null
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
path=benchmarks/spark/target/classes:$(cat benchmarks/spark/target/run-classpath)
opens=$("$java" -cp "$path" io.github.clouddatasets.benchmarks.spark.Launch)
lines=${1:-10000000}
rounds=${2:-3}
folder=${3:-benchmarks/spark/target/manifests}
run() { "$java" $opens -Xmx"$1" -Dlog4j2.configurationFile=benchmarks/spark/log4j2.properties -cp "$path" "io.github.clouddatasets.benchmarks.spark.$2" "${@:3}"; }

run 2g ManifestFiles "$folder" "$lines"
run 2g ManifestSpeed "$folder" "$lines" "$rounds"
for share in 10 1; do
  run 512m ManifestMemory "$folder" "$((lines / share))"
done
