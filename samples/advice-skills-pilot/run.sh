#!/usr/bin/env bash
# Plays the pilot of the sample region against a running server, from HR's feed to its final review, and accounts for it.
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
source "$here/scenes.sh"
source "$here/reviews.sh"
for tool in curl jq; do command -v $tool >/dev/null || fail "$tool is missing"; done
curl -sS -o /dev/null --fail --max-time 10 "$api/dev/clock" || fail "no server in Development answers at $api"

echo '{}' | tee "$work/people.json" >"$work/tokens.json"
: >"$work/refused"
started=$SECONDS

cast "$here/answers.ndjson" >"$work/cast.json"
cast "$here/second-intake.ndjson" >"$work/second.json"

say "The administrator registers HR's client for the twelve organisations."
sign_in <<<'{"name": "admin", "ask": {"as": "admin"}}'
jq -c "$ask"'put("admin"; "/v1/clients/calderhaven-hr"; {
    name: "HR of the Calderhaven partners", purpose: "Keeps people, teams and reporting lines up to date.",
    scopes: ["people.sync"], organisations: map(.externalId)}; "*") | del(.headers)' "$here/organisations.json" | play >/dev/null
sign_in <<<'{"name": "hr", "ask": {"client": "calderhaven-hr"}}'

coordinator=$(jq -r .coordinator.externalId "$here/programme.json")
programme=$(jq -cn "$ask"'get("admin"; "/v1/programmes?limit=200")' | answer_to | jq -r --arg name "$(jq -r .programme.name "$here/programme.json")" 'first(.items[] | select(.name == $name) | .id) // empty')
# The first weeks are over once the clock has been moved on.
if [[ -n $programme ]] && jq -ne --argjson programme "$(programme)" --argjson clock "$(curl -sS "$api/dev/clock")" '
  $programme.startsOn and ($programme.startsOn + "T00:00:00Z" | fromdate) + 7 * 86400 < ($clock.now[:19] + "Z" | fromdate)' >/dev/null; then
  say "The first weeks were played before; the year goes on."
  feed people people.ndjson application/x-ndjson "?dryRun=true" >/dev/null
  jq '[.results[] | {(.externalId): .id}] | add' "$work/feed.json" >"$work/people.json"
  sign_in_all
else
  source "$here/enrol.sh"
fi
source "$here/year.sh"

say "The year is over: the final review ends the pilot and releases what was held for it."
go_to 367
# The last review is of all of the pilot: its last month has to be over.
due=$(programme | jq -r '.reviewsOn[-1]')
go_to $((($(date -ud "$due" +%s) - $(date -ud "$start" +%s)) / 86400))
review_pilot final continue
programme | jq -e '.status == "closed" and .disposesOn != null' >/dev/null || fail "the final review has not closed the programme"
programme | jq -r '"  closed on \(.closedOn); what people wrote goes on \(.disposesOn)"'

echo "  refused, by rule:"
jq -rs 'map(if .rules == [] then ["(not found: not theirs to see)"] else .rules end | .[]) | group_by(.)[] | "  \("    \(length)"[-4:])  \(.[0])"' "$work/refused"
say "All as told, in $((SECONDS - started)) s."
