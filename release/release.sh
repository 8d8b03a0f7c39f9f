#!/usr/bin/env bash
# Makes a release of this checkout: release/release.sh [--dry-run] X.Y.Z
# Commits the version (POMs, README, date in the changelog), tags it, stages and checks the bundle, and commits the next snapshot. Pushes
# and uploads nothing. --dry-run does all that in a clone that is thrown away.
set -euo pipefail
cd "$(dirname "$0")/.."

refuse() { echo "release: $1" >&2; exit 1; }

if [ "${1:-}" = --dry-run ]; then
  clone=$(mktemp -d)
  trap 'rm -rf "$clone"' EXIT
  git clone --quiet --no-hardlinks . "$clone/checkout"
  "$clone/checkout/release/release.sh" "${2:-}"
  git -C "$clone/checkout" log --oneline --decorate -3
  git -C "$clone/checkout" show --stat --format= HEAD~1
  exit
fi

version=${1:-}
[[ $version =~ ^([0-9]+)\.([0-9]+)\.[0-9]+$ ]] || refuse "'$version' is not a version such as 1.2.0"
next=${BASH_REMATCH[1]}.$((BASH_REMATCH[2] + 1)).0-SNAPSHOT
current=$(sed -n 's|^  <version>\(.*\)</version>|\1|p' pom.xml)
today=$(date --utc +%F)
[[ $current == *-SNAPSHOT ]] || refuse "the POM has $current, which is no snapshot"
[ -z "$(git status --porcelain)" ] || refuse "there are changes that are not committed"
! git rev-parse --quiet --verify "refs/tags/v$version" >/dev/null || refuse "the tag v$version exists"
grep -qx '## Unreleased' CHANGELOG.md || refuse "CHANGELOG.md has no section '## Unreleased'"

set_version() { # from, to
  git ls-files -z 'pom.xml' '*/pom.xml' | xargs -0 sed -i "s|<version>${1//./\\.}</version>|<version>$2</version>|"
  if git grep -qF "<version>$1</version>" -- 'pom.xml' '*/pom.xml'; then refuse "a POM keeps $1"; fi
}

set_version "$current" "$version"
sed -i "s|<project.build.outputTimestamp>.*</|<project.build.outputTimestamp>${today}T00:00:00Z</|" pom.xml
sed -i "s|^## Unreleased$|## Unreleased\n\n## $version - $today|" CHANGELOG.md
# The coordinates that README shows: in Maven's form the line below the BOM's name, in Gradle's the same line.
sed -i -e "/<artifactId>clouddatasets-sdk-bom</{n;s|<version>.*</version>|<version>$version</version>|}" \
  -e '/^No version is released yet\.$/d' \
  -e "s|clouddatasets-sdk-bom:[0-9][0-9.]*|clouddatasets-sdk-bom:$version|" README.md
grep -qF "<version>$version</version>" README.md || refuse "README.md does not show $version"
git commit --quiet --all --message "Release $version"
git tag --annotate --message "Release $version" "v$version"

release/stage.sh

set_version "$version" "$next"
git commit --quiet --all --message "Begin $next"

cat <<TEXT
release: v$version is committed and tagged here, its bundle is under target/staging. To publish:
  git push --follow-tags
  git checkout v$version && ./mvnw -Prelease,central deploy -DskipTests
TEXT
