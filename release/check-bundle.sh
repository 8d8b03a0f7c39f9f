#!/usr/bin/env bash
# Checks a staged bundle against the rules of Maven Central: release/check-bundle.sh [folder] [--snapshot]
# Signatures are verified where gpg is installed and knows the key; elsewhere they must at least be there.
set -euo pipefail
jar=${JAVA_HOME:+$JAVA_HOME/bin/}jar
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
folder=$(realpath --relative-to=. "${1:-target/staging}")
snapshot=${2:-}
faults=0
verified=0
fault() { echo "$1" >&2; faults=$((faults + 1)); }

poms=0
while IFS= read -r pom; do
  poms=$((poms + 1))
  base=${pom%.pom}
  files=("$pom")
  if ! grep -q '<packaging>pom</packaging>' "$pom"; then
    files+=("$base.jar" "$base-sources.jar" "$base-javadoc.jar" "$base-cyclonedx.json")
    listing=$("$jar" tf "$base.jar")
    for entry in META-INF/LICENSE META-INF/NOTICE; do
      grep -qx "$entry" <<<"$listing" || fault "$base.jar: $entry is missing"
    done
    if grep -qx 'META-INF/jpms.args' <<<"$listing"; then fault "$base.jar: META-INF/jpms.args"; fi
    rm -rf "$scratch/META-INF"
    (cd "$scratch" && "$jar" xf "$OLDPWD/$base.jar" META-INF/MANIFEST.MF)
    case $base in
      */clouddatasets-spark*) # jars of the class path
        grep -q '^Automatic-Module-Name: ' "$scratch/META-INF/MANIFEST.MF" || fault "$base.jar: no Automatic-Module-Name" ;;
      *) grep -qx module-info.class <<<"$listing" || fault "$base.jar: module-info.class is missing" ;;
    esac
    grep -q '^Implementation-Version: ' "$scratch/META-INF/MANIFEST.MF" || fault "$base.jar: no Implementation-Version"
  fi
  for element in name description url licenses developers scm; do
    grep -q "<$element[ >]" "$pom" || fault "$pom: no <$element>"
  done
  for text in '<parent>' '<profile>' '${' '/home/' '/usr/' '/tmp/'; do
    if grep -qF "$text" "$pom"; then fault "$pom: contains $text"; fi
  done
  if [ "$snapshot" != --snapshot ] && grep -q SNAPSHOT "$pom"; then fault "$pom: a snapshot"; fi
  for file in "${files[@]}"; do
    if [ ! -s "$file" ]; then fault "$file is missing"; continue; fi
    if [ ! -s "$file.asc" ]; then
      fault "$file.asc is missing"
    elif command -v gpg >/dev/null; then
      case $(gpg --batch --status-fd 1 --verify "$file.asc" "$file" 2>/dev/null || true) in
        *GOODSIG*) verified=$((verified + 1)) ;;
        *NO_PUBKEY*) ;;
        *) fault "$file.asc is not a good signature" ;;
      esac
    fi
    for sum in md5 sha1 sha256 sha512; do
      [ "$("${sum}sum" <"$file" | cut -d ' ' -f 1)" = "$(cat "$file.$sum" 2>/dev/null)" ] || fault "$file.$sum is missing or wrong"
    done
  done
done < <(find "$folder" -name '*.pom' | sort)

runnable=$(find "$folder" -name 'clouddatasets-emulator-*-all.jar')
if [ ! -s "$runnable" ]; then
  fault "$folder: no clouddatasets-emulator-*-all.jar"
else
  listing=$("$jar" tf "$runnable")
  for entry in META-INF/LICENSE META-INF/NOTICE META-INF/THIRD-PARTY.md META-INF/services/org.eclipse.jetty.http.HttpFieldPreEncoder; do
    grep -qx "$entry" <<<"$listing" || fault "$runnable: $entry is missing"
  done
  if grep -q 'module-info.class' <<<"$listing"; then fault "$runnable: a module descriptor"; fi
  [ -s "$runnable.asc" ] || fault "$runnable.asc is missing"
fi

if [ "$poms" -ne 14 ]; then fault "$folder: $poms artifacts instead of 14"; fi
echo "bundle: $poms artifacts, $verified signatures verified, $faults faults"
[ "$faults" -eq 0 ]
