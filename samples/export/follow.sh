#!/usr/bin/env bash
# Fetches what is new among completions or changes since it ran last, as JSON lines on its output, and keeps in a file where to go on.
#
#   follow.sh completions|changes state-file [address]       MENTORING_TOKEN, or --client before it all for a host in Development
#
# The place is kept once the lines are out: who is cut off hears of something twice, under the same id and version, and of nothing never. Ends with 4
# when the place is good no more: delete the file, and begin again.
set -euo pipefail

client=lms
if [[ ${1:-} == --client ]]; then client=$2; shift 2; fi
feed=${1:?completions or changes} kept=${2:?a file for where to go on} api=${3:-http://localhost:5080}
api=${api%/}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "follow.sh: $*" >&2; exit "${code:-1}"; }

token=${MENTORING_TOKEN:-}
[[ -n $token ]] || token=$(jq -n --arg client "$client" '{$client}' | curl -sS --fail --max-time 20 -H 'Content-Type: application/json' -d @- "$api/dev/token" | jq -r .access_token) || fail "no token for $client"
(umask 077; echo "Authorization: Bearer $token" >"$work/token")

since=$(cat "$kept" 2>/dev/null || true) more=true
while [[ $more == true ]]; do
  status=$(curl -sS --retry 5 --retry-connrefused -o "$work/page" -w '%{http_code}' -H "@$work/token" "$api/v1/$feed?limit=200${since:+&since=$since}") || fail "no answer from $api"
  [[ $status != 410 ]] || code=4
  [[ $status == 200 ]] || fail "$(jq -r '"\(.status) \(.type): \(.detail // .title)"' "$work/page")"
  jq -c '.items[]' "$work/page"
  since=$(jq -r .since "$work/page")
  more=$(jq -r .more "$work/page")
  echo "$since" >"$kept.new"
  mv "$kept.new" "$kept"
done
