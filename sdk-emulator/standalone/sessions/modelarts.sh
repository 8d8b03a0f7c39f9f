#!/usr/bin/env bash
# ModelArts with curl: log in, list, synchronise, publish, read the manifest. Reads the variables that the emulator prints.
set -euo pipefail
. "$(dirname "$0")/session.sh"
json='Content-Type: application/json'

curl -sf -D "$work/head" -o "$work/login" -H "$json" "$MODELARTS_IAM_ENDPOINT/v3/auth/tokens" -d "{\"auth\":{\"identity\":{
  \"methods\":[\"password\"],\"password\":{\"user\":{\"name\":\"$OS_USERNAME\",\"password\":\"$OS_PASSWORD\",
  \"domain\":{\"name\":\"$OS_USER_DOMAIN_NAME\"}}}},\"scope\":{\"project\":{\"name\":\"$MODELARTS_REGION\"}}}}"
token=$(sed -n 's/^[Xx]-[Ss]ubject-[Tt]oken: \([^[:cntrl:]]*\).*/\1/p' "$work/head")
[ -n "$token" ] || fail "log in at IAM" "$(cat "$work/head")"
ok "log in at IAM"

call() { curl -sf -H "X-Auth-Token: $token" -H "$json" "$@"; }
project=$MODELARTS_ENDPOINT/v2/$HUAWEICLOUD_SDK_PROJECT_ID

dataset=$(call "$project/datasets?search_content=digits" | field dataset_id)
same "list datasets" "$MODELARTS_DATASET_ID" "$dataset"

before=$(call "$project/datasets/$dataset" | field total_sample_count)
call -X POST "$project/datasets/$dataset/sync-data" >"$work/sync"
answer=$(wait_for status COMPLETED call "$project/datasets/$dataset/sync-data/status")
samples=$(field total_sample_count <<<"$answer")
[ "$samples" -ge "$before" ] || fail "synchronise" "$before samples before, $samples after"
ok "synchronise: $samples samples"

version=$(call "$project/datasets/$dataset/versions" -d "{\"version_name\":\"curl-$$\",\"version_format\":\"Default\"}" | field version_id)
answer=$(wait_for status 1 call "$project/datasets/$dataset/versions/$version")
ok "publish a version"

# The manifest comes from its bucket, as from OBS: curl signs as an S3 client does.
manifest=$(field manifest_path <<<"$answer")
curl -sf --aws-sigv4 "aws:amz:$MODELARTS_REGION:s3" -H "x-amz-content-sha256: UNSIGNED-PAYLOAD" --user "$HUAWEICLOUD_SDK_AK:$HUAWEICLOUD_SDK_SK" "$S3_ENDPOINT$manifest" >"$work/manifest"
same "read the manifest by S3" "$samples" "$(grep -c '"source"' "$work/manifest")"

refused=$(curl -s -o "$work/refused" -w '%{http_code}' -H 'X-Auth-Token: wrong' "$project/datasets")
same "a wrong token is refused" "401 ModelArts.0203" "$refused $(field error_code <"$work/refused")"

call -X DELETE "$project/datasets/$dataset/versions/$version" >/dev/null
ok "delete the version"
echo "$steps steps"
