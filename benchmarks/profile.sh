#!/usr/bin/env bash
# Where the CPU time and the bytes of a call go, by the JDK's Flight Recorder: the frames at the top, and the layers.
#
#   benchmarks/profile.sh [SECONDS] [WORKLOAD]    # 20, small; or signed, samples, exports, late_exports, iso_exports, versions
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -q -B -Pquick -DskipTests -pl benchmarks -am package \
  dependency:build-classpath -DincludeScope=runtime -Dmdep.outputFile=target/classpath >&2
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "benchmarks/target/classes:$(cat benchmarks/target/classpath)" \
  io.github.clouddatasets.benchmarks.LayerProfile "$@"
