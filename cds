#!/bin/sh
# Runs the command line of examples/cli. Builds it first where it has not been built yet, or where its sources have changed.
set -eu

program=$0
while [ -L "$program" ]; do
  link=$(readlink "$program")
  case $link in
    /*) program=$link ;;
    *) program=$(dirname "$program")/$link ;;
  esac
done
root=$(CDPATH='' cd "$(dirname "$program")" && pwd)
module=$root/examples/cli
class_path=$module/target/cds.classpath

is_built() {
  [ -s "$class_path" ] || return 1
  newer=$(find "$root/pom.xml" "$module/pom.xml" "$module/src/main" "$root"/sdk-*/pom.xml "$root"/sdk-*/src/main \
    -type f -newer "$class_path" 2>/dev/null | head -n 1)
  [ -z "$newer" ]
}

if ! is_built; then
  echo "cds: building the command line, once" >&2
  "$root/mvnw" -q -f "$root/pom.xml" -Pquick -pl examples/cli -am process-classes >&2 || {
    echo "cds: the build failed" >&2
    exit 1
  }
  touch "$class_path"
fi

if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi
if [ -t 2 ]; then terminal=true; else terminal=false; fi
# shellcheck disable=SC2086 # options for the JVM are words
exec "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto ${CDS_JAVA_OPTS:-} \
  -Dcds.home="$root" -Dcds.terminal="$terminal" \
  -cp "$module/target/classes:$(cat "$class_path")" io.github.clouddatasets.examples.cli.Cds "$@"
