#!/usr/bin/env bash
# Runs four models of peer mentoring at once: one-to-one, a group, a two-by-two and a team.
#
#   run.sh [address of a server in Development; http://localhost:5080 when left out]
#
# Each run makes an organisation of its own, so it can be run again. It ends with 1 when anything is not as told, and else with the coordinator's
# account and the rules that it exercised.
set -euo pipefail
shopt -s inherit_errexit

api=${1:-http://localhost:5080}
api=${api%/}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "NOT AS TOLD: $*" >&2; exit 1; }
say() { printf '\n%s\n' "$*"; }
for tool in curl jq; do command -v $tool >/dev/null || fail "$tool is missing"; done
: >"$work/rules"
declare -A token person application

# Who asks, method, address, body and the status that is expected; the answer comes back. Rules that are warned of or refuse are noted.
ask() { # who method path [body [status]]
  local want=${5:-2} status
  status=$(curl -sS --max-time 60 -o "$work/answer" -w '%{http_code}' -X "$2" "$api$3" -H "Authorization: Bearer ${token[$1]:-}" -H 'Content-Type: application/json' -H 'If-Match: *' ${4:+-d "$4"}) || fail "$api does not answer"
  [[ $status == "$want"* ]] || fail "$1 $2 $3: expected $want, was $status $(head -c 600 "$work/answer")"
  jq -r '.warnings[]?.rule, .rule // empty, .refusals[]?.rule' "$work/answer" 2>/dev/null >>"$work/rules" || true
  cat "$work/answer"
}
id() { ask "$@" | jq -r .id; }
refused() { # rule who method path [body]
  local rule=$1
  shift
  ask "$1" "$2" "$3" "${4:-}" 4 | jq -e --arg rule "$rule" '[.rule, .refusals[]?.rule] | index($rule)' >/dev/null || fail "$1 $2 $3 was to be refused by $rule: $(head -c 600 "$work/answer")"
  echo "  refused by $rule"
}
is() { [[ $2 == "$3" ]] || fail "$1: expected $3, was $2"; }
shows() { printf '%s\n' "$@" >>"$work/rules"; }
sign_in() { token[$1]=$(ask nobody POST /dev/token "$2" | jq -r .access_token); }

curl -sS -o /dev/null --fail --max-time 10 "$api/dev/clock" || fail "no server in Development answers at $api"
organisation=brae-care-$(date +%s)-$$
today=$(curl -sS "$api/dev/clock" | jq -r '.now[:10]')
day() { date -u -d "$today $1" +%F; }

say "Brae Care runs peer mentoring: a steering group, a coordinator, and people of two teams."
sign_in admin '{"as": "admin"}'
ask admin PUT "/v1/clients/$organisation-hr" "{\"name\": \"HR of Brae Care\", \"purpose\": \"Keeps people and reporting lines up to date.\", \"scopes\": [\"people.sync\"], \"organisations\": [\"$organisation\"]}" >/dev/null
sign_in hr "{\"client\": \"$organisation-hr\"}"
ask hr PUT "/v1/organisations/$organisation" '{"name": "Brae Care", "approver": "director"}' >/dev/null
for team in alder birch; do ask hr PUT "/v1/organisations/$organisation/teams/$team" "{\"name\": \"$team\"}" >/dev/null; done
hires() { # name manager team
  person[$1]=$(ask hr PUT "/v1/organisations/$organisation/people/$1" "$(jq -cn --arg name "$1" --arg manager "$2" --arg team "${3:-}" '{givenName: ($name | split("-")[0]), familyName: ($name | split("-")[1] // "Brae"), engagement: "staff", manager: (if $manager == "" then null else $manager end), team: (if $team == "" then null else $team end)}')" | jq -r .id)
  sign_in "$1" "{\"person\": \"${person[$1]}\"}"
}
hires director ""
hires manager director
for name in coordinator steering safeguarding; do hires $name director; done
mentors=(ailsa-one bram-group cora-pair dougal-pair ewan-team)
mentees=(fern-one gus-group hana-group iain-group joan-later kit-pair lorna-pair moira-team niall-team)
for name in "${mentors[@]}" "${mentees[@]}"; do
  case $name in ewan-team) team=birch ;; *-team) team=alder ;; *) team= ;; esac
  hires "$name" manager "$team"
done
shows joint-programme single-organisation

programme=$(id admin POST /v1/programmes "{\"name\": \"Peers of Brae Care $organisation\", \"preset\": \"peer-mentoring\", \"organisations\": [\"$organisation\"]}")
at=/v1/programmes/$programme
for office in coordinator:coordinator steering:steeringGroup safeguarding:safeguardingContact; do
  ask admin POST "$at/appointments" "{\"person\": \"${person[${office%:*}]}\", \"role\": \"${office#*:}\"}" >/dev/null
done
sign_in coordinator "{\"person\": \"${person[coordinator]}\"}"
refused programme-purpose-stated coordinator POST "$at/opening"
ask coordinator PUT "$at" "$(jq -cn '{name: "Peers of Brae Care", purpose: "Colleagues learn from each other across teams.",
  objectives: [{text: "Newcomers find their feet.", need: "The last survey said so.", measures: ["Two in three say so at the end."]}],
  selectionCriteria: [{code: "time", role: "mentor", text: "Has two hours a month.", weight: "essential"}, {code: "learning", role: "mentee", text: "Wants to learn.", weight: "essential"}],
  selectionDecider: "coordinator", evaluationPlan: {audience: "The steering group.", use: "To decide on going on.", methods: "Questionnaires.", timing: "Months six and twelve."},
  rematchStrategy: "Another match on request."}')" >/dev/null
declare -A document
for kind in mentorRole menteeResponsibilities policy applicationNotice codeOfPractice menteeGuidance; do
  document[$kind]=$(id coordinator POST "$at/documents" "$(jq -cn --arg kind $kind --arg from "$today" --arg until "$(day '+1 year')" '{kind: $kind, language: "en", title: $kind, text: "A short text."}
    + if $kind == "policy" then {approvedOn: $from, reviewOn: $until, relatedPolicies: ["Equality"], storageRules: "On this system alone."} else {} end')")
done
ask coordinator POST "$at/opening" >/dev/null
shows programme-purpose-stated programme-objectives-need-based programme-outcomes-measurable coordinator-appointed role-statements-published selection-criteria-defined selection-decider-named policy-document-recorded application-notice-shown document-versioning steering-group-in-place equal-information-access

say "Fourteen people apply; their manager signs, the coordinator selects and trains, and each confirms."
for name in "${mentors[@]}" "${mentees[@]}"; do
  role=mentee sheet=menteeResponsibilities kind=menteeInduction code=learning
  [[ " ${mentors[*]} " == *" $name "* ]] && role=mentor sheet=mentorRole kind=mentorTraining code=time
  mine=$(id "$name" POST "$at/applications" "{\"role\": \"$role\"}")
  application[$name]=$mine
  ask "$name" PUT "/v1/applications/$mine/answers" "$(jq -cn --arg name "$name" --arg role $role '{givenName: ($name | split("-")[0]), familyName: "Brae", email: "\($name)@brae.example", jobTitle: "Practitioner", grade: "5", qualifications: ["A certificate"],
    responsibilities: "Care.", preference: "internal", places: ["Perth"], profession: "Care", profile: "Likes to think aloud."}
    + if $role == "mentor" then {mentor: {reason: "giveBack", skills: ["supervision"], experience: "Ten years.", mentoredBefore: ($name | IN("ailsa-one", "cora-pair", "ewan-team"))}} else {mentee: {reason: "newRole", needs: ["supervision"]}} end')" >/dev/null
  ask "$name" POST "/v1/applications/$mine/submission" "$(jq -cn --arg notice "${document[applicationNotice]}" --arg sheet "${document[$sheet]}" '{commitments: ["time", "recordsAndReview", "training", "selfDevelopment", "feedback", "keepAppointments"], notice: $notice, roleSheet: $sheet}')" >/dev/null
  ask manager POST "/v1/applications/$mine/sign-off" '{"decision": "approve", "timeAvailable": true}' >/dev/null
  ask coordinator POST "/v1/applications/$mine/selection" "{\"decision\": \"accept\", \"criteria\": [{\"code\": \"$code\", \"met\": true}]}" >/dev/null
  ask coordinator POST "/v1/applications/$mine/training" "{\"kind\": \"$kind\", \"form\": \"workshop\", \"heldOn\": \"$today\", \"days\": 1, \"themes\": [\"purpose\"]}" >/dev/null
  ask "$name" POST "/v1/applications/$mine/confirmation" >/dev/null
done
ask coordinator POST "$at/start" >/dev/null
for name in "${mentors[@]}"; do ask "$name" POST "$at/code-acceptances" "{\"document\": \"${document[codeOfPractice]}\", \"ethicsAndLaw\": true}" >/dev/null; done
shows applicant-completes-own-form application-role-sections application-consent-on-submit commitment-time line-manager-signoff-mentee line-manager-signoff-mentor signoff-by-own-manager signoff-before-programme mentor-training-before-match mentee-induction-before-match opt-out-after-training code-accepted-before-start ethics-and-law-followed evaluation-plan-before-launch pilot-duration voluntary-mentor voluntary-mentee

say "The coordinator puts four models together; what breaks a model is refused."
ids() { local list=() name; for name in "$@"; do list+=("\"${application[$name]}\""); done; (IFS=,; echo "[${list[*]}]"); }
group() { echo "{\"model\": \"$1\", \"mentors\": $(ids $2), \"mentees\": $(ids $3), \"purpose\": \"${4:-leadership}\"}"; }
refused model-group-size coordinator POST /v1/group-proposals "$(group group bram-group "gus-group hana-group iain-group joan-later fern-one")"
refused model-two-by-two-size coordinator POST /v1/group-proposals "$(group twoByTwo "cora-pair dougal-pair" kit-pair)"
refused model-team-mentor-count coordinator POST /v1/group-proposals "$(group team "ailsa-one bram-group cora-pair" "moira-team niall-team")"
refused model-team-same-team coordinator POST /v1/group-proposals "$(group team ewan-team "moira-team gus-group")"
refused model-one-to-one-size coordinator POST /v1/group-proposals "$(group oneToOne ailsa-one "fern-one gus-group")"
refused life-cycle-step coordinator POST "$at/start"
ask coordinator GET "$at/match-supply" | jq -e '.waitingMentees == 9 and .freePlaces == 5 and .advice[0].rule == "match-supply"' >/dev/null || fail "mentors should be short: $(cat "$work/answer")"
declare -A relationship members
accept() { local proposal=$1 name; shift; for name in "$@"; do ask "$name" POST "/v1/proposals/$proposal/response" '{"answer": "accept"}' >/dev/null; done; }
forms() { # name, people, proposal
  accept "$3" $2
  relationship[$1]=$(ask coordinator GET "/v1/relationships?programme=$programme&limit=50" | jq -r --arg proposal "$3" '.items[] | select(.proposal == $proposal) | .id')
  members[$1]=$2
  is "$1" "$(ask ${2##* } GET "/v1/relationships/${relationship[$1]}" | jq -r .status)" forming
}
forms one "ailsa-one fern-one" "$(id coordinator POST /v1/proposals "{\"mentor\": \"${application[ailsa-one]}\", \"mentee\": \"${application[fern-one]}\", \"purpose\": \"induction\"}")"
forms group "bram-group gus-group hana-group iain-group" "$(id coordinator POST /v1/group-proposals "$(group group bram-group "gus-group hana-group iain-group")")"
forms pair "cora-pair dougal-pair kit-pair lorna-pair" "$(id coordinator POST /v1/group-proposals "$(group twoByTwo "cora-pair dougal-pair" "kit-pair lorna-pair" careerOrRoleChange)")"
forms team "ewan-team moira-team niall-team" "$(id coordinator POST /v1/group-proposals "$(group team ewan-team "moira-team niall-team" qualityImprovement)")"
shows mentoring-models-enabled model-one-to-one-size model-group-size model-two-by-two-size model-two-by-two-experience model-team-mentor-count model-team-mentor-outside model-team-mentor-experienced model-team-same-team match-needs-both-acceptances coordinator-makes-match no-manager-as-mentor manager-chain-depth programme-purpose-category match-supply match-uses-application-criteria match-need-to-expertise match-location match-common-field mentor-capacity

say "Each of the four writes its agreement; it is in force when all have signed the same version."
terms() { jq -cn --arg from "$today" --arg until "$(day '+5 months')" --argjson team "${1:-null}" '{startsOn: $from, endsOn: $until, contactDays: 14, frequencyDays: 30, hoursPerPeriod: 2, minMinutes: 60, maxMinutes: 120, venue: "A quiet room.", methods: ["faceToFace"], scope: "Work in the new post.",
  confidentiality: "Between all of us.", recipients: ["parties", "coordinator"], notes: {kept: false}, thirdTalks: {mentorsMentor: false}, groundRules: ["What is said here stays here."], teamStart: $team}'; }
signs() { # relationship, people
  local number
  number=$(ask ${2##* } GET "/v1/relationships/$1/agreement" | jq .number)
  for name in $2; do
    ask "$name" POST "/v1/relationships/$1/agreement/signatures" "{\"number\": $number, \"voluntary\": true, \"evaluationUse\": true, \"policies\": [\"conduct\", \"bullyingAndHarassment\", \"equality\", \"mentalHealth\", \"healthAndSafety\", \"changeManagement\", \"personalRelationships\"]}" >/dev/null
  done
  is "the agreement" "$(jq -r .status "$work/answer")" inForce
}
for model in one group pair; do
  ask ${members[$model]##* } PUT "/v1/relationships/${relationship[$model]}/agreement" "$(terms)" >/dev/null
  signs "${relationship[$model]}" "${members[$model]}"
done
ask moira-team PUT "/v1/relationships/${relationship[team]}/agreement" "$(terms)" | jq -e '.warnings | any(.rule == "model-team-goals-defined")' >/dev/null || fail "a team's start should be asked for"
ask moira-team PUT "/v1/relationships/${relationship[team]}/agreement" "$(terms '["purpose", "outcomes", "organisationAims", "measures", "expectations", "actionPlan", "existingSkills", "approach"]')" >/dev/null
signs "${relationship[team]}" "${members[team]}"
shows agreement-signed-by-both voluntary-statement-in-agreement governing-policies-apply agreement-term-duration agreement-end-date agreement-end-within-programme agreement-term-frequency agreement-term-time agreement-term-venue agreement-term-scope agreement-term-roles agreement-term-confidentiality agreement-term-notes agreement-term-third-talks agreement-term-evaluation-use agreement-copy-to-programme model-team-goals-defined

say "The group meets, and one of it asks for a session of two: its log is for the two alone."
g=/v1/relationships/${relationship[group]}
met() { id "$1" POST "$2/held-meetings" "{\"startsAt\": \"${today}T00:00:01Z\", \"minutes\": 60, \"method\": \"faceToFace\"${3:+, \"oneToOneWith\": \"$3\"}}"; }
all=$(met bram-group "$g")
ask hana-group POST "$g/one-to-one-requests" >/dev/null
two=$(met bram-group "$g" "${person[hana-group]}")
is "the request" "$(ask hana-group GET "$g/one-to-one-requests" | jq '[.items[] | select(.answeredAt)] | length')" 1
for meeting in $all $two; do ask hana-group PUT "/v1/meetings/$meeting/log" '{"topics": ["A hard visit"], "actions": [{"text": "Ring back", "owner": "mentee"}]}' >/dev/null; done
ask hana-group POST "/v1/meetings/$all/log/completion" >/dev/null
ask bram-group POST "/v1/meetings/$all/log/confirmation" >/dev/null
ask gus-group GET "/v1/meetings/$all/log" >/dev/null
ask gus-group GET "/v1/meetings/$two/log" "" 404 >/dev/null
ask gus-group GET "/v1/meetings/$two" "" 404 >/dev/null
shows group-confidentiality model-group-one-to-one-on-request relationship-confidential agreement-at-first-meeting agreement-written log-per-meeting

say "Joan joins the group: she reads from then on, and all sign anew. Iain leaves: at once, and nobody is told why."
joining=$(id coordinator POST "$g/joining-proposals" "{\"application\": \"${application[joan-later]}\"}")
ask bram-group GET "/v1/me/notices?limit=100" | jq -e '[.items[].kind] | index("joiningProposed")' >/dev/null || fail "the group should know before"
accept "$joining" joan-later
ask joan-later GET "/v1/meetings/$all" "" 404 >/dev/null
met bram-group "$g" >/dev/null
refused agreement-written bram-group POST "$g/held-meetings" "{\"startsAt\": \"${today}T00:00:02Z\", \"minutes\": 60, \"method\": \"faceToFace\"}"
signs "${relationship[group]}" "bram-group gus-group hana-group iain-group joan-later"
ask iain-group POST "$g/leaving" '{"reason": "preferNotToSay"}' 204 >/dev/null
ask iain-group GET "$g" "" 404 >/dev/null
ask iain-group GET "/v1/meetings/$all/log" >/dev/null
later=$(met bram-group "$g")
ask iain-group GET "/v1/meetings/$later" "" 404 >/dev/null
ask joan-later GET "/v1/meetings/$later" >/dev/null
is "what the others learn of a reason" "$(ask gus-group GET "$g/ending-reasons" | jq '.items | length')" 0
is "the group" "$(ask gus-group GET "$g" | jq -r .status)" active
shows agreement-change-by-both either-may-end end-no-blame end-coordinator-informed withdraw-any-time

say "Two-by-two with three is not active; a fourth would have to join. HR moves the team's mentor into the team, and out again."
p=/v1/relationships/${relationship[pair]}
ask lorna-pair POST "$p/leaving" '{}' 204 >/dev/null
is "two-by-two with three" "$(ask kit-pair GET "$p" | jq -r .status)" forming
accept "$(id coordinator POST "$p/joining-proposals" "{\"application\": \"${application[iain-group]}\"}")" iain-group
signs "${relationship[pair]}" "cora-pair dougal-pair kit-pair iain-group"
is "two-by-two with four" "$(ask kit-pair GET "$p" | jq -r .status)" active
t=/v1/relationships/${relationship[team]}
moves() { ask hr PUT "/v1/organisations/$organisation/people/ewan-team" "{\"givenName\": \"ewan\", \"familyName\": \"team\", \"engagement\": \"staff\", \"manager\": \"manager\", \"team\": \"$1\"}" >/dev/null; }
moves alder
is "a team whose mentor is one of it" "$(ask moira-team GET "$t" | jq -r '"\(.status) \(.suspension.rule)"')" "suspended model-team-mentor-outside"
refused model-team-mentor-outside coordinator POST "$t/resumption"
moves birch
is "the team" "$(ask coordinator POST "$t/resumption" | jq -r .status)" active
shows manager-rule-rechecked rematch-at-discretion

say "GROW and OSKAR: the mentees' sheets, to show or to keep. Other tools are not offered here."
o=/v1/relationships/${relationship[one]}
grow=$(id fern-one POST "$o/tool-sheets" '{"tool": "grow", "content": {"topic": "My first review", "answers": [], "commitment": 5}}')
ask ailsa-one GET "/v1/tool-sheets/$grow" "" 404 >/dev/null
ask fern-one POST "/v1/tool-sheets/$grow/sharing" '{"shared": true}' >/dev/null
ask ailsa-one GET "/v1/tool-sheets/$grow" >/dev/null
oskar=$(id moira-team POST "$t/tool-sheets" "{\"tool\": \"oskar\", \"content\": {\"now\": 4, \"wished\": 8, \"reviewOn\": \"$(day '+1 month')\"}}")
ask moira-team POST "/v1/tool-sheets/$oskar/sharing" '{"shared": true}' >/dev/null
ask ewan-team GET "/v1/tool-sheets/$oskar" >/dev/null
ask niall-team GET "/v1/tool-sheets/$oskar" "" 404 >/dev/null
refused oskar-scale-range fern-one POST "$o/tool-sheets" '{"tool": "oskar", "content": {"now": 11}}'
refused tools-offered-not-imposed fern-one POST "$o/tool-sheets" '{"tool": "visioning"}'
grep -qx commitment-rating-threshold "$work/rules" || fail "a commitment of 5 should be asked about"

say "It does not work between Ailsa and Fern: the programme offers a talk first, and then it ends without blame."
is "an ending that waits for the talk" "$(ask fern-one POST "$o/ending" '{"kind": "unresolved", "reason": "notSuited", "note": "We talk past each other."}' | jq -r 'if .endsBy then .status else "no talk" end')" active
is "what Ailsa learns of the reason" "$(ask ailsa-one GET "$o/ending-reasons" | jq '.items | length')" 0
is "the ending" "$(ask coordinator POST "$o/ending/talk" | jq -r .status)" ended
ask ailsa-one GET "$o/ending" | jq -e 'has("author") | not' >/dev/null || fail "an ending says nothing of who asked"
ask fern-one POST "$o/rematch-requests" '{}' >/dev/null
shows agreement-talk-before-ending end-kind-recorded end-reason-for-monitoring rematch-offered rematch-no-penalty concern-to-programme

say "The steering group knows the programme, and nobody in it."
ask steering GET "$at" >/dev/null
is "what the steering group sees of relationships" "$(ask steering GET "/v1/relationships?programme=$programme" | jq '.items | length')" 0
for path in "$g" "/v1/meetings/$all" "/v1/meetings/$all/log" "$g/agreement"; do ask steering GET "$path" "" 404 >/dev/null; done
ask manager GET "/v1/meetings/$all/log" "" 404 >/dev/null
shows seniority-gives-no-access non-reporting-relationship

say "The coordinator's account:"
ask coordinator GET "/v1/relationships?programme=$programme&limit=50" >"$work/all"
jq -r '.items[] | "  \(.model): \(.status), \(.parties | map(select(.role == "mentor")) | length) with \(.parties | map(select(.role == "mentee")) | length), for \(.purpose)"' "$work/all"
is "the four" "$(jq -r '[.items[] | "\(.model) \(.status)"] | sort | join(", ")' "$work/all")" "group active, oneToOne ended, team active, twoByTwo active"
ask coordinator GET "$at/match-supply" | jq -r '"  \(.waitingMentees) mentees wait, \(.freePlaces) places are free"'
is "who waits for another match" "$(ask coordinator GET "/v1/rematch-requests?programme=$programme" | jq '.items | length')" 1

curl -sS "$api/rules" | jq -r '(.items? // .)[].id' | sort -u >"$work/known"
sort -u "$work/rules" | comm -12 - "$work/known" >"$work/exercised"
for rule in model-group-size model-two-by-two-size model-team-mentor-outside model-team-same-team group-confidentiality agreement-talk-before-ending; do grep -qx $rule "$work/exercised" || fail "$rule was not exercised"; done
say "Rules exercised: $(wc -l <"$work/exercised")"
paste -sd ' ' "$work/exercised" | fold -s -w 150 | sed 's/^/  /'
say "All as told."
