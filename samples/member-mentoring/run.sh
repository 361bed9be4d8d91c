#!/usr/bin/env bash
# Plays a year of mentoring between elected members, who have no line manager and hold the figures in a contract of their own, and accounts for it.
#
#   run.sh [address of a server in Development; http://localhost:5080 when left out]
#
# Each run makes a council of its own and moves the programme's time on, so it can be run again. It ends with 1 when anything is not as told.
set -euo pipefail
shopt -s inherit_errexit

api=${1:-http://localhost:5080}
api=${api%/}
told=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
source "$told/../advice-skills-pilot/play.sh"
for tool in curl jq; do command -v $tool >/dev/null || fail "$tool is missing"; done
curl -sS -o /dev/null --fail --max-time 10 "$api/dev/clock" || fail "no server in Development answers at $api"
echo '{}' >"$work/tokens.json"
: >"$work/refused"
: >"$work/exercised"
started=$SECONDS
council=bryn-valley-$(date +%s)-$$
coordinator=democratic-services

# ---------------------------------------------------------------------------------------------------------------------

# What a step answers; the rules that it was advised by are kept for the account.
noted() { jq -c '.' | tee >(jq -r '.warnings[]?.rule' >>"$work/exercised"); }
send() { jq -cn --arg who "$1" --arg path "$2" --argjson body "${3:-null}" "$ask"'post($who; $path; $body)' | answer_to | noted; }
replace() { jq -cn --arg who "$1" --arg path "$2" --argjson body "$3" --arg etag "${4:-*}" "$ask"'put($who; $path; $body; $etag) | if $etag == "*" then del(.headers) else . end' | answer_to | noted; }
read_as() { jq -cn --arg who "$1" --arg path "$2" "$ask"'get($who; $path)' | answer_to; }
id() { jq -r .id; }

# An answer must hold; else the story is not as told.
holds() { jq -e "$2" <<<"$1" >/dev/null || fail "$3: $(head -c 600 <<<"$1")"; }
advised() { holds "$1" "[.warnings[]?.rule] | index(\"$2\")" "$2 should be told"; echo "  told: $2"; }
refused() { # who, method, path, body, what is tried, rules
  attempt < <(jq -cn --arg who "$1" --arg method "$2" --arg path "$3" --argjson body "$4" --arg what "$5" --args '{as: $who, method: $method, path: $path, body: $body, $what, refused: $ARGS.positional}' "${@:6}")
}

base=$(curl -sS "$api/dev/clock" | jq -r '.now[:19] + "Z" | fromdate')
day() { jq -rn --argjson base "$base" --argjson day "$1" '$base + ($day * 86400 | floor) | todate'; }
on() { day "$1" | cut -c1-10; }
until_day() { curl -sS --fail -o /dev/null -X PUT "$api/dev/clock" -H 'Content-Type: application/json' -d "{\"now\": \"$(day "$1")\"}" || fail "the clock does not move"; echo "  $(on "$1"), day $1"; }

# What stands on the coordinator's list about something, as rules.
listed() { read_as $coordinator "/v1/attention?programme=$programme&limit=200$1" | tee >(jq -r '.items[].rule' >>"$work/exercised") | jq -c '[.items[].rule] | sort'; }
wants() { holds "$(listed "$1")" "index(\"$2\")" "the coordinator's list should have $2"; echo "  the list has $2"; }
wants_not() { holds "$(listed "$1")" "index(\"$2\") | not" "the coordinator's list should not have $2"; echo "  the list has $2 no more"; }

# ---------------------------------------------------------------------------------------------------------------------

say "The council sends its members: nobody stands above anybody."
sign_in <<<'{"name": "admin", "ask": {"as": "admin"}}'
replace admin "/v1/clients/$council-hr" "$(jq -cn --arg id "$council" '{name: "Members of Bryn Valley", purpose: "Keeps members up to date.", scopes: ["people.sync"], organisations: [$id]}')" >/dev/null
jq -cn --arg id "$council" '{name: "hr", ask: {client: "\($id)-hr"}}' | sign_in
jq -cn --arg id "$council" '{as: "hr", method: "PUT", path: "/v1/organisations/\($id)", body: {name: "Bryn Valley County Council"}, want: [201]}' | play >/dev/null
jq -c --arg id "$council" '{as: "hr", method: "PUT", path: "/v1/organisations/\($id)/people/\(.externalId)", body: del(.externalId), want: [201], externalId}' "$told/people.ndjson" | play |
  jq -s 'map({(.externalId): .answer.id}) | add' >"$work/people.json"
jq -c 'to_entries[] | {name: .key, ask: {person: .value}}' "$work/people.json" | sign_in
person() { jq -r --arg who "$1" '.[$who]' "$work/people.json"; }
echo "  $(jq length "$work/people.json") people"

say "A programme from the preset for members: no sign-off, a contract before the first meeting, reviews in the place of an end."
programme=$(send admin /v1/programmes "$(jq -cn --arg id "$council" '{name: "Member mentoring, \($id)", preset: "member-mentoring", organisations: [$id], leadOrganisation: $id}')" | id)
at=/v1/programmes/$programme
for who in "$coordinator coordinator" "monitoring-officer safeguardingContact"; do send admin "$at/appointments" "{\"person\": \"$(person "${who% *}")\", \"role\": \"${who#* }\"}" >/dev/null; done
replace $coordinator "$at" "$(jq -c --arg id "$council" '.charter + {name: "Member mentoring, \($id)"}' "$told/programme.json")" "$(etag $coordinator "$at")" >/dev/null
while read -r document; do send $coordinator "$at/documents" "$document"; done < <(jq -c '.documents[]' "$told/programme.json") | jq -s 'map({("\(.kind) \(.language)"): .id}) | add' >"$work/documents.json"
document() { jq -r --arg which "$1" '.[$which]' "$work/documents.json"; }
refused cllr-ali GET "$at/documents?limit=200" null "a member reads the documents of a draft"
opened=$(send $coordinator "$at/opening")
holds "$opened" '.status == "recruiting"' "it should open"
welsh=$(read_as cllr-bowen "/v1/programmes/$programme/documents?limit=200" | jq -c '[.items[] | select(.language == "cy") | .kind] | sort')
holds "$welsh" 'length == 4' "four documents are there in Welsh"
echo "  in Welsh, too: $(jq -r 'join(", ")' <<<"$welsh")"

# ---------------------------------------------------------------------------------------------------------------------

say "They apply for themselves, and nobody signs for them."
answers() { jq -cn --arg role "$1" '{givenName: "A", familyName: "Member", email: "member@council.example", jobTitle: "Councillor", grade: "member", qualifications: ["None needed"], responsibilities: "A ward.", preference: "either", profile: "Sits on scrutiny."}
  + if $role == "mentor" then {mentor: {reason: "giveBack", skills: ["chairing"], experience: "Three terms."}, hoursPerMonth: 4} else {mentee: {reason: "newRole", needs: ["chairing"]}} end'; }
commitments='["time", "recordsAndReview", "training", "selfDevelopment", "feedback", "keepAppointments"]'
apply() { # who, role
  local application
  application=$(send "$1" "$at/applications" "{\"role\": \"$2\"}" | id)
  replace "$1" "/v1/applications/$application/answers" "$(answers "$2")" >/dev/null
  send "$1" "/v1/applications/$application/submission" "$(jq -cn --argjson commitments "$commitments" --arg notice "$(document "applicationNotice en")" --arg sheet "$(document "$([[ $2 == mentor ]] && echo mentorRole || echo menteeResponsibilities) en")" '{$commitments, $notice, roleSheet: $sheet}')" >"$work/submitted"
  holds "$(cat "$work/submitted")" '.status == "underSelection"' "an application of a member should go straight to the programme"
  echo "$application"
}
declare -A application=()
for who in "cllr-rees mentor" "cllr-hughes mentor" "cllr-ali mentee" "cllr-bowen mentee"; do application[${who% *}]=$(apply "${who% *}" "${who#* }"); done
refused cllr-rees POST "/v1/applications/${application[cllr-rees]}/selection" '{"decision": "accept", "criteria": []}' "a member selects themselves" selection-decider-named
for who in "cllr-rees served" "cllr-hughes served" "cllr-ali elected" "cllr-bowen elected"; do
  send $coordinator "/v1/applications/${application[${who% *}]}/selection" "{\"decision\": \"accept\", \"criteria\": [{\"code\": \"${who#* }\", \"met\": true}]}" >/dev/null
done
echo "  two mentors, two mentees"

say "Training for mentors, the guidance sheet for mentees."
train() { send $coordinator "/v1/applications/${application[$1]}/training" "$2"; }
advised "$(train cllr-rees "{\"kind\": \"mentorTraining\", \"form\": \"workshop\", \"heldOn\": \"$(on 0)\", \"days\": 1, \"themes\": [\"purpose\", \"role\"]}")" mentor-training-content
train cllr-hughes "{\"kind\": \"mentorTraining\", \"form\": \"workshop\", \"heldOn\": \"$(on 0)\", \"days\": 1}" >/dev/null
for mentee in cllr-ali cllr-bowen; do
  sheet=$(train $mentee "$(jq -cn --arg on "$(on 0)" --arg document "$(document "menteeGuidance cy")" '{kind: "menteeInduction", form: "guidanceSheet", heldOn: $on, document: $document}')" | id)
  send $mentee "/v1/training-records/$sheet/acknowledgement" >/dev/null
done
echo "  both mentees read it in Welsh"
for who in cllr-rees cllr-hughes cllr-ali cllr-bowen; do send $who "/v1/applications/${application[$who]}/confirmation" >/dev/null; done

say "The broker proposes, each answers, and the mentors sign the code."
send $coordinator "$at/start" >/dev/null
for mentor in cllr-rees cllr-hughes; do send $mentor "$at/code-acceptances" "{\"document\": \"$(document "codeOfPractice en")\", \"ethicsAndLaw\": true}" >/dev/null; done
match() { # mentor, mentee
  local proposal
  proposal=$(send $coordinator /v1/proposals "{\"mentor\": \"${application[$1]}\", \"mentee\": \"${application[$2]}\"}" | id)
  for who in "$1" "$2"; do send "$who" "/v1/proposals/$proposal/response" '{"answer": "accept"}' >/dev/null; done
  read_as "$2" "/v1/relationships?limit=200" | jq -r --arg proposal "$proposal" '.items[] | select(.proposal == $proposal) | .id'
}
first=/v1/relationships/$(match cllr-rees cllr-ali)
second=/v1/relationships/$(match cllr-hughes cllr-bowen)
refused $coordinator POST /v1/proposals "{\"mentor\": \"${application[cllr-rees]}\", \"mentee\": \"${application[cllr-bowen]}\"}" "a mentor whose place is taken, for a mentee who has one" mentor-capacity mentee-one-place

# ---------------------------------------------------------------------------------------------------------------------

say "The contract comes before the first meeting, and names its points."
refused cllr-ali POST "$first/held-meetings" "{\"startsAt\": \"$(day 0)\", \"minutes\": 60, \"method\": \"faceToFace\"}" "a meeting before the contract is signed" agreement-at-first-meeting
signature='{"number": 1, "voluntary": true, "policies": ["conduct", "bullyingAndHarassment", "equality", "mentalHealth", "healthAndSafety", "changeManagement", "personalRelationships"], "evaluationUse": true}'
replace cllr-bowen "$second/agreement" '{"frequencyDays": 35}' >/dev/null
lacking=$(jq -cn --arg path "$second/agreement/signatures" --argjson body "$signature" '{as: "cllr-bowen", method: "POST", path: $path, body: $body, want: [409]}' | answer_to | jq -c "$ask"'rules')
holds "$lacking" 'index("agreement-term-scope") and index("agreement-term-third-talks") and index("agreement-end-date") and length >= 6' "a contract without its points should not be signed"
jq -r '.[]' <<<"$lacking" >>"$work/exercised"
echo "  refused: signing a contract that lacks almost everything"
echo "           by $(jq -r 'join(", ")' <<<"$lacking")"
contract() { jq -c --arg from "$(on 0)" --arg review "$(on 90)" --argjson talks "$1" '.contract + {startsOn: $from, firstReviewOn: $review} | .thirdTalks.mentorsMentor = $talks' "$told/programme.json"; }
replace cllr-ali "$first/agreement" "$(contract true)" >/dev/null
replace cllr-bowen "$second/agreement" "$(contract false)" "$(etag cllr-bowen "$second/agreement")" >/dev/null
for who in "cllr-ali $first" "cllr-rees $first" "cllr-bowen $second" "cllr-hughes $second"; do
  number=$(read_as "${who% *}" "${who#* }/agreement" | jq .number)
  send "${who% *}" "${who#* }/agreement/signatures" "$(jq -c --argjson number "$number" '.number = $number' <<<"$signature")" >/dev/null
done
clauses=$(read_as cllr-ali "$first/agreement")
holds "$clauses" '.status == "inForce" and (.standardClauses.conduct | length == 7) and (.standardClauses.bothRoles | length == 3)' "the contract should carry the rules of conduct"
for rule in mutual-duty-of-care honesty-and-trust third-parties-respected mentee-responsible-for-learning mentee-considers-advice encourage-telling-others \
  needs-of-mentee-first mentor-within-competence refer-on no-inappropriate-relationship mentor-no-exploitation no-gossip-or-control mentor-no-acting-for-mentee; do
  sentence=$(curl -sS --fail "$api/rules/$rule" | jq .sentence)
  holds "$clauses" "[.standardClauses[] | arrays[]] | index($sentence)" "the contract should say what $rule asks"
  echo "$rule" >>"$work/exercised"
done
echo "  both contracts are in force, without an end: the first review is on $(on 90)"

say "A mentor's mentor, where the contract says so and nowhere else."
refused cllr-hughes POST "$second/mentors-mentors" "{\"person\": \"$(person cllr-morgan)\"}" "a mentor's mentor whom the contract does not allow" mentors-mentor-by-contract
bond=$(send cllr-rees "$first/mentors-mentors" "{\"person\": \"$(person cllr-morgan)\"}")
refused cllr-rees POST "/v1/mentors-mentors/$(id <<<"$bond")/consultations" "{\"on\": \"$(on 0)\", \"text\": \"Before the terms are signed.\"}" "a talk with somebody who is not bound" mentors-mentor-bound
send cllr-morgan "/v1/mentors-mentors/$(id <<<"$bond")/signature" "{\"agreementNumber\": $(jq .agreementNumber <<<"$bond")}" >/dev/null
consultation=$(send cllr-rees "/v1/mentors-mentors/$(id <<<"$bond")/consultations" "{\"on\": \"$(on 0)\", \"text\": \"How to leave the lead to her.\"}" | id)
for who in cllr-ali $coordinator; do refused "$who" GET "/v1/consultations/$consultation" null "$who reads what was said there"; done

# ---------------------------------------------------------------------------------------------------------------------

say "They meet by their own clock."
call=$(send cllr-ali "$first/meetings" "$(jq -cn --arg at "$(day 3)" '{startsAt: $at, minutes: 60, method: "telephone", timeZone: "Europe/London", venue: "remote", agenda: ["The first committee"]}')")
advised "$call" call-undisturbed
meeting=/v1/meetings/$(id <<<"$call")
holds "$call" '.timeZone == "Europe/London" and (.startsAtLocal | length == 19)' "the meeting should know its clock"
send cllr-rees "$meeting/acceptance" >/dev/null
clash=$(send cllr-ali "$first/meetings" "$(jq -cn --arg at "$(day 3)" '{startsAt: $at, minutes: 60, method: "faceToFace"}')")
advised "$clash" no-diary-clash
send cllr-ali "/v1/meetings/$(id <<<"$clash")/cancellation" >/dev/null
checklist=$(read_as cllr-rees "$meeting/checklist")
holds "$checklist" '.isFirst and (.items | length == 7)' "the first meeting has its seven tasks"
echo first-meeting-tasks >>"$work/exercised"
until_day 4
send cllr-rees "$meeting/attendance" '{}' >/dev/null
action=$(send cllr-rees "$first/actions" "{\"text\": \"Ask the chair for a seat.\", \"owner\": \"$(person cllr-rees)\"}")
advised "$action" needs-of-mentee-first
advised "$action" mentor-no-acting-for-mentee
next=$(send cllr-ali "$first/meetings" "$(jq -cn --arg at "$(day 30)" '{startsAt: $at, minutes: 90, method: "faceToFace", venue: "awayFromWork"}')" | id)
checklist=$(read_as cllr-ali "/v1/meetings/$next/checklist")
holds "$checklist" '(.isFirst | not) and (.broughtForward | length == 1)' "what is open should be brought forward"
echo later-meeting-tasks >>"$work/exercised"
refused cllr-ali PUT "$meeting/log" '{"challenges": "A hard week."}' "notes of a meeting where the two agreed on none" notes-kept-by-agreement

say "The coordinator's list, day by day."
until_day 15
wants "&about=person" mentor-support-source
wants "&about=person" mentor-understands-programme
wants "&about=relationship" coordinator-supports
wants "&about=programme" support-and-training-for-all
item=$(read_as $coordinator "/v1/attention?programme=$programme&rule=coordinator-supports&relationship=${first##*/}" | jq -r '.items[0].id')
refused cllr-rees POST "/v1/attention/$item/handling" null "a mentor sees to what is the coordinator's"
send $coordinator "/v1/attention/$item/handling" >/dev/null
echo "  the coordinator looks in on the first two"
holds "$(read_as $coordinator "/v1/attention?programme=$programme&rule=mentor-support-source" | jq -c '[.items[].person]')" ". == [\"$(person cllr-hughes)\"]" "only the mentor without a mentor's mentor should be named"
train cllr-hughes "{\"kind\": \"support\", \"form\": \"session\", \"heldOn\": \"$(on 15)\", \"themes\": [\"purpose\"]}" >/dev/null
concern=$(send cllr-bowen "$second/concerns" '{"category": "feelingStuck", "text": "We have not met yet."}' | id)
until_day 45
wants_not "&about=person" mentor-support-source
wants_not "&about=person" mentor-understands-programme
wants "&relationship=${second##*/}" concern-timely
wants "&relationship=${second##*/}" meeting-frequency
holds "$(read_as cllr-hughes "/v1/attention?relationship=${second##*/}" | jq -c '[.items[].rule]')" 'index("meeting-frequency") and (index("concern-timely") | not)' "a partner should not learn of a concern"
send $coordinator "/v1/concerns/$concern/acknowledgement" >/dev/null
send $coordinator "/v1/concerns/$concern/closing" '{"outcome": "resolved"}' >/dev/null
until_day 46
wants_not "&relationship=${second##*/}" concern-timely

say "After the review the first two part, by choice and without blame; the second go on."
review=$(send cllr-ali "$first/reviews" '{"kind": "regular"}' | id)
for who in cllr-ali cllr-rees; do send $who "/v1/relationship-reviews/$review/statements" '{"goesWell": "She leads now.", "effectiveness": 5}' >/dev/null; done
send cllr-ali "$first/ending" '{"kind": "objectivesMet"}' >/dev/null
refused cllr-rees POST "$first/meetings" "{\"startsAt\": \"$(day 60)\", \"minutes\": 60, \"method\": \"video\"}" "a meeting in a relationship that is over" life-cycle-step
until_day 47
holds "$(listed "&relationship=${first##*/}")" 'length == 0' "what has ended should not be on the list"
until_day 380
wants "&about=person" mentor-training-continues

# ---------------------------------------------------------------------------------------------------------------------

say "The coordinator's account"
read_as $coordinator "/v1/relationships?limit=200" | jq -r '.items | group_by(.status)[] | "  \(length) \(.[0].status)"'
items=$(read_as $coordinator "/v1/attention?programme=$programme&limit=200")
jq -r '.items | group_by(.rule)[] | "  \(length) \(.[0].rule): \(.[0].toDo)"' <<<"$items"
holds "$items" '[.items[] | has("text") or has("content")] | any | not' "the list should carry no words"
jq -r '.rules[]' "$work/refused" >>"$work/exercised"
jq -r '.items[].rule' <<<"$items" >>"$work/exercised"
sort -u "$work/exercised" | grep . >"$work/rules"
say "Rules that it exercised: $(wc -l <"$work/rules")"
paste -sd' ' "$work/rules" | fold -sw 140 | sed 's/^/  /'
[[ $(wc -l <"$work/rules") -ge 45 ]] || fail "fewer rules were exercised than told"
say "All as told, in $((SECONDS - started)) s."
