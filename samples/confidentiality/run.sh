#!/usr/bin/env bash
# Has one pair work in confidence, and lets everybody who might be curious fetch the same ten addresses.
#
#   run.sh [address of a server in Development; http://localhost:5080 when left out]
#
# Each run makes an organisation of its own, so it can be run again. It ends with 1 when anybody gets more or less than expected.txt says.
set -euo pipefail
shopt -s inherit_errexit

api=${1:-http://localhost:5080}
api=${api%/}
told=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
pilot=$told/../advice-skills-pilot
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$pilot/play.sh"
source "$pilot/scenes.sh"
for tool in curl jq; do command -v $tool >/dev/null || fail "$tool is missing"; done
curl -sS -o /dev/null --fail --max-time 10 "$api/dev/clock" || fail "no server in Development answers at $api"

# The cast: the pilot's charter and documents, with people of our own in an organisation that nobody has used before.
here=$work/cast
mkdir "$here"
organisation=quiet-harbour-$(date +%s)-$$
jq -n --arg id "$organisation" '[{externalId: $id, name: "Quiet Harbour Advice", approver: "director"}]' >"$here/organisations.json"
jq -c --arg id "$organisation" '{organisation: $id, engagement: "staff"} + .' "$told/people.ndjson" >"$here/people.ndjson"
jq --arg id "$organisation" '.programme += {name: "In confidence, \($id)", organisations: [$id], leadOrganisation: $id} | .charter.name = .programme.name' "$pilot/programme.json" >"$here/programme.json"
jq -c --arg id "$organisation" '{organisation: $id} + .' "$told/answers.ndjson" >"$here/answers.ndjson"
echo '{}' >"$work/tokens.json"
coordinator=coordinator

say "A programme in which everybody knows their place."
sign_in <<<'{"name": "admin", "ask": {"as": "admin"}}'
jq -cn --arg id "$organisation" "$ask"'put("admin"; "/v1/clients/\($id)-hr"; {name: "HR of Quiet Harbour", purpose: "Keeps people and reporting lines up to date.", scopes: ["people.sync"], organisations: [$id]}; "*")' | play >/dev/null
jq -cn --arg id "$organisation" '{name: "hr", ask: {client: "\($id)-hr"}}' | sign_in
feed organisations organisations.json application/json ""
feed people people.ndjson application/x-ndjson ""
jq '[.results[] | {(.externalId): .id}] | add' "$work/feed.json" >"$work/people.json"
jq -c 'to_entries[] | {name: .key, ask: {person: .value}}' "$work/people.json" | sign_in
programme=$(programme_named "$(jq -r .programme.name "$here/programme.json")" "$(jq -c .programme "$here/programme.json")")
# The director stands above the mentee in the line and coordinates as well.
jq -cn --arg path "/v1/programmes/$programme/appointments" --slurpfile people "$work/people.json" "$ask"'
  {coordinator: "coordinator", director: "coordinator", steering: "steeringGroup", safeguarding: "safeguardingContact"} | to_entries[] | post("admin"; $path; {person: $people[0][.key], role: .value})' | play >/dev/null
jq -c --arg path "/v1/programmes/$programme" --arg etag "$(etag coordinator "/v1/programmes/$programme")" "$ask"'put("coordinator"; $path; .charter; $etag)' "$here/programme.json" | play >/dev/null
jq -c --arg path "/v1/programmes/$programme/documents" "$ask"'.documents[] | post("coordinator"; $path; .)' "$here/programme.json" | play >/dev/null
jq -cn --arg path "/v1/programmes/$programme/opening" "$ask"'post("coordinator"; $path; null)' | play >/dev/null
learn

say "Two of them apply, are matched, agree and meet."
cast "$here/answers.ndjson" >"$work/cast.json"
apply
sign
choose
prepare
jq -cn --arg path "/v1/programmes/$programme/start" "$ask"'post("coordinator"; $path; null)' | play >/dev/null
propose "mentor mentor" "mentee mentee"
proposals
relationships
agree
relationship=$(jq -r '.[0].id' "$work/pairs.json")
meeting=$(jq -r '.[0].meetings.items[0].id' "$work/pairs.json")
at=/v1/relationships/$relationship

say "They write down what is nobody else's business."
# name, who writes, method and address, body; the id of what was made comes back.
write() { jq -cn --arg who "$1" --arg path "$2" --argjson body "$3" "$ask"'post($who; $path; $body)' | answer_to | jq -r .id; }
today=$(jq -r .today "$work/known.json")
jq -cn --arg path "/v1/meetings/$meeting/log" "$ask"'put("mentee"; $path; {challenges: "I froze when a client shouted."}; "*") | del(.headers)' | play >/dev/null
for step in "mentee completion" "mentor confirmation" "coordinator request" "mentee forwarding"; do write "${step% *}" "/v1/meetings/$meeting/log/${step#* }" null >/dev/null; done
reflection=$(write mentee "$at/reflective-logs" "{\"on\": \"$today\", \"learning\": \"I avoid what I am afraid of.\"}")
note=$(write mentee "$at/private-notes" '{"text": "Ask about the other job."}')
goal=$(write mentee "$at/goals" '{"result": "Run a clinic alone.", "horizon": "short"}')
concern=$(write mentor "$at/concerns" '{"category": "conduct", "text": "The last three meetings were cancelled."}')
statement=$(write mentee "$at/progress-statements" '{"progress": "I run the Tuesday desk by myself."}')
worry=$(write mentor "$at/safety-concerns" '{"about": "partner", "text": "What was said frightens me."}')
write mentor "/v1/safety-concerns/$worry/talk" "{\"talkedOn\": \"$today\"}" >/dev/null
write mentor "/v1/safety-concerns/$worry/steps" '{"steps": "We called the helpline together."}' >/dev/null
disclosure=$(write mentor "/v1/safety-concerns/$worry/disclosures" "$(jq -c '{receiver: .safeguarding, serious: true, danger: "Means not to go on.", evidence: "Said so twice.", holdBack: false}' "$work/people.json")")
echo "  a log, a reflection, a note, a goal, a concern, a statement and a disclosure"

# ---------------------------------------------------------------------------------------------------------------------

# The ten addresses, and the words that stand there; a relationship and a meeting have none.
jq -n --arg at "$at" --arg meeting "$meeting" --arg reflection "$reflection" --arg note "$note" --arg goal "$goal" --arg concern "$concern" --arg statement "$statement" --arg disclosure "$disclosure" '[
  {address: "relationship", path: $at},
  {address: "agreement", path: "\($at)/agreement", words: "What we say stays with us"},
  {address: "meeting", path: "/v1/meetings/\($meeting)"},
  {address: "log", path: "/v1/meetings/\($meeting)/log", words: "I froze when a client shouted."},
  {address: "reflection", path: "/v1/reflective-logs/\($reflection)", words: "I avoid what I am afraid of."},
  {address: "note", path: "/v1/private-notes/\($note)", words: "Ask about the other job."},
  {address: "goal", path: "/v1/goals/\($goal)", words: "Run a clinic alone."},
  {address: "concern", path: "/v1/concerns/\($concern)", words: "The last three meetings were cancelled."},
  {address: "statement", path: "/v1/progress-statements/\($statement)", words: "I run the Tuesday desk by myself."},
  {address: "disclosure", path: "/v1/disclosures/\($disclosure)", words: "Means not to go on."}]' >"$work/addresses.json"
jq -Rn '[inputs | [splits(" +")]] | .[0] as $heads | .[1:] | map([$heads, .] | transpose | map({(.[0]): .[1]}) | add)' "$told/expected.txt" >"$work/expected.json"

# What a reader gets of an address: its words, facts without words, or the status that keeps it from them.
given() { # readers and addresses, as jq filters
  jq -c --slurpfile addresses "$work/addresses.json" "$ask"'.[].reader | select('"$1"') as $reader | $addresses[0][] | select(.address | '"$2"') | . + get($reader; .path) + {want: [200, 403, 404]}' "$work/expected.json" | play |
    jq -c '.words as $words | {reader: .as, address, given: (if .status != 200 then "\(.status)" elif $words and (.answer | tojson | contains($words)) then "words" else "facts" end)}'
}

# A single cell.
cell() { # reader, address, expected
  local was
  was=$(given ". == \"$1\"" ". == \"$2\"" | jq -r .given)
  [[ $was == "$3" ]] || fail "$1 should get $3 of the $2, and got $was"
  echo "  $1, $2: $was"
}

say "Eleven readers fetch the same ten addresses: words, facts alone, 404 as if there were nothing, or 403 for a token that is good for other things."
given true true | jq -s '.' >"$work/given.json"
jq -r --slurpfile expected "$work/expected.json" '($expected[0][0] | keys_unsorted) as $heads
  | (map({("\(.reader) \(.address)"): .given}) | add) as $given
  | ($heads | @tsv), ($expected[0][].reader as $reader | [$reader, ($heads[1:][] | $given["\($reader) \(.)"] | if test("[0-9]") then . else "200 \(.)" end)] | @tsv)' "$work/given.json" | while IFS=$'\t' read -ra row; do
    printf '  %-17s' "${row[0]}"
    printf '%-13s' "${row[@]:1}"
    echo
  done
jq -r --slurpfile expected "$work/expected.json" '.[] | . as $cell | first($expected[0][] | select(.reader == $cell.reader))[.address] as $right
  | select(.given != $right) | "\(.reader) should get \($right) of the \(.address), and got \(.given)"' "$work/given.json" >"$work/wrong"
[[ ! -s $work/wrong ]] || fail "$(cat "$work/wrong")"
[[ $(jq length "$work/given.json") == $(($(jq length "$work/expected.json") * 10)) ]] || fail "not every cell was tried"

say "The mentee releases the statement to the line manager, and takes it back; then the same with the reflection and the mentor."
consent=$(write mentee "/v1/progress-statements/$statement/releases" '{"receiver": {"as": "lineManager"}}')
cell mentees-manager statement words
cell mentors-manager statement 404
write mentee "/v1/consents/$consent/withdrawal" null >/dev/null
cell mentees-manager statement 404
consent=$(write mentee "$at/consents" "{\"subject\": \"reflectiveLog\", \"item\": \"$reflection\", \"receiver\": {\"as\": \"partner\"}}")
cell mentor reflection words
cell coordinator reflection 404
write mentee "/v1/consents/$consent/withdrawal" null >/dev/null
cell mentor reflection 404

say "Nobody else can open it for them."
attempt < <(jq -cn --arg path "/v1/progress-statements/$statement/releases" "$ask"'post("mentor"; $path; {receiver: {as: "lineManager"}}) + {what: "the mentor releases the mentee'"'"'s statement", refused: []}')
attempt < <(jq -cn --arg path "$at/consents" --arg item "$reflection" "$ask"'post("coordinator"; $path; {subject: "reflectiveLog", item: $item, receiver: {as: "partner"}}) + {what: "the coordinator consents for the mentee", refused: ["disclosure-by-agreement"]}')

say "Each of the two reads who else read what of theirs. What the other may not know of is not there, and nobody else has the list."
records() { # reader, kinds of record that were read
  jq -cn --arg who "$1" --arg path "$at/read-records" "$ask"'get($who; $path) + {want: [200, 403, 404]}' | play >"$work/records"
  jq -r '"  \(.as): \(if .status != 200 then .status elif .answer.items == [] then "nothing" else "" end)", (.answer.items // [] | .[] | "    \(.sentence)")' "$work/records"
  jq -e --arg kinds "$2" '[.answer.items // [] | .[].recordType] | sort | join(" ") == $kinds' "$work/records" >/dev/null || fail "$1 should learn of reads of: $2"
}
records mentee "Agreement Disclosure MeetingLog ProgressStatement"
records mentor "Agreement Concern Disclosure MeetingLog"
for reader in mentees-manager coordinator director safeguarding admin hr colleague; do records $reader ""; done

say "All as told."
