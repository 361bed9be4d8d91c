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
curl -sS -o /dev/null --fail --max-time 10 "$api/dev/clock" || fail "no server in Development answers at $api"

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
jq -cn '{as: "hr", method: "POST", path: "/v1/people/bulk?dryRun=true", want: [200], body: [
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
  --argjson clock "$(curl -sS "$api/dev/clock")" '{$programme, $coordinator, $documents, people: $people[0],
    now: $clock.now, today: $clock.now[:10], ends: ($clock.now[:19] + "Z" | fromdate + 180 * 86400 | todate[:10])}' >"$work/known.json"

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
about() { jq -c --arg who "$coordinator" --slurpfile now "$work/now.json" "$ask"'($now[0] | map({(.key): .}) | add) as $by | '"$1" "${@:2}"; }

# Each answers for themselves. Who declines settles it; else both accept. Whoever has answered before is left alone.
answer() { # proposal, mentor, mentee
  about '[$by[$mentor], $by[$mentee]] | if any(.[]; .path.answersProposal == "decline") then map(select(.path.answersProposal == "decline")) else . end
    | .[] | get(.id; "/v1/proposals/\($id)") + {id, says: .path.answersProposal}' -n --arg id "$1" --arg mentor "$2" --arg mentee "$3" | play |
    jq -c "$ask"'select(.answer.myAnswer == null) | post(.id; .path + "/response"; {answer: .says})' | play >/dev/null
}

propose() { # mentor, mentee
  local id
  id=$(about 'post($who; "/v1/proposals"; {mentor: $by[$mentor].application, mentee: $by[$mentee].application})' -n --arg mentor "$1" --arg mentee "$2" | answer_to | jq -r .id)
  answer "$id" "$1" "$2"
}

suggestions() { # filter for the mentees
  those "select(.role == \"mentee\" and ($1)) | get(\$known.coordinator; \"/v1/applications/\(.application)/suggestions\") + {key, name}" | play |
    jq -c --slurpfile now "$work/now.json" '($now[0] | map({(.application // ""): .}) | add) as $by
      | {key, name, eligible: .answer.eligible | map({key: $by[.application].key, id: $by[.application].id, name, score, path: $by[.application].path, parts}),
         excluded: .answer.excluded | map({key: $by[.application].key, rules})}'
}

proposals
while IFS=, read -r id mentor mentee; do answer "$id" "$mentor" "$mentee"; done < <(jq -r '.[] | select(.status == "open") | "\(.id),\(.mentor),\(.mentee)"' "$work/proposals.json")
proposals

# A mentor who will decline is asked once, for the mentee whom they would suit best. Nobody else learns who said no.
for mentor in $(jq -r '.[] | select(.role == "mentor" and .path.answersProposal == "decline") | .id' "$work/now.json"); do
  if ! jq -e --arg key "$mentor mentor" 'any(.[]; .mentor == $key)' "$work/proposals.json" >/dev/null; then
    mentee=$(suggestions '.path.answersProposal == "accept" and .status == "available"' | jq -rs --arg key "$mentor mentor" 'map({key, score: (.eligible[] | select(.key == $key).score)}) | sort_by(-.score, .key) | .[0].key')
    propose "$mentor mentor" "$mentee"
  fi
done

# The others, one after the other, but for those who have a mentor or have said no.
for mentee in $(jq -r --slurpfile proposals "$work/proposals.json" '.[] | select(.role == "mentee" and .status == "available") | . as $mentee
  | select(any($proposals[0][]; .mentee == $mentee.key and (.status == "accepted" or $mentee.path.answersProposal == "decline")) | not) | .id' "$work/now.json"); do
  suggestions ".id == \"$mentee\"" | jq -r '(.eligible | map(select(.path.answersProposal == "accept")) | sort_by(-.score, .key) | .[0]) as $best
    | $best.key, "  \(.key | rtrimstr(" mentee")) \(.name): \($best.id) \($best.name), \($best.score) of 100; \(.eligible | length) could, \(.excluded | length) could not"' >"$work/best"
  { read -r best; read -r line; } <"$work/best"
  propose "$best" "$mentee mentee"
  echo "  $line"
done
proposals

say "Some pairs cannot be proposed: what the suggestions leave out, the proposal refuses."
# mentor, mentee, and the rule that the attempt is about; it is refused by all that the suggestions name for the pair.
full=$(suggestions '.key == "mc-08 mentee"' | jq -r 'first(.excluded | sort_by(.key)[] | select(.rules == ["mentor-capacity"]) | .key)')
[[ -n $full ]] || fail "no mentor is full"
while IFS=, read -r mentor mentee rule what; do
  suggestions ".key == \"$mentee\"" >"$work/suggested.json"
  about '($suggested[0].excluded[] | select(.key == $mentor).rules) as $rules
    | if $rules | index($rule) then . else error("\($mentor) is not excluded by \($rule) but by \($rules)") end
    | post($who; "/v1/proposals"; {mentor: $by[$mentor].application, mentee: $by[$mentee].application})
      + {what: "\($what): \($by[$mentor].id) for \($by[$mentee].id)", refused: $rules}' \
    -n --arg what "$what" --arg rule "$rule" --arg mentor "$mentor" --arg mentee "$mentee" --slurpfile suggested "$work/suggested.json" | attempt
done <<END
ha-08 mentor,ha-04 mentee,no-manager-as-mentor,the line manager
sl-01 mentor,sl-10 mentee,manager-chain-depth,two levels up the line
km-07 mentor,ld-09 mentee,match-conflict-declared,a declared conflict
th-12 mentor,th-12 mentee,mentor-and-mentee-both,themselves
sl-04 mentor,mc-08 mentee,mentor-training-before-match,a mentor without training
fa-17 mentor,cp-14 mentee,opt-out-after-training,a mentee who has not decided to go on
$full,mc-08 mentee,mentor-capacity,a mentor whose two places are taken
fa-17 mentor,cp-04 mentee,mentee-one-place,a mentee who has a mentor
END
about 'post("th-12"; "/v1/proposals"; {mentor: $by["th-12 mentor"].application, mentee: $by["th-12 mentee"].application})
  + {what: "somebody proposes who is no coordinator", refused: ["coordinator-makes-match"]}' -n | attempt
jq -c --arg who "$coordinator" "$ask"'first(.[]) | post($who; "/v1/proposals/\(.id)/response"; {answer: "accept"})
  + {what: "the coordinator answers in the place of a mentee", refused: ["match-needs-both-acceptances"]}' "$work/proposals.json" | attempt

# ---------------------------------------------------------------------------------------------------------------------

say "Mentors sign the code of practice; the pairs write their agreements, meet once, and sign."
# Relationships, with what the two applications say; a pair signs when both are told to.
relationships() {
  jq -cn --arg id "$programme" --arg who "$coordinator" "$ask"'get($who; "/v1/relationships?programme=\($id)&limit=200")' | answer_to |
    jq -c --slurpfile now "$work/now.json" --slurpfile proposals "$work/proposals.json" '($now[0] | map({(.key): .}) | add) as $by | ($proposals[0] | map({(.id): .}) | add) as $proposal
      | [.items[] | $proposal[.proposal] as $from | $by[$from.mentor] as $mentor | $by[$from.mentee] as $mentee
        | {id, status, mentor: $mentor.id, mentee: $mentee.id, signs: ($mentor.path.signs and $mentee.path.signs), needs: $mentee.answers.mentee.needs, places: $mentee.answers.places}]' >"$work/pairs.json"
}
# Requests about the pairs, with $known.
pairs() { jq -c --slurpfile known_ "$work/known.json" "$ask"' $known_[0] as $known | .[] | '"$1" "$work/pairs.json"; }
# What the pairs have of something, by the mentee's token, is put on them.
pairs_with() { # member, path
  pairs "get(.mentee; \"/v1/relationships/\(.id)/$2\") + {id, want: [200, 404]}" >"$work/of_pairs"
  play <"$work/of_pairs" | jq -s 'map({(.id): (if .status == 200 then .answer else null end)}) | add // {}' >"$work/of_pairs.json"
  jq -c --slurpfile of "$work/of_pairs.json" "map(.$1 = \$of[0][.id])" "$work/pairs.json" >"$work/pairs.new"
  mv "$work/pairs.new" "$work/pairs.json"
}

relationships
pairs 'select(.mentee == "cp-04") | post(.mentor; "/v1/programmes/\($known.programme)/code-acceptances"; {document: $known.documents.codeOfPractice, ethicsAndLaw: false})
  + {what: "a mentor signs the code, but not for ethics and law", refused: ["ethics-and-law-followed"]}' | attempt
codes=$(pairs 'select(.status == "accepted") | post(.mentor; "/v1/programmes/\($known.programme)/code-acceptances"; {document: $known.documents.codeOfPractice, ethicsAndLaw: true})' | sort -u | play | wc -l)
echo "  $codes mentors sign the code"

relationships
pairs_with agreement agreement
pairs_with meetings meetings
step_pairs() { # what, filter
  local done
  done=$(pairs "$2" | play | wc -l)
  echo "  $done $1"
}
step_pairs "agreements drafted" 'select(.agreement == null) | put(.mentee; "/v1/relationships/\(.id)/agreement";
    if .signs then {
      startsOn: $known.today, endsOn: $known.ends, frequencyDays: 30, contactDays: 14, hoursPerPeriod: 2, minMinutes: 60, maxMinutes: 90,
      venue: .places[0], methods: ["faceToFace", "video"], scope: "\(.needs[:2] | join(" and ")), and whatever comes of it.", goals: [.needs[0]],
      confidentiality: "What we say stays with us, unless somebody is in serious danger.", recipients: ["parties", "coordinator"],
      notes: {kept: true, by: "mentee", disposal: "Deleted when we end."}, thirdTalks: {mentorsMentor: true, sponsors: false, peers: false},
      groundRules: ["We move a meeting a day ahead at the latest."]}
    else {startsOn: $known.today, goals: [.needs[0]]} end; "*")'
step_pairs "first meetings" 'select(.meetings.items == []) | post(.mentee; "/v1/relationships/\(.id)/held-meetings"; {startsAt: $known.now, minutes: 75, method: "faceToFace"})'
pairs_with agreement agreement
policies='["conduct", "bullyingAndHarassment", "equality", "mentalHealth", "healthAndSafety", "changeManagement", "personalRelationships"]'
step_pairs "signatures" 'select(.signs and .status != "active") | (.agreement.signatures | map(.person)) as $signed
  | (.mentor, .mentee) as $who | select($signed | index($known.people[$who]) | not)
  | post($who; "/v1/relationships/\(.id)/agreement/signatures"; {number: .agreement.number, voluntary: true, policies: '"$policies"', evaluationUse: true})'
relationships
pairs_with agreement agreement
pairs_with meetings meetings
pairs 'select(.signs | not) | post(.mentor; "/v1/relationships/\(.id)/agreement/signatures"; {number: .agreement.number, voluntary: false, policies: ["conduct"], evaluationUse: false})
  + {what: "signing an agreement that lacks almost everything", refused: ["agreement-term-duration", "agreement-end-date", "agreement-term-frequency", "agreement-term-venue",
     "agreement-term-scope", "agreement-term-confidentiality", "agreement-term-notes", "agreement-term-third-talks", "agreement-term-evaluation-use",
     "governing-policies-apply", "voluntary-statement-in-agreement"]}' | attempt
pairs 'select(.signs | not) | post(.mentee; "/v1/relationships/\(.id)/held-meetings"; {startsAt: $known.now, minutes: 60, method: "video"})
  + {what: "a second meeting before the agreement is signed", refused: ["agreement-written"]}' | attempt

# ---------------------------------------------------------------------------------------------------------------------

proposals
jq -cn --arg id "$programme" --arg who "$coordinator" "$ask"'get($who; "/v1/applications?programme=\($id)&limit=200")' | answer_to >"$work/reached.json"

# Each figure twice: as the sample's `path` members tell it, and as the server answers.
jq -n --slurpfile cast "$work/cast.json" --slurpfile now "$work/now.json" --slurpfile reached "$work/reached.json" --slurpfile proposals "$work/proposals.json" --slurpfile pairs "$work/pairs.json" '
  def count(f): map(select(f)) | length;
  def figure($what; $told; $counted): {$what, $told, $counted};
  ($cast[0] | map(.path + {role})) as $told | $now[0] as $now | ($told | count(.role == "mentee" and .answersProposal == "accept")) as $matched | [
    figure("applied as mentor"; $told | count(.role == "mentor"); $now | count(.role == "mentor" and .status != "draft")),
    figure("applied as mentee"; $told | count(.role == "mentee"); $now | count(.role == "mentee" and .status != "draft")),
    figure("signed by the line manager"; $told | count(.manager == "approve"); $reached[0].items | length),
    figure("declined by the line manager"; $told | count(.manager == "decline"); $now | count(.status == "signOffDeclined")),
    figure("waiting until HR mends its file"; $told | count(.manager == "waits"); $now | count(.status == "awaitingSignOff")),
    figure("selected"; $told | count(.select == "accept"); $now | count(.status == ("accepted", "available"))),
    figure("not selected"; $told | count(.select == "notSelect"); $now | count(.status == "notSelected")),
    figure("trained or inducted"; $told | count(.trained); $now | count(.training and (.role == "mentor" or .training.acknowledgedAt))),
    figure("decided to go on"; $told | count(.confirms); $now | count(.status == "available")),
    figure("proposed"; $matched + ($told | count(.answersProposal == "decline")); $proposals[0] | length),
    figure("declined by one of the two"; $told | count(.answersProposal == "decline"); $proposals[0] | count(.status == "notTakenUp")),
    figure("accepted by both"; $matched; $pairs[0] | length),
    figure("met for the first time"; $matched; $pairs[0] | count(.meetings.items | length == 1)),
    figure("agreements signed by both"; $told | count(.role == "mentee" and .signs); $pairs[0] | count(.status == "active" and .agreement.status == "inForce" and (.agreement.signatures | length == 2)))
  ]' >"$work/account.json"

say "The account"
jq -r '.[] | "  \("    \(.counted)"[-4:])  \(.what)\(if .told == .counted then "" else "   <- \(.told) were expected" end)"' "$work/account.json"
echo "  refused, by rule:"
jq -rs 'map(if .rules == [] then ["(not found: not theirs to see)"] else .rules end | .[]) | group_by(.)[] | "  \("    \(length)"[-4:])  \(.[0])"' "$work/refused"
jq -e 'all(.[]; .told == .counted)' "$work/account.json" >/dev/null || fail "the figures above differ from what the sample tells"
say "All as told, in $((SECONDS - started)) s."
