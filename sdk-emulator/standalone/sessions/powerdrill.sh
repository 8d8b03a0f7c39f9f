#!/usr/bin/env bash
# Powerdrill with curl: a dataset, a file in parts, a question with a streamed answer. Reads the variables that the emulator prints.
set -euo pipefail
. "$(dirname "$0")/session.sh"
user=$POWERDRILL_USER_ID
team=$POWERDRILL_ENDPOINT/v2/team

call() { curl -sf -H "x-pd-api-key: $POWERDRILL_API_KEY" -H 'Content-Type: application/json' "$@"; }

dataset=$(call "$team/datasets" -d "{\"name\":\"curl\",\"user_id\":\"$user\"}" | field id)
[ -n "$dataset" ] || fail "create a dataset" "no id"
ok "create a dataset"

awk 'BEGIN { print "petal,species"; for (i = 0; i < 650000; i++) print i % 7 ",iris-" i % 3 }' >"$work/flowers.csv"
size=$(wc -c <"$work/flowers.csv" | tr -d ' ')
answer=$(call "$team/file/init-multipart-upload" -d "{\"file_name\":\"flowers.csv\",\"file_size\":$size,\"user_id\":\"$user\"}")
upload=$(field upload_id <<<"$answer")
key=$(field file_object_key <<<"$answer")
grep -o '{"number":[^}]*}' <<<"$answer" | sed -n 's/.*"number":\([0-9]*\).*/\1 &/p' | sort -n | cut -d ' ' -f 2- >"$work/parts"
offset=0
etags=
while IFS= read -r part; do
  bytes=$(field size <<<"$part")
  tail -c "+$((offset + 1))" "$work/flowers.csv" >"$work/rest"
  head -c "$bytes" "$work/rest" >"$work/part"
  # The links are open as they are: a key sent to them is refused.
  etag=$(curl -sf -D - -o /dev/null -T "$work/part" "$(field upload_url <<<"$part")" |
    sed -n 's/^[Ee][Tt]ag: "\(.*\)".*/\1/p')
  etags="$etags${etags:+,}{\"number\":$(field number <<<"$part"),\"etag\":\"$etag\"}"
  offset=$((offset + bytes))
done <"$work/parts"
same "upload in $(wc -l <"$work/parts" | tr -d ' ') parts" "$size" "$offset"

key=$(call "$team/file/complete-multipart-upload" \
  -d "{\"file_object_key\":\"$key\",\"upload_id\":\"$upload\",\"part_etags\":[$etags],\"user_id\":\"$user\"}" | field file_object_key)
source=$(call "$team/datasets/$dataset/datasources" \
  -d "{\"name\":\"flowers.csv\",\"type\":\"FILE\",\"file_object_key\":\"$key\",\"user_id\":\"$user\"}" | field id)
wait_for status synched call "$team/datasets/$dataset/datasources/$source?user_id=$user" >/dev/null
ok "wait until the file is read"

session=$(call "$team/sessions" -d "{\"name\":\"curl\",\"output_language\":\"EN\",\"job_mode\":\"AUTO\",\"max_contextual_job_history\":10,\"user_id\":\"$user\"}" | field id)
call -N "$team/jobs" -d "{\"session_id\":\"$session\",\"dataset_id\":\"$dataset\",\"question\":\"What is the mean of petal?\",\"stream\":true,\"user_id\":\"$user\"}" >"$work/events"
grep -q '^event:END_MARK' "$work/events" || fail "ask with a streamed answer" "$(cat "$work/events")"
grep -q petal "$work/events" || fail "the answer names the column" "$(cat "$work/events")"
ok "ask: $(grep -c '^event:' "$work/events") events"

refused=$(curl -s -H 'x-pd-api-key: wrong' "$team/datasets?user_id=$user" | field code)
same "a wrong key is refused" 1004 "$refused"

call -X DELETE "$team/datasets/$dataset" -d "{\"user_id\":\"$user\"}" >/dev/null
ok "delete the dataset"
echo "$steps steps"
