#!/usr/bin/env bash
# Follows one learner's portfolio through nine months, with files, a mentor's feedback and an interview.
#
#   run.sh [address of a server in Development; http://localhost:5080 when left out]
#
# Each run makes an organisation of its own, so it can be run again. It ends with 1 when anything is not as told.
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
for tool in curl jq sha256sum base64 unzip; do command -v $tool >/dev/null || fail "$tool is missing"; done
curl -sS -o /dev/null --fail --max-time 10 "$api/dev/clock" || fail "no server in Development answers at $api"
started=$SECONDS
: >"$work/rules"

here=$work/cast
mkdir "$here"
organisation=fairmile-$(date +%s)-$$
jq -n --arg id "$organisation" '[{externalId: $id, name: "Fairmile Advice", approver: "director"}]' >"$here/organisations.json"
jq -c --arg id "$organisation" '{organisation: $id, engagement: "staff"} + .' "$told/people.ndjson" >"$here/people.ndjson"
jq --arg id "$organisation" '.programme += {name: "Certificate in advice, \($id)", preset: "certificate-portfolio", organisations: [$id], leadOrganisation: $id} | .charter.name = .programme.name' "$pilot/programme.json" >"$here/programme.json"
jq -c --arg id "$organisation" '{organisation: $id} + .' "$told/answers.ndjson" >"$here/answers.ndjson"
echo '{}' >"$work/tokens.json"
coordinator=coordinator

now() { curl -sS "$api/dev/clock" | jq -r .now; }
begun=$(now)

# The day so many days after the story's beginning.
day() { jq -rn --arg begun "$begun" --argjson days "$1" '($begun[:19] + "Z" | fromdate) + $days * 86400 | todate[:10]'; }

# Everybody signs in anew: a token does not last for months.
later() { # days after the beginning, what happens
  curl -sS -X PUT "$api/dev/clock" -H 'Content-Type: application/json' -d "{\"now\": \"$(day "$1")T10:00:00Z\"}" >/dev/null
  jq -c 'to_entries[] | {name: .key, ask: {person: .value}}' "$work/people.json" | sign_in
  say "$(day "$1"): $2"
}

get() { jq -cn --arg who "$1" --arg path "$2" "$ask"'get($who; $path)' | answer_to; }

# Makes something; its id comes back, and what was said to it is noted.
make() { # who, path, body
  jq -cn --arg who "$1" --arg path "$2" --argjson body "$3" "$ask"'post($who; $path; $body)' | answer_to >"$work/made"
  jq -r '.warnings // [] | .[].rule' "$work/made" >>"$work/rules"
  jq -r '.id // empty' "$work/made"
}

# Rules that held in a step, beside those that refused or advised.
held() { printf '%s\n' "$@" >>"$work/rules"; }

told_of() { jq -e --arg rule "$1" '.warnings // [] | any(.rule == $rule)' "$work/made" >/dev/null || fail "$1 was to be told: $(cat "$work/made")"; echo "  told: $1"; }

# A request that is answered by this status, and by this rule or at this place.
refused() { # status, rule or pointer, who, method, path, body
  jq -cn --argjson want "$1" --arg who "$3" --arg method "$4" --arg path "$5" --argjson body "${6:-null}" '{as: $who, $method, $path, $body, want: [$want]}' | play >"$work/refusal"
  jq -e --arg why "$2" '$why == "" or .answer.rule == $why or any(.answer.errors // [] | .[]; .pointer == $why)' "$work/refusal" >/dev/null || fail "$5: expected $2, was $(cat "$work/refusal")"
  jq -r '.answer.rule // empty' "$work/refusal" >>"$work/rules"
  echo "  refused, $1 ${2:+$2}: $3 at ${5%%\?*}" | sed -E 's/[0-9a-f]{8}-[0-9a-f-]{27}/…/g'
}

# shellcheck disable=SC2059 # The bytes are the format.
digest() { printf "$(sha256sum "$1" | cut -c 1-64 | sed 's/../\\x&/g')" | base64 -w 0; }

# A file goes up as it is, with its checksum.
upload() { # wanted status, who, evidence, name, type, file
  local status
  status=$(curl -sS -o "$work/upload" -w '%{http_code}' -X POST "$api/v1/evidence/$3/files?name=$(jq -rn --arg name "$4" '$name | @uri')" -H "Authorization: Bearer $(jq -r --arg who "$2" '.[$who]' "$work/tokens.json")" \
    -H "Content-Type: $5" -H "Repr-Digest: sha-256=:$(digest "$6"):" -H 'Expect:' --data-binary "@$6")
  [[ $status == "$1" ]] || fail "$4: expected $1, was $status $(cat "$work/upload")"
  if [[ $1 == 201 ]]; then jq -r .id "$work/upload"; else echo "  refused, $1 $(jq -r '.errors[0].pointer // ""' "$work/upload"): $4" >&2; fi
}

download() { curl -sS --fail -o "$3" "$api$2" -H "Authorization: Bearer $(jq -r --arg who "$1" '.[$who]' "$work/tokens.json")"; }

say "A certificate programme, made from its preset: it has portfolios, and a mentor comments on evidence."
sign_in <<<'{"name": "admin", "ask": {"as": "admin"}}'
jq -cn --arg id "$organisation" "$ask"'put("admin"; "/v1/clients/\($id)-hr"; {name: "HR of Fairmile", purpose: "Keeps people and reporting lines up to date.", scopes: ["people.sync"], organisations: [$id]}; "*")' | play >/dev/null
jq -cn --arg id "$organisation" '{name: "hr", ask: {client: "\($id)-hr"}}' | sign_in
feed organisations organisations.json application/json ""
feed people people.ndjson application/x-ndjson ""
jq '[.results[] | {(.externalId): .id}] | add' "$work/feed.json" >"$work/people.json"
person() { jq -r --arg who "$1" '.[$who]' "$work/people.json"; }
jq -c 'to_entries[] | {name: .key, ask: {person: .value}}' "$work/people.json" | sign_in
programme=$(programme_named "$(jq -r .programme.name "$here/programme.json")" "$(jq -c .programme "$here/programme.json")")
jq -cn --arg path "/v1/programmes/$programme/appointments" --slurpfile people "$work/people.json" "$ask"'
  {coordinator: "coordinator", safeguarding: "safeguardingContact"} | to_entries[] | post("admin"; $path; {person: $people[0][.key], role: .value})' | play >/dev/null
jq -c --arg path "/v1/programmes/$programme" --arg etag "$(etag coordinator "/v1/programmes/$programme")" "$ask"'put("coordinator"; $path; .charter; $etag)' "$here/programme.json" | play >/dev/null
jq -c --arg path "/v1/programmes/$programme/documents" "$ask"'.documents[] | post("coordinator"; $path; .)' "$here/programme.json" | play >/dev/null
# The preset asks for a session; here a sheet prepares mentees.
jq -cn --arg path "/v1/programmes/$programme/settings" --arg etag "$(etag coordinator "/v1/programmes/$programme")" "$ask"'put("coordinator"; $path; {settings: {"induction.form": "guidanceSheet"}}; $etag)' | play >/dev/null
jq -cn --arg path "/v1/programmes/$programme/opening" "$ask"'post("coordinator"; $path; null)' | play >/dev/null
learn
# It does not open without them.
held programme-purpose-stated selection-criteria-defined coordinator-appointed local-design-freedom document-versioning

say "A learner and a mentor apply, are matched and agree."
cast "$here/answers.ndjson" >"$work/cast.json"
apply
sign
choose
prepare
jq -cn --arg path "/v1/programmes/$programme/start" "$ask"'post("coordinator"; $path; null)' | play >/dev/null
propose "mentor mentor" "mentee mentee"
proposals
relationships
relationship=/v1/relationships/$(jq -r '.[0].id' "$work/pairs.json")
refused 409 code-accepted-before-start mentee POST "$relationship/meetings" "{\"startsAt\": \"$(day 3)T10:00:00Z\", \"minutes\": 60, \"method\": \"video\"}"
agree
[[ $(get coordinator "$relationship/agreement" | jq -r '"\(.status) \(.signatures | length) \(.terms.endsOn != null) \(.standardClauses.conduct | length > 5)"') == "inForce 2 true true" ]] || fail "the agreement is not in force"
# Who declares something late, or leaves it out, does not come as far as this: forms, sign-off, choice, training, two acceptances, code and two signatures.
held application-completeness line-manager-signoff-mentor voluntary-mentee voluntary-mentor mentor-training-before-match mentee-induction-before-match match-needs-both-acceptances code-which ethics-and-law-followed \
  agreement-written agreement-signed-by-both agreement-end-date agreement-term-roles agreement-copy-to-programme mutual-duty-of-care refer-on

say "The learner opens a portfolio, says who they are, and what they need."
refused 403 portfolio-owner-controls mentor POST "/v1/programmes/$programme/portfolios"
portfolio=/v1/portfolios/$(make mentee "/v1/programmes/$programme/portfolios" null)
[[ $portfolio == "/v1/portfolios/$(make mentee "/v1/programmes/$programme/portfolios" null)" ]] || fail "a second portfolio was opened"
jq -cn --arg path "$portfolio/profile" '{as: "mentee", method: "PUT", path: $path, body: {attributes: ["Patient", "Curious"], jobSkills: ["Debt advice"], personalSkills: ["Works well with people"]}, want: [200]}' | play >/dev/null
assessment=$(make mentee "$relationship/self-assessments" '{"strengths": "I listen well.", "needs": [{"text": "To plan my time.", "competency": "timeManagement"}]}')
told_of mentee-self-diagnosis
refused 404 "" mentor GET "/v1/self-assessments/$assessment"
make mentee "/v1/self-assessments/$assessment/comment-request" '{}' >/dev/null
make mentor "/v1/self-assessments/$assessment/feedback" '{"text": "So it seems to me. What would a good week look like?"}' >/dev/null
jq -cn --arg path "$relationship/learning-style" '"mentee", "mentor" | {as: ., method: "PUT", path: $path, body: {text: "By doing, and talking it over."}, want: [200]}' | play >/dev/null
echo "  $(get mentee /v1/competencies | jq '.items | length') competencies can be shown"

# ---------------------------------------------------------------------------------------------------------------------

later 35 "a course, with notes and the timetable."
course=$(make mentee "$portfolio/evidence" "{\"kind\": \"course\", \"on\": \"$(day 30)\", \"title\": \"Debt advice, part one\", \"medium\": \"electronic\"}")
told_of portfolio-evidence-linked
jq -cn --arg path "/v1/evidence/$course" --arg etag "$(etag mentee "/v1/evidence/$course")" --arg on "$(day 30)" "$ask"'put("mentee"; $path; {kind: "course", $on, title: "Debt advice, part one", medium: "electronic", links: ["trainingAndDevelopment"], competencies: ["lifelongLearning", "timeManagement"]}; $etag)' | play >/dev/null
printf 'What I took from two days: ask before you answer.\n' >"$work/notes.txt"
notes=$(upload 201 mentee "$course" notes.txt text/plain "$work/notes.txt")
[[ $notes == "$(upload 201 mentee "$course" notes.txt text/plain "$work/notes.txt")" ]] || fail "the same file was kept twice"
printf '%%PDF-1.7\n' >"$work/timetable.pdf"
head -c 300000 /dev/urandom >>"$work/timetable.pdf"
timetable=$(upload 201 mentee "$course" timetable.pdf application/pdf "$work/timetable.pdf")
download mentee "/v1/evidence-files/$timetable/content" "$work/back.pdf"
cmp -s "$work/timetable.pdf" "$work/back.pdf" || fail "the timetable came back otherwise"

say "What is no such file, too large, or somebody else's is refused, and nothing is kept of it."
head -c 21000000 /dev/zero >"$work/large.pdf"
upload 413 mentee "$course" large.pdf application/pdf "$work/large.pdf"
upload 422 mentee "$course" photo.png image/png "$work/timetable.pdf"
upload 422 mentee "$course" ../../notes.txt text/plain "$work/notes.txt"
upload 404 panel "$course" notes.txt text/plain "$work/notes.txt"
mkdir "$work/trap" "$work/trap/word"
: >"$work/trap/[Content_Types].xml"
head -c 30000000 /dev/zero >"$work/trap/word/document.xml"
if command -v zip >/dev/null; then
  (cd "$work/trap" && zip -q -r "$work/trap.docx" .)
  upload 422 mentee "$course" trap.docx application/vnd.openxmlformats-officedocument.wordprocessingml.document "$work/trap.docx"
fi
[[ $(get mentee "/v1/evidence/$course/files" | jq '.items | length') == 2 ]] || fail "something was kept of a file that was refused"
refused 422 /competencies/0 mentee POST "$portfolio/evidence" '{"kind": "course", "on": "2026-03-01", "title": "A course", "medium": "electronic", "competencies": ["flying"]}'
refused 404 "" panel POST "$portfolio/evidence" '{"kind": "course", "on": "2026-03-01", "title": "A course", "medium": "electronic"}'

later 70 "the mentor is shown the course, and nothing else, and says something to it."
refused 404 "" mentor GET "/v1/evidence/$course"
refused 422 /receiver mentee POST "$portfolio/shares" "{\"receiver\": \"$(person mentee)\", \"use\": \"feedback\", \"endsOn\": \"$(day 100)\"}"
refused 422 /endsOn mentee POST "$portfolio/shares" "{\"receiver\": \"$(person mentor)\", \"use\": \"feedback\", \"endsOn\": \"$(day 60)\"}"
feedback=$(make mentee "$portfolio/shares" "{\"receiver\": \"$(person mentor)\", \"use\": \"feedback\", \"endsOn\": \"$(day 100)\", \"evidence\": [\"$course\"]}")
post=$(make mentee "$portfolio/evidence" "{\"kind\": \"postOfResponsibility\", \"on\": \"$(day 65)\", \"title\": \"In charge of the Tuesday desk\", \"medium\": \"electronic\", \"links\": [\"careerProgression\"], \"competencies\": [\"leadership\"]}")
download mentor "/v1/evidence-files/$notes/content" "$work/read.txt"
refused 404 "" mentor GET "/v1/evidence/$post"
refused 400 /grade mentor POST "/v1/evidence/$course/feedback" '{"text": "Well done.", "grade": "A"}'
make mentor "/v1/evidence/$course/feedback" '{"text": "Your notes ask better questions than the handout. Where will you try one?"}' >/dev/null
refused 403 portfolio-owner-controls mentor DELETE "/v1/evidence/$course"
make mentor "$relationship/opportunities" "{\"on\": \"$(day 69)\", \"setting\": \"A morning at the housing team's desk.\"}" >/dev/null

later 110 "the share has ended by itself; a reflection and a folder on paper are added."
refused 404 "" mentor GET "/v1/evidence/$course"
refused 404 "" mentor GET "/v1/portfolio-shares/$feedback"
make mentee "$portfolio/evidence" "{\"kind\": \"reflection\", \"on\": \"$(day 108)\", \"title\": \"What the desk taught me\", \"note\": \"I plan less and listen more.\", \"medium\": \"electronic\", \"links\": [\"developmentReview\"]}" >/dev/null
told_of portfolio-professional-tone
folder=$(make mentee "$portfolio/evidence" "{\"kind\": \"achievement\", \"on\": \"$(day 105)\", \"title\": \"Letters from clients\", \"medium\": \"paper\", \"reference\": \"The blue folder in my desk\", \"links\": [\"careerPlan\"]}")
upload 409 mentee "$folder" letters.txt text/plain "$work/notes.txt"
echo portfolio-medium >>"$work/rules"
make mentee "$relationship/end-signal" null >/dev/null
! jq -e '.warnings // [] | any(.rule == "mentor-offers-other-setting")' "$work/made" >/dev/null || fail "the mentee saw another setting"

later 180 "the course's certificate, and one of secondary school that belongs elsewhere."
certificate=$(make mentee "$portfolio/evidence" "{\"kind\": \"certificate\", \"on\": \"$(day 178)\", \"title\": \"Certificate in debt advice\", \"medium\": \"electronic\", \"links\": [\"careerProgression\", \"competency\"], \"competencies\": [\"professionalAutonomy\"]}")
upload 201 mentee "$certificate" certificate.pdf application/pdf "$work/timetable.pdf" >/dev/null
school=$(make mentee "$portfolio/evidence" "{\"kind\": \"qualification\", \"on\": \"2012-07-01\", \"title\": \"School leaving certificate\", \"medium\": \"electronic\", \"links\": [\"careerPlan\"]}")
jq -cn --arg path "/v1/evidence/$school" '{as: "mentee", method: "DELETE", path: $path, want: [204]}' | play >/dev/null

later 240 "an interview is near: the panel is shown the whole, with the profile, for two weeks."
make mentee "$portfolio/shares" "{\"receiver\": \"$(person panel)\", \"use\": \"jobInterview\", \"endsOn\": \"$(day 254)\"}" >/dev/null
[[ $(get panel "/v1/evidence?portfolio=${portfolio##*/}" | jq '.items | length') == 5 ]] || fail "the panel should read five pieces"
get panel "$portfolio/profile" >/dev/null
[[ $(get panel /v1/feedback | jq '.items | length') == 0 ]] || fail "what the mentor said is for the two"
refused 403 portfolio-owner-controls panel GET "$portfolio/export"
refused 403 portfolio-owner-controls panel POST "$portfolio/shares" "{\"receiver\": \"$(person manager)\", \"use\": \"reviewMeeting\", \"endsOn\": \"$(day 250)\"}"
for who in manager coordinator director safeguarding; do refused 404 "" "$who" GET "$portfolio"; done
for who in manager director panel; do refused 404 "" "$who" GET "$relationship"; done
held relationship-confidential non-reporting-relationship seniority-gives-no-access

later 270 "nine months are over: the panel reads no more, and the learner takes everything along."
refused 404 "" panel GET "$portfolio"
share=$(make mentee "$portfolio/shares" "{\"receiver\": \"$(person manager)\", \"use\": \"reviewMeeting\", \"endsOn\": \"$(day 280)\"}")
make mentee "/v1/portfolio-shares/$share/withdrawal" null >/dev/null
refused 409 life-cycle-step mentee POST "/v1/portfolio-shares/$share/withdrawal"
download mentee "$portfolio/export" "$work/portfolio.zip"
unzip -p "$work/portfolio.zip" manifest.json >"$work/manifest.json"
jq -e '(.evidence | length) == 5 and (.files | length) == 3 and (.feedback | length) == 1 and .profile.attributes == ["Patient", "Curious"]' "$work/manifest.json" >/dev/null || fail "the archive says $(cat "$work/manifest.json")"
unzip -p "$work/portfolio.zip" "$(jq -r '.files[] | select(.name == "timetable.pdf") | .path' "$work/manifest.json")" | cmp -s - "$work/timetable.pdf" || fail "the archive holds another timetable"
get mentee "$portfolio/read-records?limit=200" | jq -r '.items[] | "  \(.sentence)"' >"$work/reads"
[[ $(wc -l <"$work/reads") -ge 3 ]] || fail "the learner should know who read what"
cat "$work/reads"

say "The coordinator's account: that there was a relationship, and figures; nothing of the portfolio."
get coordinator "$relationship" | jq -r '"  one relationship, \(.status)"'
get coordinator "/v1/programmes/$programme/confidentiality-figures" | jq -r '.reads[] | "  read by others: \(.recordType), \(.times) times, \(.capacity)"'
[[ $(get coordinator /v1/portfolios | jq '.items | length') == 0 && $(get coordinator /v1/evidence | jq '.items | length') == 0 ]] || fail "the coordinator sees a portfolio"

say "Rules that it met:"
# Those that nothing went against: the six kinds, the profile, the mentor's word.
printf '%s\n' portfolio-contents portfolio-profile portfolio-mentor-feedback learning-style-exchange mentor-offers-other-setting >>"$work/rules"
unknown=$(comm -23 <(sort -u "$work/rules") <(curl -sS "$api/rules" | jq -r '.[].id' | sort))
[[ -z $unknown ]] || fail "the rule book does not know $unknown"
sort "$work/rules" | uniq -c | sed 's/^/  /'
say "All as told, in $((SECONDS - started)) s."
