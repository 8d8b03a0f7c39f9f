#!/usr/bin/env bash
# Measures this SDK against OkHttp and Jackson by hand, the JDK's client, and released SDKs, in turns, and writes
# benchmarks/results/DATE-jdkN.json and a table. Eleven minutes on two quiet cores, on the JDK of JAVA_HOME.
#
#   benchmarks/run.sh [--quick | --full] [--only PART[,PART]] [--output FILE]
#   benchmarks/run.sh --report benchmarks/results/FILE.json    # that run's table and picture into docs/
#
# BENCHMARKS_BUILD=no takes what the last run built.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "${BENCHMARKS_BUILD:-}" != no ]; then
  echo "building" >&2
  ./mvnw -q -B -Pquick -DskipTests -pl benchmarks,sdk-datasets -am package \
    dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile=target/classpath >&2
  if [ "${1:-}" != --report ]; then
    ./mvnw -q -B -f benchmarks/peers/pom.xml compile >&2
  fi
fi

if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
classpath=$(ls benchmarks/target/clouddatasets-benchmarks-*.jar):$(cat benchmarks/target/classpath)

if [ "${1:-}" = --report ]; then
  exec "$java" -cp "$classpath" io.github.clouddatasets.benchmarks.Report "$2"
fi
exec "$java" -cp "$classpath" io.github.clouddatasets.benchmarks.Suite "$@"
