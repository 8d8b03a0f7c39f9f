#!/usr/bin/env bash
# Stages the published artifacts under target/staging, signed with a throw-away key, and checks them: release/stage.sh
# Further arguments go to Maven. With MAVEN_GPG_KEY set, that key signs instead.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ -z "${MAVEN_GPG_KEY:-}" ]; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  ./mvnw -q --batch-mode --no-transfer-progress -f release/key/pom.xml dependency:copy-dependencies -DoutputDirectory="$scratch/lib"
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$scratch/lib/*" release/key/ThrowAwayKey.java "$scratch"
  MAVEN_GPG_KEY=$(cat "$scratch/secret.asc")
  if command -v gpg >/dev/null; then # so that the check can verify what was signed
    export GNUPGHOME=$scratch/gnupg
    mkdir -m 700 "$GNUPGHOME"
    gpg --batch --quiet --import "$scratch/public.asc" 2>/dev/null
  fi
fi
export MAVEN_GPG_KEY

./mvnw -q --batch-mode --no-transfer-progress -Prelease,quick clean deploy -Dmaven.test.skip=true -Dmaven.install.skip=true -pl '!examples,!examples/cli,!examples/spark,!benchmarks,!integrations/spark-tests' "$@"

if grep -q '^  <version>.*-SNAPSHOT</version>' pom.xml; then
  release/check-bundle.sh target/staging --snapshot
else
  release/check-bundle.sh target/staging
fi
