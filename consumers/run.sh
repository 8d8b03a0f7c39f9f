#!/usr/bin/env bash
# Builds each consumer against the artifacts under target/staging (release/stage.sh puts them there) and runs its session on the
# emulator, on the default JDK and, where one is found beside it, on JDK 25: consumers/run.sh [consumer…]
set -euo pipefail
cd "$(dirname "$0")/.."

# What proves that a consumer runs on what its name says, and the options that start it.
declare -A proof=(
  [jackson-lowest]=jackson-databind-2.15.4.jar [jackson-highest]=jackson-databind-2.23.0.jar [okhttp5]=okhttp-jvm-5.5.1.jar
  [spring-boot-3]=spring-boot-3.5.16.jar [spring-boot-4]=spring-boot-4.1.1.jar [kotlin]=kotlin-stdlib-2.4.21.jar [quarkus]=quarkus-arc-3.33.2.jar)
# The bytes that a user of one service may add to a class path.
declare -A most=([datasets]=6700000 [powerdrill]=6300000 [sync]=6900000)
consumers=("$@")
if [ "$#" -eq 0 ]; then
  mapfile -t consumers < <(sed -n 's|.*<module>\(.*\)</module>|\1|p' consumers/pom.xml)
  if command -v gradle >/dev/null; then
    consumers+=(gradle)
  else
    echo "consumer gradle: skipped, there is no gradle here"
  fi
fi
mapfile -t by_maven < <(printf '%s\n' "${consumers[@]}" | grep -vx gradle || true)
version=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)
staged=target/staging/io/github/clouddatasets

# A local repository of their own over the user's, so that they neither take an older build from there nor leave this one there.
repository=$PWD/consumers/target/repository
rm -rf "$repository/io/github/clouddatasets"
maven() {
  ./mvnw -q --batch-mode --no-transfer-progress -Dmaven.repo.local="$repository" -Dmaven.repo.local.tail="$HOME/.m2/repository" "$@"
}
if [ "${#by_maven[@]}" -gt 0 ]; then
  maven -f consumers/pom.xml -Dsdk.version="$version" -Dstaging="$PWD/target/staging" \
    -pl "$(IFS=,; echo "${by_maven[*]}")" clean package
fi
if [ "${#by_maven[@]}" -lt "${#consumers[@]}" ]; then
  # What Gradle needs beside the staged artifacts lies in Maven's local repository by now.
  gradle --no-daemon --offline -q -p consumers/gradle -PsdkVersion="$version" -Pstaging="$PWD/target/staging" clean assemble
fi

version_of() { "$1/bin/java" -XshowSettings:properties -version 2>&1 | awk '$1 == "java.specification.version" { print $3 }'; }
default_home=${JAVA_HOME:-$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")}
homes=("$default_home")
for candidate in "$(dirname "$default_home")"/*; do
  if [ -x "$candidate/bin/javac" ] && [ "$(version_of "$candidate")" = 25 ] && [ "$(version_of "$default_home")" != 25 ]; then
    homes+=("$candidate")
    break
  fi
done

faults=0
sessions=0
for consumer in "${consumers[@]}"; do
  target=consumers/$consumer/target
  if [ -n "${proof[$consumer]:-}" ] && [ ! -f "$target/lib/${proof[$consumer]}" ]; then
    echo "consumer $consumer: no ${proof[$consumer]}" >&2
    faults=$((faults + 1))
  fi
  for jar in "$target"/lib/clouddatasets-*.jar; do
    artifact=$(basename "$jar" | sed "s/-[0-9].*//")
    original=$(find "$staged/$artifact" -name '*.jar' ! -name '*-sources.jar' ! -name '*-javadoc.jar')
    if ! cmp -s "$jar" "$original"; then
      echo "consumer $consumer: $jar is not the staged one; is another build installed in the local repository?" >&2
      faults=$((faults + 1))
    fi
  done
  case $consumer in
    module-path) start=(-p "$target/classes:$target/lib" -m consumer/consumer.Session) ;;
    shaded) start=(-jar "$target/shaded-1.jar") ;;
    quarkus) start=(-jar "$target/quarkus-app/quarkus-run.jar") ;;
    *) start=(-cp "$target/classes:$target/lib/*" consumer.Session) ;;
  esac
  for home in "${homes[@]}"; do
    sessions=$((sessions + 1))
    log=$target/session.log
    if timeout 120 "$home/bin/java" -XX:TieredStopAtLevel=1 "${start[@]}" >"$log" 2>&1 && grep -qx 'session ok' "$log"; then
      echo "consumer $consumer on JDK $(version_of "$home"): ok"
    else
      echo "consumer $consumer on JDK $(version_of "$home"): failed" >&2
      tail -n 30 "$log" >&2
      faults=$((faults + 1))
    fi
  done
done

for service in "${!most[@]}"; do
  folder=consumers/target/closure/$service
  rm -rf "$folder"
  maven -f consumers/closure/pom.xml -Dsdk.version="$version" -Dstaging="$PWD/target/staging" -Dservice="$service" \
    dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$PWD/$folder"
  size=$(cat "$folder"/*.jar | wc -c)
  echo "closure of sdk-$service: $(find "$folder" -name '*.jar' | wc -l) jars, $size bytes"
  if [ "$size" -gt "${most[$service]}" ]; then
    echo "closure of sdk-$service: more than ${most[$service]} bytes" >&2
    faults=$((faults + 1))
  fi
done
echo "consumers: $sessions sessions, $faults faults"
[ "$faults" -eq 0 ]
