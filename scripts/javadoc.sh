#!/bin/sh
# The public API of the published modules as one tree of javadoc under target/javadoc. A warning fails it.
# On the class path and file by file, not by javadoc:aggregate: that plugin takes the first module-info for that of all.
set -eu
cd "$(dirname "$0")/.."
modules='sdk-core sdk-manifest sdk-datasets sdk-powerdrill sdk-sync sdk-emulator
    integrations/micrometer integrations/opentelemetry integrations/upd
    integrations/spark integrations/spark-services integrations/spring-boot-starter'

list=$(echo $modules | tr ' ' ',')
./mvnw -q -Pquick "$@" -pl "$list" -am compile dependency:build-classpath -Dmdep.includeScope=compile -Dmdep.outputFile=target/javadoc-classpath

mkdir -p target
: > target/javadoc-files
path=
for module in $modules; do
    path="$path$module/target/classes:$(cat "$module/target/javadoc-classpath"):"
    # What a module exports to everybody; without a descriptor, everything.
    if [ -e "$module/src/main/java/module-info.java" ]; then
        sed -n 's/^ *exports \([a-z.]*\);.*/\1/p' "$module/src/main/java/module-info.java" | tr . /
    else
        (cd "$module/src/main/java" && find . -name package-info.java -exec dirname {} + | sort)
    fi | while read -r package; do
        ls "$module/src/main/java/$package"/*.java
    done >> target/javadoc-files
done

rm -rf target/javadoc
"${JAVA_HOME:+$JAVA_HOME/bin/}javadoc" -quiet -Xdoclint:all -Werror -notimestamp -encoding UTF-8 --release 17 \
    -sourcepath target/no-sources -classpath "$path" -Xmaxwarns 1000 -d target/javadoc \
    -doctitle 'Cloud Datasets SDK for Java' -windowtitle 'Cloud Datasets SDK for Java' @target/javadoc-files
echo 'target/javadoc/index.html'
