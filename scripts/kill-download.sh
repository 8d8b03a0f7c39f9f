#!/usr/bin/env bash
# Kills downloads with kill -9 at random bytes, runs each again and compares the file. An argument sets the number of
# tries (100), a second one the seed of a run to repeat.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw --batch-mode --no-transfer-progress -q -Pquick -pl sdk-core,sdk-sync -am test \
  -Dtest='KillTest#killedAtAnyByteAndRunAgainTheFileIsWhole' -Dsurefire.failIfNoSpecifiedTests=false \
  -Dkill.tries="${1:-100}" ${2:+-Dkill.seed="$2"}
echo "${1:-100} tries, every file byte-identical"
