# The first weeks, from HR's feed to agreements signed by both, and their account. Sourced by run.sh.

say "HR sends its feed: a dry run first, then in earnest, then once more."
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
sign_in_all

# ---------------------------------------------------------------------------------------------------------------------

say "The administrator makes the programme, and an empty one for next year."
programme=$(programme_named "$(jq -r .programme.name "$here/programme.json")" "$(jq -c .programme "$here/programme.json")")
next_year=$(programme_named "Calderhaven, the year after" "$(jq -c '.programme + {name: "Calderhaven, the year after"}' "$here/programme.json")")
echo "  $(programme | jq -r '"\(.name): \(.status)"')"
attempt <<<"{\"what\": \"opening a programme that has nothing yet\", \"as\": \"admin\", \"method\": \"POST\", \"path\": \"/v1/programmes/$next_year/opening\", \"refused\": [
  \"programme-purpose-stated\", \"programme-objectives-need-based\", \"programme-outcomes-measurable\", \"coordinator-appointed\", \"role-statements-published\",
  \"selection-criteria-defined\", \"selection-decider-named\", \"policy-document-recorded\", \"application-notice-shown\"]}"

jq -c --arg programme "$programme" --slurpfile people "$work/people.json" "$ask"'
  {coordinator, steeringGroup: .steering, safeguardingContact: .safeguarding} | to_entries[]
  | post("admin"; "/v1/programmes/\($programme)/appointments"; {person: $people[0][.value.externalId], role: .key})' "$here/programme.json" | play >/dev/null
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

learn

# ---------------------------------------------------------------------------------------------------------------------

say "Sixty people apply with their answers."
apply
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
sign
those 'select(.key == "cp-04 mentee") | post($known.coordinator; "/v1/applications/\(.application)/sign-off"; {decision: "approve"})
  + {what: "the coordinator signs in the place of a manager", refused: ["signoff-by-own-manager"]}' | attempt
those 'select(.key == "mc-06 mentor") | post(.id; "/v1/applications/\(.application)/submission"; {commitments: [], notice: $known.documents.mentorRole, roleSheet: $known.documents.policy})
  + {what: "submitting again without commitments, notice and role sheet", refused: ["commitment-time", "commitment-records-and-review", "commitment-training-mentor",
     "commitment-self-development-mentor", "application-consent-on-submit", "expectations-explained-before-apply"]}' | attempt

say "The coordinator selects by the criteria."
those 'select(.key == "cp-02 mentor") | post(.id; "/v1/applications/\(.application)/selection"; {decision: "accept", criteria: []})
  + {what: "an applicant selects themselves", refused: ["selection-decider-named"]}' | attempt
choose

say "Training for mentors, guidance for mentees; then each decides afresh."
prepare
those 'select(.key == "sl-04 mentor") | post(.id; "/v1/applications/\(.application)/confirmation"; null)
  + {what: "a mentor without training decides to go on", refused: ["mentor-training-before-match"]}' | attempt

# ---------------------------------------------------------------------------------------------------------------------

say "The programme starts, and the coordinator proposes the best mentor who is free to each mentee."
if [[ $(status) == recruiting ]]; then
  those 'select(.key == "cp-04 mentee") | post($known.coordinator; "/v1/programmes/\($known.programme)/start"; null)' | play >/dev/null
fi
programme | jq -r '"  it runs from \(.startsOn) to \(.endsOn)"'

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

match

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

relationships
pairs 'select(.mentee == "cp-04") | post(.mentor; "/v1/programmes/\($known.programme)/code-acceptances"; {document: $known.documents.codeOfPractice, ethicsAndLaw: false})
  + {what: "a mentor signs the code, but not for ethics and law", refused: ["ethics-and-law-followed"]}' | attempt
agree
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

say "The account of the first weeks"
jq -r '.[] | "  \("    \(.counted)"[-4:])  \(.what)\(if .told == .counted then "" else "   <- \(.told) were expected" end)"' "$work/account.json"
jq -e 'all(.[]; .told == .counted)' "$work/account.json" >/dev/null || fail "the figures above differ from what the sample tells"
