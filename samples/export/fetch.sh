#!/usr/bin/env bash
# Exports a data set of a programme and fetches its files: starts, waits with a progress bar, resumes what was cut off, checks digests, shows what came.
#
#   fetch.sh --programme ID --dataset NAME --from 2026-01-01 --to 2026-01-31 --purpose "…" [--format csv|ndjson|parquet] [--into folder] [address]
#
# The purpose is the one that your client is registered with. In production MENTORING_TOKEN holds an access token of your identity provider; a host in
# Development gives one to the client that --client names. Ends with 1 and the host's own words when anything is not as it should be. Needs curl and jq.
set -euo pipefail

api=http://localhost:5080 client=export programme='' dataset='' format=csv from='' to='' purpose='' into=. cut=0
while [[ $# -gt 0 ]]; do
  case $1 in
    --client | --programme | --dataset | --format | --from | --to | --purpose | --into) printf -v "${1#--}" '%s' "${2:?$1 needs a value}"; shift 2 ;;
    --cut) cut=${2:?}; shift 2 ;; # for trying it out: breaks the first download off after so many bytes
    -*) echo "There is no option $1." >&2; exit 2 ;;
    *) api=${1%/}; shift ;;
  esac
done
mkdir -p "$into"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() { echo "fetch.sh: $*" >&2; exit 1; }

# A problem in words, as RFC 9457 has them.
problem() { jq -r '"\(.status) \(.type): \(.detail // .title)", (.errors // [] | .[] | "  \(.pointer) \(.detail)")' "$1" 2>/dev/null || cat "$1"; }

# Status of a request; its answer is in the file that is named first, its headers in $work/headers.
ask() { curl -sS --retry 5 --retry-connrefused -o "$1" -D "$work/headers" -w '%{http_code}' -H "@$work/token" "${@:2}"; }

header() { tr -d '\r' <"$work/headers" | sed -n "s/^$1: //Ip" | tail -1; }

sign_in() {
  local token=${MENTORING_TOKEN:-}
  # Not by an argument: those can be read by everybody on the machine.
  [[ -n $token ]] || token=$(jq -n --arg client "$client" '{$client}' | curl -sS --fail --max-time 20 -H 'Content-Type: application/json' -d @- "$api/dev/token" | jq -r .access_token) || fail "no token for $client"
  (umask 077; echo "Authorization: Bearer $token" >"$work/token")
}

start() {
  local status
  jq -n --arg programme "$programme" --arg dataset "$dataset" --arg format "$format" --arg from "$from" --arg to "$to" --arg purpose "$purpose" \
    '{$programme, $dataset, $format, period: {$from, $to}, $purpose}' >"$work/body"
  # With its key the request is made once, however often the network drops it.
  status=$(ask "$work/answer" -H 'Content-Type: application/json' -H "Idempotency-Key: $(date +%s%N)-$$" --data-binary "@$work/body" "$api/v1/exports") || fail "no answer from $api"
  [[ $status == 202 ]] || fail "$(problem "$work/answer")"
  at=$(header location)
}

bar() { # percent or null, rows, seconds left or nothing
  local filled=0
  [[ $1 == null ]] || filled=$(($1 * 30 / 100))
  printf '\r  [%-30s] %4s  %s rows%s  ' "$(printf '%*s' "$filled" '' | tr ' ' '#')" "${1/null/?}%" "$2" "${3:+, $3 s left}" >&2
}

wait_for_it() {
  local state percent rows left after
  while :; do
    [[ $(ask "$work/answer" "$api$at") == 200 ]] || fail "$(problem "$work/answer")"
    after=$(header retry-after)
    IFS=$'\t' read -r state percent rows left < <(jq -r '[.state, (.percent // "null"), .rows, (if .eta then ([0, (.eta[:19] + "Z" | fromdate) - now | floor] | max) else "" end)] | @tsv' "$work/answer")
    bar "$percent" "$rows" "$left"
    case $state in
      succeeded) echo >&2; return ;;
      queued | running) sleep "${after:-2}" ;;
      *) echo >&2; fail "the export $state: $(jq -r '.problem | "\(.type // "") \(.detail // .title // "")"' "$work/answer")" ;;
    esac
  done
}

# Goes on where the file ends. If-Range: bytes of two files must not be put together, should the file be another by now.
download() { # name, sha-256, bytes
  local part=$into/$1.part have status digest tries
  rm -f "$part"
  if ((cut > 0)); then
    { curl -sS -H "@$work/token" "$api$at/files/$1" 2>/dev/null || true; } | head -c "$cut" >"$part"
    cut=0
  fi
  for tries in 1 2 3 4 5; do
    have=$(stat -c %s "$part" 2>/dev/null || echo -1)
    if ((have == $3)); then break; fi
    if ((have > 0)); then
      status=$(ask "$work/rest" -H "Range: bytes=$have-" -H "If-Range: \"$2\"" "$api$at/files/$1") || { sleep "$tries"; continue; }
      if [[ $status == 206 ]]; then
        [[ $(header content-range) == "bytes $have-"* ]] || fail "asked for the bytes from $have on, got $(header content-range)"
        echo "  went on with $1 at byte $have of $3"
        cat "$work/rest" >>"$part"
        continue
      fi
      rm -f "$part" # 200 is the whole of it, 416 a file that is shorter: from the beginning
    fi
    status=$(ask "$part" "$api$at/files/$1") || { sleep "$tries"; continue; }
    [[ $status == 200 ]] || { mv "$part" "$work/answer"; fail "$(problem "$work/answer")"; }
  done
  digest=$(sha256sum "$part" | cut -d' ' -f1)
  [[ $digest == "$2" ]] || fail "$1 has the digest $digest, and not $2 as was told"
  [[ $(header repr-digest) == "sha-256=:$(xxd_base64 "$2"):" ]] || fail "the header of $1 names another digest"
  mv "$part" "$into/$1"
}

xxd_base64() { printf "$(sed 's/../\\x&/g' <<<"$1")" | base64 -w0; }

# Rows of a file by its own bytes. In CSV a line break within quotes is none.
rows_of() {
  case $1 in
    *.csv) awk -v RS='"' 'NR % 2 { n += gsub(/\n/, "") } END { print n - 1 }' "$1" ;;
    *.ndjson) jq -cn '[inputs] | length' "$1" ;;
    *) jq -r '.resources[0].rowCount' "$into/datapackage.json" ;;
  esac
}

open_up() {
  local file told is
  jq -r '"  \(.title), \(.period.from) to \(.period.to), as it was at \(.transactionTime)\(if .disclosurePolicy then "; policy \(.disclosurePolicy)" else "" end)",
    (.notes[] | "  · \(.)")' "$into/datapackage.json"
  while IFS=$'\t' read -r file told digest bytes; do
    [[ $(sha256sum "$into/$file" | cut -d' ' -f1) == "${digest#sha256:}" && $(stat -c %s "$into/$file") == "$bytes" ]] || fail "the manifest describes another $file"
    is=$(rows_of "$into/$file")
    [[ $is == "$told" ]] || fail "$file has $is rows, the manifest tells of $told"
    echo "  $file: $is rows, $bytes bytes, ${digest:0:19}…"
    case $file in
      *.csv) head -4 "$into/$file" | cut -c1-160 | sed 's/^/    /' ;;
      *.ndjson) jq -c . "$into/$file" | head -3 | cut -c1-160 | sed 's/^/    /' ;;
      *.parquet) [[ $(head -c4 "$into/$file")$(tail -c4 "$into/$file") == PAR1PAR1 ]] || fail "$file is no Parquet" ;;
    esac
  done < <(jq -r '.resources[] | [.path, .rowCount, .hash, .bytes] | @tsv' "$into/datapackage.json")
}

sign_in
start
echo "  $dataset as $format: $at"
wait_for_it
# The same file as two names would end as one.
while IFS=$'\t' read -r name sha256 bytes; do
  download "$name" "$sha256" "$bytes"
done < <(jq -r '.files[] | [.name, .sha256, .bytes] | @tsv' "$work/answer" | tee "$work/files")
open_up
