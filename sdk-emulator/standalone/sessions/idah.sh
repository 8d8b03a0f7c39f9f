#!/usr/bin/env bash
# IDAH with curl: log in, create an export, wait, download. Reads the variables that the emulator prints.
set -euo pipefail
. "$(dirname "$0")/session.sh"

json="Content-Type: application/json"
token=$(curl -sf -H "$json" "$IDAH_ENDPOINT/iam/auth/api/login" -d "{\"api_key\":\"$IDAH_API_KEY\"}" | field token)
[ -n "$token" ] || fail "log in" "no token"
ok "log in"

call() { curl -sf -H "Authorization: Bearer $token" "$@"; } # A GET with a Content-Type is refused.
sync=$IDAH_ENDPOINT/sync

# curl takes brackets for a pattern of its own unless they are escaped.
exporter=$(call "$sync/exports/formats?modalities\[\]=image" | grep -o 'Exports::[A-Za-z:]*Exporter' | head -n 1)
[ -n "$exporter" ] || fail "list formats" "no exporter"
ok "list formats: $exporter"

answer=$(call -H "$json" "$sync/exports/export" -d "{\"project_id\":\"$IDAH_PROJECT_ID\",\"dataset_ids\":[\"$IDAH_DATASET_ID\"],\"exporter\":\"$exporter\",
  \"options\":{\"include_medias\":\"original\"}}")
export=$(field id <<<"$answer")
job=$(field job_id <<<"$answer")
[ -n "$export" ] || fail "create an export" "$answer"
ok "create an export"

wait_for status completed call "$sync/jobs/$job" >/dev/null
ok "wait for its job"

call -o "$work/export" -D "$work/head" "$sync/exports/$export/download"
length=$(sed -n 's/^[Cc]ontent-[Ll]ength: \([0-9]*\).*/\1/p' "$work/head")
same "download" "$length" "$(wc -c <"$work/export" | tr -d ' ')"
same "the file is an archive" PK "$(head -c 2 "$work/export")"

refused=$(curl -s -o /dev/null -w '%{http_code}' "$sync/exports")
same "no token is refused" 401 "$refused"
echo "$steps steps"
