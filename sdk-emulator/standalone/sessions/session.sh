# What the curl sessions share; read by them, not run. A session prints one line for each step that came out as it should.

steps=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

ok() { steps=$((steps + 1)); echo "ok    $1"; }

# Ends the session: what went wrong, and the answer.
fail() { echo "FAIL  $1: $2" >&2; exit 1; }

# The value of the first field with this name in the JSON on standard input: text, number or word.
field() { grep -o "\"$1\":\(\"[^\"]*\"\|[^],}{[]*\)" | head -n 1 | sed -e 's/^"[^"]*"://' -e 's/^"//' -e 's/"$//'; }

# Asks again until the answer has the field with the value: wait_for NAME VALUE command...
wait_for() {
  local name=$1 value=$2 answer i
  shift 2
  for i in $(seq 100); do
    answer=$("$@")
    if [ "$(field "$name" <<<"$answer")" = "$value" ]; then
      printf '%s' "$answer"
      return
    fi
    sleep 0.1
  done
  fail "$name never became $value" "$answer"
}

# One value equals another: same WHAT EXPECTED ACTUAL
same() {
  [ "$2" = "$3" ] || fail "$1" "expected $2, got $3"
  ok "$1"
}
