#!/usr/bin/env bash
# Plays the pilot of the sample region against a running server, from HR's feed to agreements signed by both, and accounts for it.
#
#   run.sh [address of a server in Development; http://localhost:5080 when left out]
#
# It looks where everything stands before each step, so it can be stopped and run again. It ends with 1 when anything is not as told.
set -euo pipefail
shopt -s inherit_errexit

api=${1:-http://localhost:5080}
api=${api%/}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$here/play.sh"
for tool in curl jq; do command -v $tool >/dev/null || fail "$tool is missing"; done
curl -sS -o /dev/null --max-time 10 "$api/dev/clock" || fail "no server answers at $api"

echo '{}' >"$work/tokens.json"
: >"$work/refused"
started=$SECONDS

# Everybody who applies, with who has to sign for them: the manager, or the approver of the organisation where there is none.
jq -n --slurpfile rows "$here/answers.ndjson" --slurpfile people "$here/people.ndjson" --slurpfile organisations "$here/organisations.json" '
  ($organisations[0] | map({(.externalId): .approver}) | add) as $approver
  | ($people | map({(.externalId): .}) | add) as $person
  | [$rows[] | . + {
      id: .externalId, key: "\(.externalId) \(.role)",
      name: "\($person[.externalId].givenName) \($person[.externalId].familyName)",
      signer: (if .path.manager == "waits" then null else $person[.externalId].manager // $approver[.organisation] end)}]' >"$work/cast.json"

# ---------------------------------------------------------------------------------------------------------------------

say "The administrator registers HR's client for the twelve organisations."
sign_in <<<'{"name": "admin", "ask": {"as": "admin"}}'
jq -c "$ask"'put("admin"; "/v1/clients/calderhaven-hr"; {
    name: "HR of the Calderhaven partners", purpose: "Keeps people, teams and reporting lines up to date.",
    scopes: ["people.sync"], organisations: map(.externalId)}; "*") | del(.headers)' "$here/organisations.json" | play >/dev/null
sign_in <<<'{"name": "hr", "ask": {"client": "calderhaven-hr"}}'

say "HR sends its feed: a dry run first, then in earnest, then once more."
feed() { # what, file, content type, query
  jq -cn --arg path "/v1/$1/bulk$4" --arg file "$here/$2" --arg type "$3" '{as: "hr", method: "POST", path: $path, file: $file, type: $type, want: [200]}' | answer_to >"$work/feed.json"
  jq -r --arg what "$1" '"  \($what): \(.rows) rows, \(.created) new, \(.changed) changed, \(.unchanged) as before, \(.failed) failed\(if .dryRun then " (dry run)" else "" end)"' "$work/feed.json"
  jq -e '.failed == 0' "$work/feed.json" >/dev/null || fail "rows of $2 failed: $(jq -c '[.results[] | select(.outcome == "failed")]' "$work/feed.json")"
}
nothing_new() { jq -e '.unchanged == .rows' "$work/feed.json" >/dev/null || fail "the same feed again changed something"; }
feed organisations organisations.json application/json "?dryRun=true"
feed organisations organisations.json application/json ""
feed teams teams.json application/json ""
feed people people.ndjson application/x-ndjson "?dryRun=true"
feed people people.ndjson application/x-ndjson ""
jq '[.results[] | {(.externalId): .id}] | add' "$work/feed.json" >"$work/people.json"
jq -c '[.results[] | {externalId} + (.warnings[]? | {rule})] | map(select(.rule)) | group_by(.rule) | map({(.[0].rule): map(.externalId) | sort}) | add' "$work/feed.json" >"$work/warned.json"
for kind in "organisations organisations.json application/json" "teams teams.json application/json" "people people.ndjson application/x-ndjson"; do
  # shellcheck disable=SC2086
  feed $kind ""
  nothing_new
done
jq -r '"  warnings of the feed:", (to_entries[] | "    \(.key): \(.value | join(", "))")' "$work/warned.json"
jq -c -s '(map({(.externalId): .}) | add) as $person | {
    "reporting-line-cycle": [.[].externalId | select(. as $own | [limit(10; recurse($person[.].manager // empty))][1:] | index($own))],
    "reporting-line-not-said": [.[] | select(has("manager") | not) | .externalId],
    "reporting-line-unknown": [.[] | select(.manager and ($person[.manager] | not)) | .externalId]} | map_values(sort)' "$here/people.ndjson" >"$work/expected.json"
jq -e --slurpfile expected "$work/expected.json" '. == $expected[0]' "$work/warned.json" >/dev/null || fail "the feed should be warned of $(cat "$work/expected.json")"
jq -cn --arg day 2026-02-30 '{as: "hr", method: "POST", path: "/v1/people/bulk?dryRun=true", want: [200], body: [
    {organisation: "harbour-advice", externalId: "ha-90", givenName: "Ruth", familyName: "Twice", engagement: "staff", manager: "ha-01"},
    {organisation: "harbour-advice", externalId: "ha-90", givenName: "Ruth", familyName: "Twice", engagement: "staff", manager: "ha-01"}]}' | answer_to |
  jq -c '{what: "the same external id twice in one feed", rules: [.results[].rule | values], refused: ["external-id-once"]}' >"$work/row.json"
jq -e '.rules == .refused' "$work/row.json" >/dev/null || fail "a row with an external id that came before should be refused"
tee -a "$work/refused" <"$work/row.json" | jq -r '"  refused: \(.what)", "           by \(.rules[0])"'
attempt <<<'{"what": "a person for an organisation that is not the client'"'"'s", "as": "hr", "method": "PUT", "path": "/v1/organisations/demo/people/x-1", "refused": [],
  "body": {"givenName": "Ruth", "familyName": "Elsewhere", "engagement": "staff", "manager": null}}'

# Who speaks in this story: applicants, those who sign for them, and who is appointed.
jq -c --slurpfile programme "$here/programme.json" --slurpfile people "$work/people.json" '
  [.[].id, (.[].signer | values), $programme[0][("coordinator", "steering", "safeguarding")].externalId] | unique[]
  | {name: ., ask: {person: $people[0][.]}}' "$work/cast.json" | sign_in
coordinator=$(jq -r .coordinator.externalId "$here/programme.json")

# ---------------------------------------------------------------------------------------------------------------------

say "The administrator makes the programme, and an empty one for next year."
programme_named() { # name, body to make it of
  local found
  found=$(jq -cn "$ask"'get("admin"; "/v1/programmes?limit=200")' | answer_to | jq -r --arg name "$1" 'first(.items[] | select(.name == $name) | .id) // empty')
  if [[ -z $found ]]; then found=$(jq -c "$ask"'post("admin"; "/v1/programmes"; .)' <<<"$2" | answer_to | jq -r .id); fi
  echo "$found"
}
programme() { jq -cn --arg id "$programme" "$ask"'get("admin"; "/v1/programmes/\($id)")' | answer_to; }
status() { programme | jq -r .status; }

programme=$(programme_named "$(jq -r .programme.name "$here/programme.json")" "$(jq -c .programme "$here/programme.json")")
next_year=$(programme_named "Calderhaven, the year after" "$(jq -c '.programme + {name: "Calderhaven, the year after"}' "$here/programme.json")")
echo "  $(programme | jq -r '"\(.name): \(.status)"')"
attempt <<<"{\"what\": \"opening a programme that has nothing yet\", \"as\": \"admin\", \"method\": \"POST\", \"path\": \"/v1/programmes/$next_year/opening\", \"refused\": [
  \"programme-purpose-stated\", \"programme-objectives-need-based\", \"programme-outcomes-measurable\", \"coordinator-appointed\", \"role-statements-published\",
  \"selection-criteria-defined\", \"selection-decider-named\", \"policy-document-recorded\", \"application-notice-shown\"]}"

jq -c --arg programme "$programme" --slurpfile people "$work/people.json" "$ask"'
  {coordinator, steeringGroup: .steering, safeguardingContact: .safeguarding} | to_entries[]
  | post("admin"; "/v1/programmes/\($programme)/appointments"; {person: $people[0][.value.externalId], role: .key})' "$here/programme.json" | play >/dev/null
documents() { jq -cn --arg id "$programme" --arg who "$coordinator" "$ask"'get($who; "/v1/programmes/\($id)/documents?limit=200")' | answer_to | jq -c '.items | map({(.kind): .id}) | add // {}'; }
if [[ $(status) == draft ]]; then
  echo "  the coordinator writes charter, settings and documents"
  at="/v1/programmes/$programme"
  jq -c --arg path "$at" --arg who "$coordinator" --arg etag "$(etag "$coordinator" "$at")" "$ask"'put($who; $path; .charter; $etag)' "$here/programme.json" | play >/dev/null
  jq -cn --arg path "$at/settings" --arg who "$coordinator" --arg etag "$(etag "$coordinator" "$at")" "$ask"'put($who; $path; {settings: {"mentor.maxOneToOne": 2}}; $etag)' | play >/dev/null
  jq -c --arg path "$at/documents" --arg who "$coordinator" --argjson there "$(documents)" "$ask"'
    .documents[] | select($there[.kind] | not) | post($who; $path; .)' "$here/programme.json" | play >/dev/null
  jq -cn --arg path "$at/opening" --arg who "$coordinator" "$ask"'post($who; $path; null)' | answer_to |
    jq -r '"  opened\(if .warnings then ", with advice: " + ([.warnings[].rule] | join(", ")) else "" end)"'
fi
attempt < <(jq -cn --arg path "/v1/programmes/$programme/settings" --arg who "$coordinator" --arg etag "$(etag "$coordinator" "/v1/programmes/$programme")" "$ask"'
  put($who; $path; {settings: {"manager.mayMentor": true}}; $etag) + {what: "a switch for a hard rule", refused: ["local-design-freedom"]}')

jq -n --arg programme "$programme" --arg coordinator "$coordinator" --argjson documents "$(documents)" --slurpfile people "$work/people.json" \
  --argjson clock "$(curl -sS "$api/dev/clock")" '{$programme, $coordinator, $documents, people: $people[0], now: $clock.now, today: $clock.now[:10]}' >"$work/known.json"

# ---------------------------------------------------------------------------------------------------------------------

# Reads from everybody's own view how far they have come.
look() {
  jq -c --arg programme "$programme" "$ask"'.[] | get(.id; "/v1/applications?programme=\($programme)&role=\(.role)&limit=200") + {key, id}' "$work/cast.json" | play |
    jq -s --slurpfile cast "$work/cast.json" --slurpfile known "$work/known.json" '
      (map(. as $told | {(.key): first(.answer.items[] | select(.person == $known[0].people[$told.id]))}) | add // {}) as $mine
      | $cast[0] | map(. + {application: $mine[.key].id, status: $mine[.key].status})' >"$work/now.json"
}

# Requests about the applications: a jq filter over each of them, with $known.
those() { jq -c --slurpfile known_ "$work/known.json" "$ask"' $known_[0] as $known | .[] | '"$1" "$work/now.json"; }

# As those, sent; says how many there were.
step() { # what, filter
  local done
  done=$(those "$2" | play | wc -l)
  echo "  $done $1"
}

say "Sixty people apply with their answers."
look
step "applications begun" 'select(.application == null) | post(.id; "/v1/programmes/\($known.programme)/applications"; {role})'
look
step "questionnaires filled in" 'select(.status == "draft") | put(.id; "/v1/applications/\(.application)/answers"; .answers; "*")'
step "submitted, with commitments, notice and role sheet" 'select(.status == "draft") | post(.id; "/v1/applications/\(.application)/submission"; {
    commitments: (["time", "recordsAndReview", "feedback", "keepAppointments"] + if .role == "mentor" then ["training", "selfDevelopment"] else [] end),
    notice: $known.documents.applicationNotice,
    roleSheet: $known.documents[if .role == "mentor" then "mentorRole" else "menteeResponsibilities" end], heardFrom})'
look
those 'select(.key == "cp-04 mentee") | post(.id; "/v1/programmes/\($known.programme)/applications"; {role}) + {what: "a second application for one role", refused: ["mentor-and-mentee-both"]}' | attempt

say "Line managers sign, and nobody else can."
jq -cn --arg id "$programme" --arg who "$coordinator" "$ask"'get($who; "/v1/programmes/\($id)/pending-sign-offs")' | answer_to >"$work/pending.json"
jq -r '"  the coordinator learns that \(.mentors) mentors and \(.mentees) mentees wait for a signature, and not who"' "$work/pending.json"
jq -e --slurpfile pending "$work/pending.json" 'map(select(.status == "awaitingSignOff").role) | {mentors: map(select(. == "mentor")) | length, mentees: map(select(. == "mentee")) | length}
  == ($pending[0] | {mentors, mentees})' "$work/now.json" >/dev/null || fail "the pending counts are not those of the applicants"
those 'select(.key == "km-04 mentee") | get($known.coordinator; "/v1/applications/\(.application)") + {what: "the coordinator reads an application that nobody has signed", refused: []}' | attempt
those 'select(.key == "km-04 mentee") | post(.id; "/v1/applications/\(.application)/sign-off"; {decision: "approve"})
  + {what: "an applicant signs for themselves", refused: ["signoff-by-own-manager"]}' | attempt
those 'select(.key == "km-04 mentee") | post("ha-08"; "/v1/applications/\(.application)/sign-off"; {decision: "approve"})
  + {what: "a manager signs for somebody else'"'"'s report", refused: []}' | attempt
step "signed or declined by the line manager" 'select(.status == "awaitingSignOff" and .signer) | post(.signer; "/v1/applications/\(.application)/sign-off";
    if .path.manager == "approve" then {decision: "approve", discussedOn: $known.today, timeAvailable: true}
    else {decision: "decline", reason: "The team is two people short until spring."} end)'
look
those 'select(.key == "cp-04 mentee") | post($known.coordinator; "/v1/applications/\(.application)/sign-off"; {decision: "approve"})
  + {what: "the coordinator signs in the place of a manager", refused: ["signoff-by-own-manager"]}' | attempt
those 'select(.key == "mc-06 mentor") | post(.id; "/v1/applications/\(.application)/submission"; {commitments: [], notice: $known.documents.mentorRole, roleSheet: $known.documents.policy})
  + {what: "submitting again without commitments, notice and role sheet", refused: ["commitment-time", "commitment-records-and-review", "commitment-training-mentor",
     "commitment-self-development-mentor", "application-consent-on-submit", "expectations-explained-before-apply"]}' | attempt

say "The coordinator selects by the criteria."
those 'select(.key == "cp-02 mentor") | post(.id; "/v1/applications/\(.application)/selection"; {decision: "accept", criteria: []})
  + {what: "an applicant selects themselves", refused: ["selection-decider-named"]}' | attempt
criteria=$(jq -c .charter.selectionCriteria "$here/programme.json")
step "decided" 'select(.status == "underSelection") | .role as $role | ['"$criteria"'[] | select(.role == $role)] as $criteria
  | post($known.coordinator; "/v1/applications/\(.application)/selection";
    if .path.select == "accept" then {decision: "accept", criteria: $criteria | map({code, met: true})}
    else {decision: "notSelect", criteria: $criteria | to_entries | map({code: .value.code, met: (.key > 0)}),
      message: "Thank you for applying. This time we could not see the first criterion met; we would gladly talk about how to get there."} end)'
look

say "Training for mentors, guidance for mentees; then each decides afresh."
training() {
  those 'select(.status == ("accepted", "available")) | get($known.coordinator; "/v1/applications/\(.application)/training") + {key}' | play |
    jq -s 'map({(.key): first(.answer.items[])}) | add // {}' >"$work/training.json"
  jq -c --slurpfile records "$work/training.json" 'map(. + {training: $records[0][.key]})' "$work/now.json" >"$work/now.new"
  mv "$work/now.new" "$work/now.json"
}
training
step "trained or inducted" 'select(.status == "accepted" and .path.trained and .training == null) | post($known.coordinator; "/v1/applications/\(.application)/training";
    if .role == "mentor" then {kind: "mentorTraining", form: "workshop", heldOn: $known.today, days: 1, provider: "Harbour Advice learning team",
      themes: ["purpose", "role", "hopesAndFears", "boundaries", "etiquette", "coordinator", "meetings", "skills", "monitoring"]}
    else {kind: "menteeInduction", form: "guidanceSheet", heldOn: $known.today, document: $known.documents.menteeGuidance} end)'
training
step "mentees acknowledge the guidance" 'select(.training and .role == "mentee" and .training.acknowledgedAt == null) | post(.id; "/v1/training-records/\(.training.id)/acknowledgement"; null)'
those 'select(.key == "sl-04 mentor") | post(.id; "/v1/applications/\(.application)/confirmation"; null)
  + {what: "a mentor without training decides to go on", refused: ["mentor-training-before-match"]}' | attempt
step "decide to go on" 'select(.status == "accepted" and .path.confirms) | post(.id; "/v1/applications/\(.application)/confirmation"; null)'
look
training

# ---------------------------------------------------------------------------------------------------------------------

say "The programme starts, and the coordinator proposes the best mentor who is free to each mentee."
if [[ $(status) == recruiting ]]; then
  those 'select(.key == "cp-04 mentee") | post($known.coordinator; "/v1/programmes/\($known.programme)/start"; null)' | play >/dev/null
fi
programme | jq -r '"  it runs from \(.startsOn) to \(.endsOn)"'

# Proposals as they stand, with the two applications by name; oldest first.
proposals() {
  those 'select(.key == "cp-04 mentee") | get($known.coordinator; "/v1/proposals?programme=\($known.programme)&limit=200")' | answer_to |
    jq -c --slurpfile now "$work/now.json" '($now[0] | map({(.application // ""): .key}) | add) as $key
      | .items | sort_by(.proposedAt) | map({id, status, score: .grounds.score, mentor: $key[.seats[] | select(.role == "mentor").application], mentee: $key[.seats[] | select(.role == "mentee").application]})' >"$work/proposals.json"
}
by_key() { jq -c --arg key "$1" '.[] | select(.key == $key)' "$work/now.json"; }

# Each answers for themselves. Who declines settles it; else both accept. Whoever has answered before is left alone.
answer() { # proposal, mentor, mentee
  jq -cn --arg id "$1" --argjson mentor "$(by_key "$2")" --argjson mentee "$(by_key "$3")" "$ask"'
    [$mentor, $mentee] | if any(.[]; .path.answersProposal == "decline") then map(select(.path.answersProposal == "decline")) else . end
    | .[] | get(.id; "/v1/proposals/\($id)") + {id, path_: .path.answersProposal}' | play |
    jq -c "$ask"'select(.answer.myAnswer == null) | post(.id; .path + "/response"; {answer: .path_})' | play >/dev/null
}

propose() { # mentor, mentee
  local id
  id=$(jq -cn --arg who "$coordinator" --argjson mentor "$(by_key "$1")" --argjson mentee "$(by_key "$2")" "$ask"'
    post($who; "/v1/proposals"; {mentor: $mentor.application, mentee: $mentee.application})' | answer_to | jq -r .id)
  answer "$id" "$1" "$2"
}

suggestions() { # filter for the mentees
  those "select(.role == \"mentee\" and ($1)) | get(\$known.coordinator; \"/v1/applications/\(.application)/suggestions\") + {key, name}" | play |
    jq -c --slurpfile now "$work/now.json" '($now[0] | map({(.application // ""): .}) | add) as $by
      | {key, name, eligible: .answer.eligible | map({key: $by[.application].key, id: $by[.application].id, name, score, path: $by[.application].path, parts}),
         excluded: .answer.excluded | map({key: $by[.application].key, rules})}'
}

proposals
while read -r id mentor mentee; do answer "$id" "$mentor mentor" "$mentee mentee"; done < <(jq -r '.[] | select(.status == "open") | "\(.id) \(.mentor) \(.mentee)"' "$work/proposals.json" | sed 's/ mentor / /; s/ mentee$//')
proposals
taken='(.path.answersProposal == "accept" and .status == "available")'

# A mentor who will decline is asked once, for the mentee whom they would suit best. Nobody else learns who said no.
for mentor in $(jq -r '.[] | select(.role == "mentor" and .path.answersProposal == "decline") | .id' "$work/now.json"); do
  if ! jq -e --arg key "$mentor mentor" 'any(.[]; .mentor == $key)' "$work/proposals.json" >/dev/null; then
    mentee=$(suggestions "$taken" | jq -rs --arg key "$mentor mentor" 'map({key, score: (.eligible[] | select(.key == $key).score)}) | sort_by(-.score, .key) | .[0].key')
    propose "$mentor mentor" "$mentee"
  fi
done

for mentee in $(jq -r '.[] | select(.role == "mentee" and .status == "available") | .id' "$work/now.json"); do
  if jq -e --arg key "$mentee mentee" --argjson mentee "$(by_key "$mentee mentee")" '
    any(.[]; .mentee == $key and (.status == "accepted" or $mentee.path.answersProposal == "decline"))' "$work/proposals.json" >/dev/null; then continue; fi
  suggestions ".id == \"$mentee\"" >"$work/suggested.json"
  best=$(jq -c '.eligible | map(select(.path.answersProposal == "accept")) | sort_by(-.score, .key) | .[0]' "$work/suggested.json")
  propose "$(jq -r .key <<<"$best")" "$mentee mentee"
  jq -r --argjson best "$best" '"  \(.key | rtrimstr(" mentee")) \(.name): \($best.id) \($best.name), \($best.score) of 100; \(.eligible | length) could, \(.excluded | length) could not"' "$work/suggested.json"
done
proposals
