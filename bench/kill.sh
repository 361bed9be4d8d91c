#!/usr/bin/env bash
# Plays the pilot's year while the server is killed (kill -9) at random moments, until it was killed so often and the story is told to its end.
# Then every record that the server had acknowledged is looked for, and the account must be that of a year without a kill.
#
#   bench/kill.sh [times; 20] [connection string; a new SQLite file when left out]
#
# It needs a build (dotnet build), bash, curl and jq. An empty PostgreSQL database is given as its connection string.
set -euo pipefail

times=${1:-20}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
connection=${2:-Data Source=$work/mentoring.db}
port=${PORT:-5097}
api=http://localhost:$port
server=
cleanup() {
  if [[ -n $server ]]; then kill -9 "$server" 2>/dev/null || true; fi
  rm -rf "$work"
}
trap cleanup EXIT

serve() {
  (cd "$root/src/Api" && ConnectionStrings__Mentoring=$connection ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS=$api exec dotnet bin/Debug/net10.0/Mentoring.Api.dll) >>"$work/server" 2>&1 &
  server=$!
  for _ in $(seq 200); do
    if curl -sf -o /dev/null "$api/health/ready"; then return; fi
    sleep 0.2
  done
  echo "the server does not come up:"
  tail -20 "$work/server"
  exit 1
}

export STORY_MADE=$work/made
: >"$STORY_MADE"
for ((killed = 0; killed < times; )); do
  serve
  "$root/samples/advice-skills-pilot/run.sh" "$api" >"$work/out" 2>&1 &
  story=$!
  moment=$((3 + RANDOM % 20)).$((RANDOM % 10))
  for ((tenth = 0; tenth < ${moment%.*} * 10 + ${moment#*.}; tenth++)); do
    kill -0 $story 2>/dev/null || break
    sleep 0.1
  done
  if ! kill -0 $story 2>/dev/null; then
    wait $story || { echo "the story broke off by itself:"; tail -5 "$work/out"; exit 1; }
    echo "told to its end before it was killed $times times: $killed"
    break
  fi
  kill -9 "$server"
  wait "$server" 2>/dev/null || true
  wait $story 2>/dev/null || true
  killed=$((killed + 1))
  echo "killed after $moment s ($killed): $(grep -v '^ \|^$' "$work/out" | tail -1 | cut -c1-90)"
done
serve
"$root/samples/advice-skills-pilot/run.sh" "$api" >"$work/out" 2>&1 || { echo "the story cannot be continued:"; tail -5 "$work/out"; exit 1; }
sed -n '/account of the year/,/refused/p' "$work/out" | head -n -1

lost=0
admin=$(curl -s -H 'Content-Type: application/json' -d '{"as": "admin"}' "$api/dev/token" | jq -r .access_token)
declare -A tokens=()
while read -r person path; do
  if [[ -z ${tokens[$person]:-} ]]; then
    tokens[$person]=$(curl -s -H 'Content-Type: application/json' -d "{\"person\": \"$person\"}" "$api/dev/token" | jq -r '.access_token // empty')
  fi
  status=$(curl -s -o /dev/null -w '%{http_code}' -H "Authorization: Bearer ${tokens[$person]:-$admin}" "$api$path")
  if [[ $status != 200 && $status != 401 ]]; then
    lost=$((lost + 1))
    echo "acknowledged and lost: $path ($status)"
  fi
done < <(sort -u "$STORY_MADE")
echo "$(sort -u "$STORY_MADE" | wc -l) records acknowledged as made, $lost lost"
((lost == 0))
