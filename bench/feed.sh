#!/bin/bash
# Sends 10,000 people in one feed, twice: all new, then all unchanged. Development only.
set -euo pipefail
address=${1:-http://localhost:5080}
organisation=bench-$(date +%s)
json='Content-Type: application/json'
token() { curl -sf "$address/dev/token" -H "$json" -d "$1" | jq -r .access_token; }

admin=$(token '{"as": "admin"}')
curl -sf -o /dev/null -X PUT "$address/v1/clients/$organisation" -H "Authorization: Bearer $admin" -H "$json" \
  -d "{\"name\": \"Bench\", \"purpose\": \"Measures a feed.\", \"scopes\": [\"people.sync\"], \"organisations\": [\"$organisation\"]}"
hr=$(token "{\"client\": \"$organisation\"}")
curl -sf -o /dev/null -X PUT "$address/v1/organisations/$organisation" -H "Authorization: Bearer $hr" -H "$json" -d '{"name": "Bench"}'

rows=$(mktemp); trap 'rm -f "$rows"' EXIT
jq -nc --arg o "$organisation" 'range(10000) | {organisation: $o, externalId: "p\(.)", givenName: "Given\(.)", familyName: "Fämily\(. % 300)", email: "p\(.)@bench.example",
  engagement: "staff", jobTitle: "Adviser", manager: (if . == 0 then null else "p\((. - 1) / 8 | floor)" end), identity: {issuer: "https://login.example", subject: "\($o)-\(.)"}}' >"$rows"
for round in 'all new' 'all unchanged'; do
  curl -sf -w '%{stderr}%{time_total} s, ' "$address/v1/people/bulk" -H "Authorization: Bearer $hr" -H 'Content-Type: application/x-ndjson' --data-binary "@$rows" |
    jq -r --arg round "$round" '"\($round): \(.created) created, \(.changed) changed, \(.unchanged) unchanged, \(.failed) failed"'
done
