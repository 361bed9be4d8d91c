# Sends requests that are written as JSON lines, several at a time, and checks what comes back. Sourced by run.sh.
#
# A request: {"as": name of a token or null, "method", "path", "body" or "file" with "type", "headers", "want": [statuses]}.
# Members that it has beside these stay on it, so that an answer can be told by its request.

# For the jq programs of the story.
ask='
  def get($who; $path): {as: $who, method: "GET", path: $path, want: [200]};
  def post($who; $path; $body): {as: $who, method: "POST", path: $path, body: $body, want: [200, 201, 204]};
  def put($who; $path; $body; $etag): {as: $who, method: "PUT", path: $path, body: $body, headers: {"If-Match": $etag}, want: [200]};
  def rules: if .refusals then [.refusals[].rule] else [.rule | values] end | sort;
'

curl_config='
  $tokens[0] as $tokens
  | to_entries[] | .key as $number | .value
  | (if $number > 0 then "next" else empty end),
    "url = \($api + .path | tojson)",
    "request = \(.method)",
    "no-progress-meter",
    "header = \("Content-Type: \(.type // "application/json")" | tojson)",
    (if .as then "header = \("Authorization: Bearer " + ($tokens[.as] // error("nobody signed in as \(.as)")) | tojson)" else empty end),
    (.headers // {} | to_entries[] | "header = \("\(.key): \(.value)" | tojson)"),
    (if .file then "data-binary = \("@" + .file | tojson)" elif .body then "data-raw = \(.body | tojson | tojson)" else empty end),
    "output = \("\($box)/answers/\($number)" | tojson)",
    "write-out = \"\($number) %{http_code}\\n\""
'

fail() { echo "NOT AS TOLD: $*" >&2; exit 1; }

say() { printf '\n%s\n' "$*"; }

# Requests in, the same with status and answer out, in the same order.
play() {
  local box answers
  box=$(mktemp -d "$work/XXXXXXXX")
  mkdir "$box/answers"
  cat >"$box/asked"
  [[ -s $box/asked ]] || return 0
  jq -rs --slurpfile tokens "$work/tokens.json" --arg api "$api" --arg box "$box" "$curl_config" "$box/asked" >"$box/config"
  curl --no-progress-meter --parallel --parallel-max 6 --config "$box/config" >"$box/statuses" || fail "$api did not answer every request"
  answers=$(find "$box/answers" -type f -size +0 -exec jq -c '{(input_filename | split("/") | last): .}' {} +) || fail "an answer of $api is no JSON"
  jq -c --rawfile statuses "$box/statuses" --slurpfile answers <(echo "$answers") -s '
    ($statuses | split("\n") | map(select(. != "") | split(" ") | {(.[0]): (.[1] | tonumber)}) | add) as $status
    | ($answers | add) as $answer
    | to_entries[] | (.key | tostring) as $n | .value | del(.body, .headers) + {status: $status[$n], answer: $answer[$n]}' "$box/asked" >"$box/told"
  jq -r 'select(.status as $s | .want | index($s) | not) | "\(.as) \(.method) \(.path): expected \(.want), was \(.status) \(.answer)"' "$box/told" >"$box/wrong"
  [[ ! -s $box/wrong ]] || fail "$(head -c 4000 "$box/wrong")"
  if [[ -n ${STORY_MADE:-} ]]; then made "$box" >>"$STORY_MADE"; fi
  cat "$box/told"
  rm -r "$box"
}

# Who was told that a record was made, and where it is: for bench/kill.sh.
made() { # box
  local collections='{"applications": 1, "proposals": 1, "meetings": 1, "held-meetings": "meetings", "reflective-logs": 1, "concerns": 1, "rematch-requests": 1, "goals": 1, "actions": 1, "contacts": 1, "reviews": "relationship-reviews"}'
  jq -r --argjson known "$collections" --slurpfile people "$work/people.json" 'select(.status == 201 and .answer.id) | (.path | split("/") | last) as $last
    | select($known[$last] and $people[0][.as]) | ($known[$last] | if . == 1 then $last else . end) as $at | "\($people[0][.as]) /v1/\($at)/\(.answer.id)"' "$1/told"
}

# One request in, its answer out.
answer_to() { play | jq -c .answer; }

# Tries what is not allowed. The request names in `refused` the rules that must refuse it, all of them and no other;
# none where the record cannot even be seen. A request may say in `what` what is tried.
attempt() {
  jq -c '.want = (if .refused == [] then [404] else [403, 409] end)' | play |
    jq -c "$ask"'{what, rules: (.answer | rules), refused: (.refused | sort), told: (.answer.refusals // [.answer]) | map(.rule // empty | {(.): null})}' >"$work/attempt"
  jq -r 'select(.rules != .refused) | "\(.what): expected \(.refused), refused by \(.rules)"' "$work/attempt" >"$work/wrong"
  [[ ! -s $work/wrong ]] || fail "$(cat "$work/wrong")"
  cat "$work/attempt" >>"$work/refused"
  jq -r '"  refused: \(.what)", (if .rules == [] then "           not found: it is not theirs to see" else "           by \(.rules | join(", "))" end)' "$work/attempt"
}

# A token for each line {"name", "ask"}, kept for the whole run.
sign_in() {
  jq -c '{as: null, method: "POST", path: "/dev/token", body: .ask, want: [200], name}' | play |
    jq -c '{(.name): .answer.access_token}' | jq -s add "$work/tokens.json" - >"$work/tokens.new"
  mv "$work/tokens.new" "$work/tokens.json"
}

# The ETag of a record.
etag() {
  curl -sS -o /dev/null -D - -H "Authorization: Bearer $(jq -r --arg who "$1" '.[$who]' "$work/tokens.json")" "$api$2" | tr -d '\r' | sed -n 's/^etag: //Ip'
}
