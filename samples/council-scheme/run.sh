#!/usr/bin/env bash
# Plays a council's scheme: sixty questionnaires, partners from inside and outside, boosts and twelve months, conflicts that people declare,
# and records that stay with the two. It ends with the coordinator's account and the rules that came into play.
#
#   run.sh [address of a server in Development; http://localhost:5080 when left out]
#
# Each run makes two organisations of its own, so it can be run again. It ends with 1 when anything is not as told.
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
started=$SECONDS
echo '{}' >"$work/tokens.json"
: >"$work/refused"
: >"$work/answers"
: >"$work/held"

# All answers are kept: what they warn of is told at the end.
eval "$(declare -f play | sed '1s/play/played/')"
play() { played | tee -a "$work/answers"; }

# Rules that held in a step, beside those that refused or advised.
held() { printf '%s\n' "$@" >>"$work/held"; }

# One thing about an answer that must be so.
so() { # what, jq condition; the answer on stdin
  jq -e "$2" >/dev/null || fail "$1"
  echo "  $1"
}

here=$work/cast
mkdir "$here"
stamp=$(date +%s)-$$
council=brackwater-council-$stamp
homes=brackwater-homes-$stamp
jq -n --arg council "$council" --arg homes "$homes" -f "$told/cast.jq" >"$work/all.json"
jq .organisations "$work/all.json" >"$here/organisations.json"
jq -c '.people[]' "$work/all.json" >"$here/people.ndjson"
jq -c '.answers[]' "$work/all.json" >"$here/answers.ndjson"
coordinator=coordinator

say "HR sends two organisations; the administrator makes a programme from the council's preset."
sign_in <<<'{"name": "admin", "ask": {"as": "admin"}}'
jq -cn --arg council "$council" --arg homes "$homes" "$ask"'put("admin"; "/v1/clients/\($council)-hr"; {name: "HR of Brackwater", purpose: "Keeps people and reporting lines up to date.", scopes: ["people.sync"], organisations: [$council, $homes]}; "*")' | play >/dev/null
jq -cn --arg id "$council-hr" '{name: "hr", ask: {client: $id}}' | sign_in
feed organisations organisations.json application/json ""
feed people people.ndjson application/x-ndjson ""
jq '[.results[] | {(.externalId): .id}] | add' "$work/feed.json" >"$work/people.json"
jq -c 'to_entries[] | {name: .key, ask: {person: .value}}' "$work/people.json" | sign_in
jq -cn "$ask"'get("coordinator"; "/v1/presets")' | answer_to >"$work/presets.json"
jq --slurpfile presets "$work/presets.json" --arg name "Brackwater's scheme, $stamp" --arg council "$council" --arg homes "$homes" '
  .charter += {name: $name, selectionCriteria: $presets[0].selectionCriteria} | .programme = {name: $name, preset: "council-scheme", organisations: [$council, $homes], leadOrganisation: $council}' "$told/scheme.json" >"$here/programme.json"
programme=$(jq -c "$ask"'post("admin"; "/v1/programmes"; .programme)' "$here/programme.json" | answer_to | jq -r .id)
at=/v1/programmes/$programme
jq -cn --slurpfile presets "$work/presets.json" --argjson programme "$(programme)" '[$presets[0].settings[] | select(.values["council-scheme"] != $programme.settings[.name]) | .name]' |
  so "every setting is as the preset has it" '. == []'
held joint-programme central-coordination-for-partners local-design-freedom
jq -cn --arg path "$at/appointments" --slurpfile people "$work/people.json" "$ask"'
  {coordinator: "coordinator", safeguarding: "safeguardingContact", steering: "steeringGroup"} | to_entries[] | post("admin"; $path; {person: $people[0][.key], role: .value})' | play >/dev/null
attempt <<<"{\"what\": \"opening a scheme that has nothing yet\", \"as\": \"coordinator\", \"method\": \"POST\", \"path\": \"$at/opening\", \"refused\": [
  \"programme-purpose-stated\", \"programme-objectives-need-based\", \"programme-outcomes-measurable\", \"role-statements-published\", \"selection-criteria-defined\",
  \"selection-decider-named\", \"policy-document-recorded\", \"application-notice-shown\"]}"
jq -c --arg path "$at" --arg etag "$(etag coordinator "$at")" "$ask"'put("coordinator"; $path; .charter; $etag)' "$here/programme.json" | play >/dev/null
jq -c --arg path "$at/documents" "$ask"'.documents[] | post("coordinator"; $path; .)' "$here/programme.json" | play >/dev/null
held coordinator-appointed selection-mentee-criteria selection-mentor-criteria document-versioning

# ---------------------------------------------------------------------------------------------------------------------

say "The council sets its scheme: on-line forms without a manager's signature, and the change says what it affects."
settings() { # query, settings
  jq -cn --arg path "$at/settings$1" --argjson settings "$2" --arg etag "$(etag coordinator "$at")" "$ask"'put("coordinator"; $path; {$settings}; $etag)'
}
wanted='{"signoff.mentee": "informed", "signoff.mentor": "informed", "mentor.maxOneToOne": 2}'
settings "?dryRun=true" "$wanted" | answer_to >"$work/tried.json"
so "a trial changes nothing" '.settingsNumber == 1 and .settings["signoff.mentee"] == "required" and (.change.changes | length == 3)' <"$work/tried.json"
settings "" "$wanted" | answer_to >"$work/set.json"
so "the change is number 2, and is what the trial told" '.settingsNumber == 2 and .settings["signoff.mentee"] == "informed"' <"$work/set.json"
jq -r '.change.changes[] | "    \(.setting): \(.before) -> \(.after)\n      \(.affects)"' "$work/set.json"
jq -cn --arg path "$at/settings-changes" "$ask"'get("coordinator"; $path)' | answer_to | so "the coordinator reads who changed what" '.items | length == 1 and .[0].number == 2 and .[0].from == 1 and .[0].by != null'
while IFS='|' read -r values rule what; do
  settings "" "$values" | jq -c --arg rule "$rule" --arg what "$what" '. + {$what, refused: [$rule]}' | attempt
done <<'END'
{"review.release": "oneKey"}|annual-review-needs-both|one key for what goes to the annual review
{"retention.holdUntil": "never"}|records-hold-until-reviews-done|no hold until the final review
{"application.purposes": ["marketing"]}|application-purpose-limit|questionnaires for marketing
{"recognition.content": "everything"}|mentor-recognition-facts-only|more than facts in a mentor's recognition
{"disclosure.talkFirst": "off"}|safety-duty|a disclosure before a talk
{"rematch.offer": "never"}|rematch-offered|no other match
{"manager.mayMentor": true}|local-design-freedom|a switch for a hard rule
END
settings "" '{"meeting.maxMinutes": 900, "signoff.mentor": "maybe"}' | jq -c '.want = [422]' | answer_to | so "what lies out of range is named" '[.errors[].pointer] | sort == ["/settings/meeting.maxMinutes", "/settings/signoff.mentor"]'
jq -cn --arg path "$at/opening" "$ask"'post("coordinator"; $path; null)' | play >/dev/null
held programme-purpose-stated selection-criteria-defined equal-information-access

# ---------------------------------------------------------------------------------------------------------------------

say "Sixty questionnaires."
learn
cast "$here/answers.ndjson" >"$work/cast.json"
look
step "begun" 'select(.application == null) | post(.id; "/v1/programmes/\($known.programme)/applications"; {role})'
look
those 'select(.key == "p-31 mentee") | put(.id; "/v1/applications/\(.application)/answers"; .answers + {duration: "standard"}; "*") + {want: [422]}' | answer_to |
  so "a length that the scheme does not have is no answer" '[.errors[].pointer] == ["/duration"]'
for words in 4 6; do
  those "select(.key == \"p-31 mentee\") | put(.id; \"/v1/applications/\\(.application)/answers\"; .answers + {descriptors: ([\"calm\", \"creative\", \"curious\", \"decisive\", \"determined\", \"energetic\"][:$words])}; \"*\")
    + {what: \"$words words of oneself\", refused: [\"application-five-descriptors\"]}" | attempt
done
those 'select(.key == "p-31 mentee") | put(.id; "/v1/applications/\(.application)/answers"; .answers + {mentor: {reason: "giveBack"}}; "*") + {what: "a mentee answers the mentors'"'"' questions", refused: ["application-role-sections"]}' | attempt
those 'select(.key == "p-31 mentee") | put(.id; "/v1/applications/\(.application)/answers"; .answers + {professionalBodyMember: true}; "*") + {what: "a professional body without its name", refused: ["application-professional-body-name"]}' | attempt
those 'select(.key == "p-31 mentee") | post(.id; "/v1/applications/\(.application)/submission"; {commitments: ["time", "recordsAndReview"], notice: $known.documents.applicationNotice, roleSheet: $known.documents.menteeResponsibilities})
  + {what: "a questionnaire without an answer", refused: ["application-required-answers"]}' | attempt
apply
those 'select(.key == "p-31 mentee") | get(.id; "/v1/applications/\(.application)/answers")' | answer_to | so "it tells how complete the answers are" '.completeness > 80'
jq -e 'all(.[]; .status == "underSelection")' "$work/now.json" >/dev/null || fail "nobody was to wait for a manager"
those 'select(.key == "p-31 mentee") | get("head-council"; "/v1/me/notices?limit=200")' | answer_to | so "their managers were told, and asked for nothing" '[.items[] | select(.kind == "signOffRequested")] | length > 20'
held line-manager-signoff-mentor line-manager-signoff-mentee application-completeness application-confidential voluntary-mentee voluntary-mentor applicant-completes-own-form commitment-time commitment-records-and-review \
  commitment-training-mentor commitment-self-development-mentor application-consent-on-submit expectations-explained-before-apply needs-identified-with-manager eligible-population mentor-and-mentee-both

say "The coordinator selects, trains and inducts."
those 'select(.key == "p-01 mentor") | post("coordinator"; "/v1/applications/\(.application)/training"; {kind: "mentorTraining", form: "workshop", heldOn: $known.today, days: 1,
  themes: ["purpose", "role", "hopesAndFears", "boundaries", "etiquette", "coordinator", "meetings", "skills", "monitoring"]})' | play >/dev/null
echo "  one mentor came to the training before the decision: the scheme lets them"
choose
training
those 'select(.key == "p-31 mentee") | post("coordinator"; "/v1/applications/\(.application)/training"; {kind: "menteeInduction", form: "guidanceSheet", heldOn: $known.today, document: $known.documents.menteeGuidance})
  + {what: "a sheet of paper for an induction", refused: ["mentee-induction-format"]}' | attempt
those 'select(.key == "p-31 mentee") | post(.id; "/v1/applications/\(.application)/confirmation"; null) + {what: "going on without an induction", refused: ["mentee-induction-before-match"]}' | attempt
those 'select(.key == "p-02 mentor") | post(.id; "/v1/applications/\(.application)/confirmation"; null) + {what: "going on without a training", refused: ["mentor-training-before-match"]}' | attempt
step "trained or inducted" 'select(.status == "accepted" and .training == null) | post("coordinator"; "/v1/applications/\(.application)/training";
    if .role == "mentor" then {kind: "mentorTraining", form: "workshop", heldOn: $known.today, days: 1, themes: ["purpose", "role", "hopesAndFears", "boundaries", "etiquette", "coordinator", "meetings", "skills", "monitoring"]}
    else {kind: "menteeInduction", form: "workshop", heldOn: $known.today} end)'
step "decide to go on" 'select(.status == "accepted") | post(.id; "/v1/applications/\(.application)/confirmation"; null)'
look
held selection-criteria-flexibility selection-unsuccessful-informed mentor-training-length opt-out-after-training

# ---------------------------------------------------------------------------------------------------------------------

say "The scheme starts; each mentee is proposed to the best mentor who is free."
jq -cn --arg path "$at/start" "$ask"'post("coordinator"; $path; null)' | play >/dev/null
proposals
match >"$work/matched"
echo "  $(wc -l <"$work/matched") mentees have their mentor"
while IFS=, read -r mentor mentee rules what; do
  about 'post("coordinator"; "/v1/proposals"; {mentor: $by[$mentor].application, mentee: $by[$mentee].application}) + {what: "\($what): \($by[$mentor].id) for \($by[$mentee].id)", refused: ($rules | split(" "))}' \
    -n --arg what "$what" --arg rules "$rules" --arg mentor "$mentor" --arg mentee "$mentee" >"$work/conflict.json"
  # The two may have no place left by now: what is asked is that the conflict stands against them as well.
  jq -c '.want = [409]' "$work/conflict.json" | answer_to >"$work/conflict.answer"
  jq -e --arg rule "${rules%% *}" '[.rule, (.refusals[]?.rule)] | index($rule)' "$work/conflict.answer" >/dev/null || fail "$what was to be refused by $rules"
  jq -c '{what, rules: .refused, refused}' "$work/conflict.json" >>"$work/refused"
  echo "  refused: $what"
  echo "           by $rules"
done <<'END'
p-01 mentor,p-31 mentee,match-conflict-declared,a mentee has declared a conflict with the person
p-02 mentor,p-32 mentee,match-conflict-declared,a mentor has declared a conflict with the person
p-03 mentor,p-40 mentee,match-conflict-declared,a mentee has declared a conflict with an organisation
END
about 'post("p-01"; "/v1/proposals"; {mentor: $by["p-01 mentor"].application, mentee: $by["p-33 mentee"].application}) + {what: "a mentor proposes a match of their own", refused: []}' -n | attempt
held match-conflict-declared match-cross-organisation match-experience-level match-internal-external-preference match-duration-preference match-face-to-face-preference match-needs-both-acceptances \
  match-uses-application-criteria no-manager-as-mentor manager-chain-depth mentor-capacity mentee-one-place mentor-application-required mentee-application-required model-one-to-one-size mentoring-models-enabled \
  evaluation-plan-before-launch pilot-duration rematch-strategy-recorded

say "Boosts of two months and pairs for a year write their agreements."
relationships
jq -c --slurpfile now "$work/now.json" '($now[0] | map({(.id): .answers}) | add) as $of | map(. + {lengths: [$of[.mentor].duration, $of[.mentee].duration], boost: ($of[.mentee].duration == "boost"),
  wish: $of[.mentee].preference, inside: (.organisations[0] == .organisations[1])})' "$work/pairs.json" >"$work/with.json"
mv "$work/with.json" "$work/pairs.json"
pairs 'select(.status == "accepted") | post(.mentor; "/v1/programmes/\($known.programme)/code-acceptances"; {document: $known.documents.codeOfPractice, ethicsAndLaw: true})' | sort -u | play >/dev/null
terms='{startsOn: $known.today, endsOn: (($known.now[:19] + "Z" | fromdate) + (if .boost then 60 else 364 end) * 86400 | todate[:10]), frequencyDays: (if .boost then 14 else 30 end), contactDays: 14, hoursPerPeriod: 2, minMinutes: 60, maxMinutes: 90,
  venue: "The library", methods: ["faceToFace", "video"], scope: "\(.needs[0]), and whatever comes of it.", goals: [.needs[0]], confidentiality: "What we say and write stays with us.", recipients: ["parties"],
  notes: {kept: true, by: "both", disposal: "Deleted when we end."}, thirdTalks: {mentorsMentor: false, sponsors: false, peers: false}, groundRules: ["A day ahead at the latest."]}'
jq -c '.[:1]' "$work/pairs.json" >"$work/first.json"
first() { jq -c --slurpfile known_ "$work/known.json" "$ask"' $known_[0] as $known | .[] | '"$1" "$work/first.json"; }
first 'put(.mentee; "/v1/relationships/\(.id)/agreement"; '"$terms"' + {recipients: ["parties", "coordinator"]}; "*") + {what: "terms that let the coordinator read what the scheme keeps with the two", refused: ["agreement-narrows-only"]}' | attempt
first 'put(.mentee; "/v1/relationships/\(.id)/agreement"; '"$terms"' + {maxMinutes: 200}; "*") + {what: "terms with longer meetings than the scheme has", refused: ["agreement-narrows-only"]}' | attempt
first 'put(.mentee; "/v1/relationships/\(.id)/agreement"; '"$terms"' + {endsOn: "2199-01-01"}; "*") + {what: "terms beyond the end of the scheme", refused: ["agreement-end-within-programme"]}' | attempt
step_pairs "agreements drafted" 'put(.mentee; "/v1/relationships/\(.id)/agreement"; '"$terms"'; "*")'
first 'post(.mentee; "/v1/relationships/\(.id)/agreement/signatures"; {number: 1, voluntary: false, policies: ["conduct"], evaluationUse: true}) + {what: "a signature under pressure, with one policy", refused: ["voluntary-statement-in-agreement", "governing-policies-apply"]}' | attempt
step_pairs "signatures" '(.mentor, .mentee) as $who | post($who; "/v1/relationships/\(.id)/agreement/signatures"; {number: 1, voluntary: true, evaluationUse: true,
  policies: ["conduct", "bullyingAndHarassment", "equality", "mentalHealth", "healthAndSafety", "changeManagement", "personalRelationships"]})'
held code-which code-accepted-before-start ethics-and-law-followed agreement-written agreement-signed-by-both agreement-term-duration agreement-end-date agreement-term-frequency agreement-term-time agreement-term-venue agreement-term-scope \
  agreement-term-roles agreement-term-confidentiality agreement-term-notes agreement-term-third-talks agreement-term-evaluation-use agreement-term-ground-rules agreement-copy-to-programme relationship-length

# ---------------------------------------------------------------------------------------------------------------------

say "They meet, and keep their records together."
first 'post(.mentee; "/v1/relationships/\(.id)/meetings"; {startsAt: (($known.now[:19] + "Z" | fromdate) + 86400 | todate), minutes: 130, method: "telephone"}) + {what: "more than two hours by telephone", refused: ["meeting-length", "meeting-length-telephone"]}' | attempt
step_pairs "meetings held" 'post(.mentee; "/v1/relationships/\(.id)/held-meetings"; {startsAt: $known.now, minutes: 75, method: "faceToFace"})'
pairs_with meetings meetings
# In this scheme the mentor may complete the log as well as the mentee.
step_pairs "logs written" '.meetings.items[0].id as $meeting | put(.mentor; "/v1/meetings/\($meeting)/log"; {topics: [.needs[0]], actions: [{text: "Try it on one case", owner: "mentee"}]}; "*") | del(.headers)'
step_pairs "logs completed by the mentor" 'post(.mentor; "/v1/meetings/\(.meetings.items[0].id)/log/completion"; null)'
first 'post(.mentor; "/v1/relationships/\(.id)/reflective-logs"; {on: $known.today, session: 1, learning: "To ask first."}) + {what: "a reflective log, which this scheme does without", refused: ["reflective-log-kept"]}' | attempt
jq -c '.[:1]' "$work/pairs.json" >"$work/first.json"
first 'post(.mentor; "/v1/meetings/\(.meetings.items[0].id)/log/confirmation"; null) + {what: "the same confirms who completed", refused: ["log-confirmed-by-other"]}' | attempt
step_pairs "logs confirmed by the mentee" 'post(.mentee; "/v1/meetings/\(.meetings.items[0].id)/log/confirmation"; null)'
first 'get("coordinator"; "/v1/meetings/\(.meetings.items[0].id)/log") + {what: "the coordinator reads a log", refused: []}' | attempt
first 'get("head-council"; "/v1/relationships/\(.id)") + {what: "a manager looks for the relationship", refused: []}' | attempt
first 'post(.mentee; "/v1/meetings/\(.meetings.items[0].id)/log/forwarding"; null) + {what: "a log for the coordinator", refused: ["log-forwarding", "log-readers"]}' | attempt
settings "" '{"log.readers": "partiesAndCoordinator", "log.forwarding": "onCompletion"}' | answer_to | jq -r '"  the scheme opens logs to the coordinator: \(.change.liveRelationships) relationships are live", (.change.changes[] | "    \(.setting): \(.affects)")'
first 'post(.mentee; "/v1/meetings/\(.meetings.items[0].id)/log/forwarding"; null) + {what: "a log of a relationship that was there before", refused: ["log-forwarding", "log-readers"]}' | attempt
held joint-records log-completer notes-kept-by-agreement log-template-uniform log-secure-store relationship-confidential seniority-gives-no-access non-reporting-relationship meeting-length contact-methods actions-between-sessions

say "A pair parts at once, and the boosts come to their end."
jq -c --argjson id "$(jq '.[-1].id' "$work/pairs.json")" '. + {unsuited: $id}' "$work/known.json" >"$work/known.new" && mv "$work/known.new" "$work/known.json"
pairs 'select(.id == $known.unsuited) | post(.mentee; "/v1/relationships/\(.id)/ending"; {kind: "unresolved", reason: "timeOrWorkload"})' | answer_to | so "it is over without a talk first, as the scheme is set" '.status == "ended"'
pairs 'select(.id == $known.unsuited) | post(.mentee; "/v1/relationships/\(.id)/rematch-requests"; {})' | answer_to >"$work/rematch.json"
jq -c "$ask"'post("coordinator"; "/v1/rematch-requests/\(.id)/decision"; {grant: false}) + {what: "no other match, and no word why", refused: ["rematch-refusal-note"]}' "$work/rematch.json" | attempt
jq -c "$ask"'post("coordinator"; "/v1/rematch-requests/\(.id)/decision"; {grant: true})' "$work/rematch.json" | play >/dev/null
step_pairs "boosts ended with what they were for" 'select(.boost and .id != $known.unsuited) | post(.mentee; "/v1/relationships/\(.id)/ending"; {kind: "objectivesMet", reason: "goalsMet"})'
held either-may-end end-coordinator-informed end-kind-recorded rematch-offered rematch-at-discretion agreement-talk-before-ending end-reason-for-monitoring

# ---------------------------------------------------------------------------------------------------------------------

jq -c 'map({id, boost, wish, inside, lengths})' "$work/pairs.json" >"$work/known_pairs.json"
jq -cn --arg id "$programme" "$ask"'get("coordinator"; "/v1/relationships?programme=\($id)&limit=200")' | answer_to >"$work/relationships.json"
jq -cn --arg id "$programme" "$ask"'get("coordinator"; "/v1/applications?programme=\($id)&limit=200")' | answer_to >"$work/reached.json"
jq -n --slurpfile pairs "$work/known_pairs.json" --slurpfile relationships "$work/relationships.json" --slurpfile reached "$work/reached.json" '
  def figure($what; $told; $counted): {$what, $told, $counted};
  ($relationships[0].items | map({(.id): .status}) | add) as $status | $pairs[0] as $pairs | ($pairs[-1].id) as $parted
  | ($pairs | map(select(.boost or .id == $parted)) | length) as $over | [
    figure("questionnaires"; 60; $reached[0].items | length),
    figure("not selected"; 2; [$reached[0].items[] | select(.status == "notSelected")] | length),
    figure("pairs"; 28; $relationships[0].items | length),
    figure("boosts"; 13; $pairs | map(select(.boost)) | length),
    figure("pairs for twelve months"; 15; $pairs | map(select(.boost | not)) | length),
    figure("ended"; $over; [$status[] | select(. == "ended")] | length),
    figure("going on"; 28 - $over; [$status[] | select(. == "active")] | length)
  ]' >"$work/account.json"
say "The coordinator's account"
jq -r '.[] | "  \("    \(.counted)"[-4:])  \(.what)\(if .told == .counted then "" else "   <- \(.told) were expected" end)"' "$work/account.json"
jq -r '(map(select(.wish != "either")) | length) as $wished | "  \("    \(map(select((.wish == "internal" and .inside) or (.wish == "external" and (.inside | not)))) | length)"[-4:])  of \($wished) mentees with a wish for inside or outside have it",
  "  \("    \(map(select(.lengths[0] == .lengths[1])) | length)"[-4:])  pairs wished for the same length"' "$work/known_pairs.json"
jq -e 'all(.[]; .told == .counted)' "$work/account.json" >/dev/null || fail "the figures above differ from what the sample tells"

jq -r '.answer? | (.warnings? // [])[]?.rule' "$work/answers" >"$work/advised"
jq -r '.rules[]' "$work/refused" | cat - "$work/advised" "$work/held" | sort -u >"$work/rules"
curl -sS "$api/rules" | jq -r '.[].id' | sort >"$work/book"
unknown=$(comm -23 "$work/rules" "$work/book")
[[ -z $unknown ]] || fail "the rule book does not know $unknown"
say "Rules that came into play: $(wc -l <"$work/rules")"
jq -rs '[.[].rules[]] | group_by(.)[] | "  refused  \(.[0])"' "$work/refused"
sort -u "$work/advised" | sed 's/^/  advised  /'
sort -u "$work/held" | sed 's/^/  held     /'
say "All as told, in $((SECONDS - started)) s."
