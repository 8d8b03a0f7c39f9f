#!/usr/bin/env bash
# Makes a Java program start faster: runs it once, and keeps the classes that it loaded in an archive that later starts map into memory.
# JDK 17 to 24: an AppCDS archive. JDK 25 and later: an AOT cache, which also keeps profiles and linked classes.
#
#   scripts/faster-start.sh make ARCHIVE -cp CLASSPATH MAIN [ARGUMENT...]   # the run that is recorded: let it do what a start does
#   scripts/faster-start.sh run ARCHIVE -cp CLASSPATH MAIN [ARGUMENT...]    # with the archive; a stale one is left aside with a warning
#   scripts/faster-start.sh options ARCHIVE                                 # what `run` gives to java, for a start script of your own
#
# The class path has to be the same in both, of jars alone (no folders, no wildcards of the JVM's), the JDK too. JAVA_HOME chooses it.
set -euo pipefail

usage() {
  sed -n '2,/^set /s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

[ $# -ge 2 ] || usage
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
version=$("$java" -XshowSettings:properties -version 2>&1 | awk '$1 == "java.specification.version" { print $3 }')
command=$1
archive=$2
shift 2

if [ "$version" -ge 25 ]; then
  record=(-XX:AOTCacheOutput="$archive")
  use=(-XX:AOTCache="$archive")
else
  record=(-XX:ArchiveClassesAtExit="$archive")
  use=(-XX:SharedArchiveFile="$archive" -Xshare:auto)
fi

case $command in
  make)
    [ $# -gt 0 ] || usage
    rm -f "$archive"
    "$java" "${record[@]}" "$@" 2> >(grep -v '\[warning\]\[cds' >&2)
    [ -s "$archive" ] || { echo "no archive was written to $archive" >&2; exit 1; }
    ;;
  run)
    [ $# -gt 0 ] || usage
    exec "$java" "${use[@]}" "$@"
    ;;
  options) printf '%s\n' "${use[@]}" ;;
  *) usage ;;
esac
