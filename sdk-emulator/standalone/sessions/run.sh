#!/usr/bin/env bash
# Starts the runnable jar, runs every curl and Node session against it, and stops it: sessions/run.sh [jar]
# Node sessions are skipped where there is no Node 18 or later.
set -euo pipefail
cd "$(dirname "$0")"

jars=(../target/clouddatasets-emulator-*-all.jar)
jar=${1:-${jars[0]}}
[ -f "$jar" ] || { echo "There is no $jar: run ./mvnw -pl sdk-emulator/standalone -am package first" >&2; exit 1; }

folder=$(mktemp -d)
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -jar "$jar" --port 0 --data "$folder/buckets" --print-env >"$folder/env" 2>"$folder/log" &
pid=$!
trap 'kill "$pid" 2>/dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 300); do
  if grep -q EMULATOR_CONSOLE "$folder/env"; then break; fi
  kill -0 "$pid" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
  sleep 0.1
done
. "$folder/env"

passed=0
failed=0
skipped=0
run() { # name, command...
  echo "-- $1"
  if "${@:2}"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
}
for service in modelarts powerdrill idah; do
  run "curl: $service" "./$service.sh"
done
if command -v node >/dev/null && node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 18 ? 1 : 0)'; then
  for service in modelarts powerdrill idah; do
    run "node: $service" node "$service.mjs"
  done
else
  echo "-- node: skipped, there is no Node 18 or later"
  skipped=3
fi

kill "$pid"
if wait "$pid"; then echo "-- stopped with exit code 0"; else echo "-- stopped with exit code $?" >&2; failed=$((failed + 1)); fi
cat "$folder/log" >&2
echo "sessions: $passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
