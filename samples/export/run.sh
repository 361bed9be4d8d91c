#!/usr/bin/env bash
# Has two scripts export the data of a programme, the one with curl and jq, the other with Python alone, and compares what they got.
#
#   run.sh [address of a server in Development; http://localhost:5080 when left out]
#
# Each run makes an organisation of its own, so it can be run again; it moves the time into the next month. It ends with 1 when anything is not as told.
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
for tool in curl jq python3; do command -v $tool >/dev/null || fail "$tool is missing"; done
curl -sS -o /dev/null --fail --max-time 10 "$api/dev/clock" || fail "no server in Development answers at $api"

couples=14
here=$work/cast
mkdir "$here"
organisation=export-$(date +%s)-$$
purpose="Fetches pilot data for the evaluation."
jq -n --arg id "$organisation" '[{externalId: $id, name: "Export Advice", approver: "director"}]' >"$here/organisations.json"
jq -cn --arg id "$organisation" --argjson couples "$couples" '
  {organisation: $id, engagement: "staff"} + ({externalId: "director", givenName: "Ines", familyName: "Aldous", manager: null},
    ({externalId: ("coordinator", "manager", "steering", "safeguarding"), givenName: "Tom", familyName: "Verity", manager: "director"}),
    (range($couples) | . as $i | {externalId: ("mentor-\($i)", "mentee-\($i)"), givenName: "Oriel", familyName: "Quenby \($i)", manager: "manager"}))' >"$here/people.ndjson"
jq --arg id "$organisation" '.programme += {name: "To export, \($id)", organisations: [$id], leadOrganisation: $id} | .charter.name = .programme.name' "$pilot/programme.json" >"$here/programme.json"
jq -cn --arg id "$organisation" --argjson couples "$couples" 'range($couples) as $i | ("mentor", "mentee") as $role | {organisation: $id, externalId: "\($role)-\($i)", role: $role,
  answers: ({givenName: "Oriel", familyName: "Quenby \($i)", email: "\($role)-\($i)@export.example", jobTitle: "Adviser", grade: "Band 5", qualifications: ["A degree"], responsibilities: "Advice",
    preference: "either", places: ["The office"], profile: "Glad to talk."} + if $role == "mentor" then {mentor: {reason: "giveBack", skills: ["debt advice"], experience: "Ten years."}} else {mentee: {reason: "newRole", needs: ["debt advice"]}} end),
  path: {manager: "approve", select: "accept", trained: true, confirms: true, answersProposal: "accept", signs: true}}' >"$here/answers.ndjson"
echo '{}' >"$work/tokens.json"
coordinator=coordinator

say "A programme of $couples couples, and an empty one."
sign_in <<<'{"name": "admin", "ask": {"as": "admin"}}'
jq -cn --arg id "$organisation" --arg purpose "$purpose" "$ask"'
  {hr: ["people.sync", "events.read"], export: ["pilot-data.export", "completions.read"], lms: ["completions.read"]} | to_entries[]
  | put("admin"; "/v1/clients/\($id)-\(.key)"; {name: "Export Advice, \(.key)", $purpose, scopes: .value, organisations: [$id]}; "*")' | play >/dev/null
jq -cn --arg id "$organisation" '("hr", "export") | {name: ., ask: {client: "\($id)-\(.)"}}' | sign_in
feed organisations organisations.json application/json ""
feed people people.ndjson application/x-ndjson ""
jq '[.results[] | {(.externalId): .id}] | add' "$work/feed.json" >"$work/people.json"
jq -c 'to_entries[] | {name: .key, ask: {person: .value}}' "$work/people.json" | sign_in

# Made, appointed to, described and opened, with nobody in it yet.
programme() { # name
  local programme
  programme=$(programme_named "$1" "$(jq -c --arg name "$1" '.programme | .name = $name' "$here/programme.json")")
  jq -cn --arg path "/v1/programmes/$programme/appointments" --slurpfile people "$work/people.json" "$ask"'
    {coordinator: "coordinator", steering: "steeringGroup", safeguarding: "safeguardingContact"} | to_entries[] | post("admin"; $path; {person: $people[0][.key], role: .value})' | play >/dev/null
  jq -c --arg name "$1" --arg path "/v1/programmes/$programme" --arg etag "$(etag coordinator "/v1/programmes/$programme")" "$ask"'put("coordinator"; $path; .charter | .name = $name; $etag)' "$here/programme.json" | play >/dev/null
  jq -c --arg path "/v1/programmes/$programme/documents" "$ask"'.documents[] | post("coordinator"; $path; .)' "$here/programme.json" | play >/dev/null
  jq -cn --arg path "/v1/programmes/$programme/opening" "$ask"'post("coordinator"; $path; null)' | play >/dev/null
  echo "$programme"
}
empty=$(programme "Empty, $organisation")
programme=$(programme "To export, $organisation")
learn
cast "$here/answers.ndjson" >"$work/cast.json"
apply
sign
choose
prepare
jq -cn --arg path "/v1/programmes/$programme/start" "$ask"'post("coordinator"; $path; null)' | play >/dev/null
jq -cn --argjson couples "$couples" --slurpfile now "$work/now.json" "$ask"'($now[0] | map({(.key): .application}) | add) as $of | range($couples)
  | post("coordinator"; "/v1/proposals"; {mentor: $of["mentor-\(.) mentor"], mentee: $of["mentee-\(.) mentee"]})' | play >/dev/null
proposals
jq -c "$ask"'.[] | (.mentor, .mentee) as $who | post($who | split(" ")[0]; "/v1/proposals/\(.id)/response"; {answer: "accept"})' "$work/proposals.json" | play >/dev/null
proposals
relationships

say "Everybody reads what evaluation makes of their records, before they first meet; then they meet, and write."
step "have read the evaluation notice" 'post(.id; "/v1/programmes/\($known.programme)/evaluation-acknowledgements"; {document: $known.documents.evaluationNotice})'
# What somebody wrote counts from when both had read it: the first meeting is later than that.
learn
agree
write_logs
reflect "$(jq -r .now "$work/known.json")"
step_pairs "sheets by which mentees weigh what they mean to do" 'post(.mentee; "/v1/relationships/\(.id)/tool-sheets"; {
    tool: "grow", content: {topic: "A first case alone", commitment: (if .mentee[-1:] | tonumber % 3 == 0 then 5 else 8 end), answers: [{prompt: "goal.aim", text: "To run a clinic alone by spring."}]}})'

say "The month comes to an end: what is told of months is told of those that are over."
from=$(jq -r '.now[:7] + "-01"' "$work/known.json")
to=$(date -d "$from +1 month -1 day" +%F)
jq -cn --arg now "$(date -d "$from +1 month +1 day" +%F)T09:00:00Z" '{as: null, method: "PUT", path: "/dev/clock", body: {$now}, want: [200]}' | play >/dev/null
echo "  $from to $to"

# ---------------------------------------------------------------------------------------------------------------------

fetch_() { # sh or py, programme, data set, format, more
  "$told/fetch.$1" --client "$organisation-export" --programme "$2" --dataset "$3" --format "$4" --from "$from" --to "$to" --purpose "$purpose" --into "$work/$1-$2-$3-$4" "${@:5}" "$api" 2>"$work/bar" ||
    fail "fetch.$1 of $3 as $4: $(tr '\r' '\n' <"$work/bar" | tail -5)"
  tr '\r' '\n' <"$work/bar" | tail -1
}

rows_told() { jq -r '.resources[0].rowCount' "$work/$1/datapackage.json"; }

sets=$(jq -cn "$ask"'get("export"; "/v1/data-sets")' | answer_to | jq -r '.items[] | select(.scope) | .key')
[[ $sets == *completions* ]] || fail "there is no data set of completions: $sets"

say "What a script may have: $(echo $sets). Each with the shell as CSV, with Python as NDJSON; the two agree."
for set in $sets; do
  fetch_ sh "$programme" "$set" csv
  fetch_ py "$programme" "$set" ndjson
  [[ $(rows_told "sh-$programme-$set-csv") == "$(rows_told "py-$programme-$set-ndjson")" ]] || fail "the two formats of $set differ in their rows"
done
[[ $(rows_told "sh-$programme-completions-csv") == $((2 * couples)) ]] || fail "$((2 * couples)) people were trained, and the export tells of $(rows_told "sh-$programme-completions-csv")"
echo
echo "  and completions as Parquet, by either"
for script in sh py; do fetch_ $script "$programme" completions parquet; done

say "Rows without names: there are some, and nothing in them is anybody's."
# Whatever tells of somebody: names, addresses, HR's ids and ours, and each sentence that was written, as its own author reads it.
pairs '(.mentor, .mentee) as $who | get($who; "/v1/relationships/\(.id)/\("meeting-logs", "reflective-logs", "tool-sheets")?limit=200")' | play >"$work/written"
{
  jq -r '.givenName, .familyName, (.familyName | split(" ")[0]), (.externalId | select(test("-")))' "$here/people.ndjson"
  jq -r '.answers | .. | strings | select(test("[ @]"))' "$here/answers.ndjson"
  jq -r '.[]' "$work/people.json"
  jq -r '.[] | .application' "$work/now.json"
  jq -r '.[] | .id' "$work/pairs.json"
  jq -r '.answer.items[] | .. | strings | select(test(" |^[0-9a-f]{8}-[0-9a-f-]{27}$"))' "$work/written"
} | grep -vxF "$programme" | sort -u >"$work/telling"
tells() { grep -oiwF -f "$work/telling" -r "$@" | sort -u | head -5; }
[[ $(jq -s '[.[].answer.items[]] | length' "$work/written") -ge $((4 * couples)) && -n $(tells "$work/written") && -n $(tells "$here/people.ndjson") ]] || fail "there is nothing to look for, or it is not found where it is"
for set in logRows evaluationRows; do
  for export in "sh-$programme-$set-csv" "py-$programme-$set-ndjson"; do
    (($(rows_told "$export") > 0)) || fail "$set has no rows"
    [[ -z $(tells "$work/$export") ]] || fail "$set tells of somebody: $(tells "$work/$export")"
  done
  jq -r '"  \(.resources[0].rowCount) \(.title | ascii_downcase): nobody is known with more than 1 in \(.k), \(.l) different rows at the least among those that look alike"' "$work/sh-$programme-$set-csv/datapackage.json"
done
echo "  none of $(wc -l <"$work/telling") names, ids and sentences is in them"

say "A download that is cut off after 700 bytes goes on from there, and is whole."
for script in sh py; do
  fetch_ $script "$programme" completions csv --cut 700 | tee "$work/cut"
  grep -q "went on with completions.csv at byte 700" "$work/cut" || fail "fetch.$script began again from the beginning"
done
# Both are of the same rows, and of two exports.
cmp "$work/sh-$programme-completions-csv/completions.csv" "$work/py-$programme-completions-csv/completions.csv" || fail "the two got different rows"

say "A programme with nobody in it gives files without rows that keep what their schema says."
for set in $sets; do
  for format in csv ndjson; do
    fetch_ py "$empty" "$set" $format
    [[ $set != completions && $set != *Rows || $(rows_told "py-$empty-$set-$format") == 0 ]] || fail "$set of the empty programme has rows"
  done
done

say "Every manifest is a Data Package, by somebody else's measure."
checks=$told/../../tests/node
if command -v npm >/dev/null; then
  mkdir "$work/packages"
  for export in "$work"/{sh,py}-*; do [[ ! -f $export/datapackage.json ]] || cp -r "$export" "$work/packages/"; done
  [[ -d $checks/node_modules/datapackage ]] || npm --prefix "$checks" ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null || fail "npm could not install the checks"
  EXPORTS=$work/packages npm --prefix "$checks" run --silent exports >"$work/said" 2>&1 || fail "$(cat "$work/said")"
  echo "  $(ls "$work/packages" | wc -l) exports validate with the npm package datapackage, and their rows are what they say"
elif [[ ${REQUIRE_NODE:-} == 1 ]]; then
  fail "npm is missing"
else
  echo "  left out: npm is missing"
fi

# ---------------------------------------------------------------------------------------------------------------------

say "What is asked for wrongly is refused in words, and the scripts end with 1."
refused() { # what, words that must be among what is said, options that differ
  local script
  for script in sh py; do
    if "$told/fetch.$script" --client "$organisation-export" --programme "$programme" --dataset completions --from "$from" --to "$to" --purpose "$purpose" --into "$work/never" "${@:3}" "$api" >"$work/said" 2>&1; then
      fail "$1: fetch.$script was given it"
    fi
    grep -q -- "$2" "$work/said" || fail "$1: fetch.$script should say $2, and says $(cat "$work/said")"
  done
  echo "  $1: $(grep -m1 -- "$2" "$work/said" | sed 's/^fetch.py: //; s/^ *//')"
}
refused "another purpose than the client's" /purpose --purpose "Because I like to."
refused "a data set that there is not" /dataset --dataset minutes
refused "a format that is not offered" /format --format xlsx
refused "a period that ends before it begins" /period --from "$to" --to "$from"
refused "two hundred years" /period --from 1900-01-01 --to 2099-12-31
refused "a list with names, which is for people" "403" --dataset participants
refused "somebody else's programme" "404\|403" --programme 00000000-0000-7000-8000-000000000000
refused "no client" "no token\|422\|400" --client "$organisation-nobody"

of=$(jq -cn "$ask"'get("export"; "/v1/exports?limit=200")' | answer_to | jq -c 'first(.items[] | select(.dataset == "completions" and .format == "csv"))')
range() { # range, expected status
  local status
  status=$(curl -sS -o /dev/null -D "$work/headers" -w '%{http_code}' -H "Authorization: Bearer $(jq -r .export "$work/tokens.json")" -H "Range: $1" "$api/v1/exports/$(jq -r .id <<<"$of")/files/completions.csv")
  [[ $status == "$2" ]] || fail "range $1: expected $2, was $status"
  echo "  range $1 of a file of $(jq -r '.files[0].bytes' <<<"$of") bytes: $status $(tr -d '\r' <"$work/headers" | sed -n 's/^content-range: //Ip')"
}
range bytes=0-99 206
range bytes=-50 206
range bytes=999999999- 416
status=$(curl -sS -o /dev/null -w '%{http_code}' "$api/v1/exports/$(jq -r .id <<<"$of")/files/completions.csv")
[[ $status == 401 ]] || fail "without a token: expected 401, was $status"
echo "  without a token: $status"

# ---------------------------------------------------------------------------------------------------------------------

say "A learning system follows the feed, night after night."
follow() { "$told/follow.sh" --client "$organisation-lms" completions "$work/since" "$api" >"$work/new"; }
follow
[[ $(wc -l <"$work/new") == $((2 * couples)) ]] || fail "$((2 * couples)) completions were to come, and $(wc -l <"$work/new") did"
jq -rs '"  first night: \(length) completions, such as \(.[0] | "\(.person.externalId), \(.activity.title), \(.completedOn) \(.timeZone)")"' "$work/new"
follow
[[ ! -s $work/new ]] || fail "nothing has happened, and yet there is $(cat "$work/new")"
echo "  second night: nothing new"
record=$(jq -cn --argjson rows "$(jq -c '[.[] | select(.key == "mentor-0 mentor")]' "$work/now.json")" "$ask"'get("coordinator"; "/v1/applications/\($rows[0].application)/training")' | answer_to | jq -r '.items[0].id')
refresher=$(jq -c '{application: (map(select(.key == "mentor-0 mentor"))[0].application)}' "$work/now.json" |
  jq -c --slurpfile known "$work/known.json" "$ask"'post("coordinator"; "/v1/applications/\(.application)/training"; {kind: "refresher", form: "workshop", heldOn: $known[0].today, days: 0.5, hours: 3.5, timeZone: "Europe/London"})' | answer_to | jq -r .id)
follow
jq -es 'length == 1 and .[0].hours == 3.5 and .[0].voided == false' "$work/new" >/dev/null || fail "the refresher was to come: $(cat "$work/new")"
jq -r '"  third night: \(.person.externalId), \(.activity.title), \(.hours) hours"' "$work/new"
jq -cn --arg path "/v1/training-records/$refresher" '{as: "coordinator", method: "DELETE", path: $path, want: [204]}' | play >/dev/null
attempt < <(jq -cn --arg path "/v1/training-records/$record" '{as: "coordinator", method: "DELETE", path: $path, what: "the training that a mentor was matched by is taken back", refused: ["mentor-training-before-match"]}')
id=$(jq -r .id "$work/new")
follow
jq -es --arg id "$id" 'length == 1 and .[0].id == $id and .[0].voided and .[0].version == 2' "$work/new" >/dev/null || fail "the same completion was to come, voided: $(cat "$work/new")"
jq -r '"  fourth night: the same id, version \(.version), voided"' "$work/new"
echo "not-a-place" >"$work/since"
if follow 2>"$work/said"; then fail "a place that no answer gave was taken"; fi
grep -q "^follow.sh: 400 " "$work/said" || fail "a place that no answer gave should be 400, and is $(cat "$work/said")"
echo "  a place that no answer gave: $(sed 's/^follow.sh: //' "$work/said")"
"$told/follow.sh" --client "$organisation-hr" changes "$work/since-changes" "$api" | jq -rs 'group_by(.kind) | map("\(length) of \(.[0].kind)") | "  and HR'"'"'s system, of changes: \(join(", "))"'

say "Everything was as told."
