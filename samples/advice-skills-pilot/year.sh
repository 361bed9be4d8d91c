# The year after the first weeks: monthly rounds of meetings with their logs, endings of each kind, rematches, a suspension, a leaver, and a
# second intake at half-time. Each scene looks at what there is, so that the year can be cut off anywhere and goes on. Sourced by run.sh.

start=$(programme | jq -r .startsOn)

# The programme's time becomes ten o'clock on a day of the year, counted from 0; it never goes back.
go_to() { # day
  jq -n --arg start "$start" --argjson day "$1" --argjson clock "$(curl -sS "$api/dev/clock")" '
    ($start + "T10:00:00Z" | fromdate + $day * 86400 | todate) as $moment | select($clock.now < $moment) | {as: null, method: "PUT", path: "/dev/clock", body: {now: $moment}, want: [200]}' |
    jq -c . | play >/dev/null
  learn
}
has_come() { jq -e --arg start "$start" --argjson day "$1" '(.now[:19] + "Z" | fromdate) >= ($start + "T00:00:00Z" | fromdate + $day * 86400)' "$work/known.json" >/dev/null; }

# The cast of the second half-year joins that of the first.
second_intake() {
  jq -n --slurpfile first "$work/cast.json" --slurpfile second "$work/second.json" '($first[0] + $second[0]) | unique_by(.key)' >"$work/both.json"
  mv "$work/both.json" "$work/cast.json"
}

everything() {
  look
  proposals
  relationships
}

# Pairs in which work goes on.
working='select(.status == ("active", "windingUp") and .pausedSince == null)'

# A month: what was agreed for the day before is planned, met, and logged.
round() { # day
  local at
  if has_come $(($1 + 3)); then return; fi
  everything
  at=$(jq -nr --arg start "$start" --argjson day "$1" '$start + "T14:00:00Z" | fromdate + $day * 86400 | todate')
  if ! has_come "$1"; then
    go_to $(($1 - 1))
    pairs_with meetings "meetings?limit=200"
    step_pairs "meetings planned for ${at:0:10}" "$working"' | select(all(.meetings.items[]; .startsAt[:19] != "'"${at:0:19}"'")) | post(.mentee; "/v1/relationships/\(.id)/meetings"; {
        startsAt: "'"$at"'", minutes: 75, method: "faceToFace", venue: "awayFromWork", place: .places[0], agenda: ["What became of the last actions", .needs[0]]})'
    pairs_with meetings "meetings?limit=200"
    step_pairs "accepted by the mentor" '.mentor as $mentor | .meetings.items[] | select(.status == "proposed" and .startsAt[:19] == "'"${at:0:19}"'") | post($mentor; "/v1/meetings/\(.id)/acceptance"; null)'
  fi
  go_to $(($1 + 1))
  relationships
  pairs_with meetings "meetings?limit=200"
  step_pairs "held" "$working"' | .mentee as $mentee | .meetings.items[] | select(.status == ("scheduled", "unconfirmed") and .startsAt[:19] == "'"${at:0:19}"'") | post($mentee; "/v1/meetings/\(.id)/attendance"; {})'
  write_logs
  reflect "$at"
  keep_in_touch "$at"
  go_to $(($1 + 3))
}

# Both plan: the mentee's goal, a plan around it that the mentor confirms and then the mentee, and an action that the mentor suggests.
plan_together() {
  pairs_with goals "goals?limit=200"
  step_pairs "goals set down by mentees" "$working"' | select(.signs and .goals.items == []) | post(.mentee; "/v1/relationships/\(.id)/goals"; {
      result: "At home in \(.needs[0])", quality: "Without asking twice", targetOn: .endsOn, horizon: "medium", priority: 1})'
  pairs_with goals "goals?limit=200"
  pairs_with plan action-plan
  step_pairs "plans drafted" "$working"' | select(.signs and .plan == null) | put(.mentee; "/v1/relationships/\(.id)/action-plan"; {
      startsOn: $known.today, completesOn: .endsOn, reviewOn: [($known.now[:19] + "Z" | fromdate + 60 * 86400 | todate[:10])], goals: [.goals.items[0].id],
      presentPosition: "The first steps.", milestones: [{text: "Has sat in with somebody who knows \(.needs[0])"}], contingency: "The team leader steps in."}; "*")'
  pairs_with plan action-plan
  pairs "$working"' | select(.plan.status == "draft" and .plan.confirmations == [])' | jq -cs 'first // empty' >"$work/first"
  jq -c "$ask"'post(.mentee; "/v1/relationships/\(.id)/action-plan/confirmations"; {number: .plan.number}) + {what: "the mentee confirms a plan before the mentor has", refused: ["action-plan-jointly-made"]}' "$work/first" | attempt
  jq -c "$ask"'post(.mentor; "/v1/goals/\(.goals.items[0].id)/agreement"; null) + {what: "a mentor makes a goal of the mentee binding", refused: ["goal-owned-by-mentee"]}' "$work/first" | attempt
  pairs "$working"' | select(.plan.status == "draft" and .plan.confirmations == []) | post(.mentor; "/v1/relationships/\(.id)/action-plan/confirmations"; {number: .plan.number})' | play >/dev/null
  pairs_with plan action-plan
  step_pairs "plans confirmed by both" "$working"' | select(.plan.status == "draft") | post(.mentee; "/v1/relationships/\(.id)/action-plan/confirmations"; {number: .plan.number})'
  pairs_with actions "actions?limit=200"
  step_pairs "actions suggested by mentors" "$working"' | select(.signs and .actions.items == []) | post(.mentor; "/v1/relationships/\(.id)/actions"; {
      text: "Sit in with somebody who knows \(.needs[0])", owner: $known.people[.mentee], goal: .goals.items[0].id, dueOn: .endsOn})'
  pairs_with actions "actions?limit=200"
  pairs "$working"' | select(.actions.items[0].status == "suggested")' | jq -cs 'first // empty' >"$work/first"
  jq -c "$ask"'post(.mentor; "/v1/actions/\(.actions.items[0].id)/acceptance"; null) + {what: "a mentor accepts an action for the mentee", refused: ["action-accepted-by-owner"]}' "$work/first" | attempt
  pairs "$working"' | .mentee as $mentee | .actions.items[] | select(.status == "suggested") | post($mentee; "/v1/actions/\(.id)/acceptance"; null)' | play >/dev/null
}

# The mentor sends a word after each meeting; where a review is open, each writes a statement.
keep_in_touch() { # instant of the meeting
  pairs_with contacts "contacts?limit=200"
  pairs "$working"' | select(.signs and all(.contacts.items[]; .at[:19] < "'"${1:0:19}"'")) | post(.mentor; "/v1/relationships/\(.id)/contacts"; {channel: "email"})' | play >/dev/null
  review
}

review() {
  local who
  pairs_with reviews "reviews?limit=200"
  for who in mentor mentee; do
    pairs 'select(.status != "suspended") | .'$who' as $who | .reviews.items[] | select(.completedAt == null) | get($who; "/v1/relationship-reviews/\(.id)/statements") + {review: .id}' | play |
      jq -c "$ask"'select(.answer.items == []) | post(.as; "/v1/relationship-reviews/\(.review)/statements"; {goesWell: "We talk openly.", couldChange: "A little more time.", effectiveness: 4})' | play >/dev/null
  done
}

# Pairs of the first months by the mentee, signed, in an order that stays: the n-th of them.
first_pairs() { jq -c --arg start "$start" '[.[] | select(.signs and .formedAt[:10] < ($start + "T00:00:00Z" | fromdate + 7 * 86400 | todate[:10]))] | sort_by(.mentee, .id)' "$work/pairs.json"; }
nth() { first_pairs | jq -c --argjson n "$1" '.[$n]'; }

end_as() { # pair, who, kind, reason
  jq -c --arg who "$2" --arg kind "$3" --arg reason "$4" "$ask"'select(.status != "ended") | post(.[$who]; "/v1/relationships/\(.id)/ending"; {kind: $kind, reason: $reason})' <<<"$1" | play | wc -l |
    sed "s/^ */  /; s/\$/ ended early: $3/"
}

# One row of HR's feed as it was sent, with a change.
hr_says() { # id, change
  jq -c --arg id "$1" "select(.externalId == \$id) | $2" "$here/people.ndjson" | jq -cs '{as: "hr", method: "POST", path: "/v1/people/bulk", body: ., want: [200]}' | answer_to | jq -e '.failed == 0' >/dev/null || fail "HR's change of $1 failed"
}

rematches() { jq -cn --arg id "$programme" --arg who "$coordinator" "$ask"'get($who; "/v1/rematch-requests?programme=\($id)&limit=200")' | answer_to >"$work/rematches.json"; }

# Asks for another match, as the mentee or the mentor of a pair, unless that was done.
ask_rematch() { # pair, who
  jq -c --arg who "$2" --slurpfile asked "$work/rematches.json" --slurpfile known "$work/known.json" "$ask"'. as $pair
    | select(any($asked[0].items[]; .relationship == $pair.id and .person == $known[0].people[$pair[$who]]) | not)
    | post(.[$who]; "/v1/relationships/\(.id)/rematch-requests"; {})' <<<"$1" | play >/dev/null
}

# ---------------------------------------------------------------------------------------------------------------------

learn
if has_come 155; then second_intake; fi
say "The first month: everybody meets, and some part."
round 30
everything
misfit=$(nth 0) course=$(nth 1) broken=$(nth 2) paused=$(nth 4)
plan_together
unsigned=$(jq -c 'first(.[] | select(.signs | not))' "$work/pairs.json")
# The leaver is a mentor with one mentee who signs for nobody; the suspended pair works in one organisation; neither is one of the others.
others=$(jq -cn '[$ARGS.positional[].id]' --jsonargs "$misfit" "$course" "$broken" "$paused")
leaver=$(first_pairs | jq -c --argjson others "$others" --slurpfile second "$work/second.json" '. as $all | [.[] | .mentor as $mentor | select(any($second[0][]; .signer == $mentor) | not)
  | select([$all[] | select(.mentor == $mentor)] | length == 1) | select(.id as $id | $others | index($id) | not)] | .[-1]')
above=$(first_pairs | jq -c --argjson others "$others" --argjson leaver "$leaver" '[.[] | select(.organisations[0] == .organisations[1] and .id != $leaver.id) | select(.id as $id | $others | index($id) | not)] | .[0]')
[[ $above != null ]] || fail "no pair works in one organisation"

if ! has_come 60; then
  end_as "$unsigned" mentee notSuited preferNotToSay
  end_as "$misfit" mentee notSuited notSuited
  end_as "$course" mentor ranItsCourse changeOfRole
  end_as "$broken" mentee unresolved timeOrWorkload
  jq -c "$ask"'get(.mentee; "/v1/relationships/\(.id)/ending-reasons") + {what: "the partner looks for who asked and why"}' <<<"$course" | play | jq -e '.answer.items == []' >/dev/null || fail "a partner reads the other's reason"
  jq -c "$ask"'post("ha-08"; "/v1/relationships/\(.id)/ending"; {kind: "ranItsCourse"}) + {what: "a manager ends a relationship", refused: []}' <<<"$paused" | attempt
  jq -c --arg who "$coordinator" "$ask"'post($who; "/v1/relationships/\(.id)/ending"; {kind: "ranItsCourse"}) + {what: "the coordinator ends a relationship", refused: ["either-may-end"]}' <<<"$paused" | attempt
  jq -c "$ask"'select(.pausedSince == null) | post(.mentee; "/v1/relationships/\(.id)/pause"; null)' <<<"$paused" | play >/dev/null

  say "HR reports that somebody has left, and that a mentor has become the manager of their mentee."
  hr_says "$(jq -r .mentor <<<"$leaver")" '.active = false'
  hr_says "$(jq -r .mentee <<<"$above")" ".manager = \"$(jq -r .mentor <<<"$above")\""
  everything
  jq -r --argjson above "$above" --argjson leaver "$leaver" 'map({(.id): .status}) | add | "  the leaver'"'"'s relationship: \(.[$leaver.id]); the one with a manager in it: \(.[$above.id])"' "$work/pairs.json"
  jq -c "$ask"'post(.mentee; "/v1/relationships/\(.id)/meetings"; {startsAt: "2100-01-01T10:00:00Z", minutes: 75, method: "video"}) + {what: "work goes on in a suspended relationship", refused: ["life-cycle-step"]}' <<<"$above" | attempt
  jq -c "$ask"'get(.mentor; "/v1/relationships/\(.id)/agreement") + {what: "the new manager reads what was agreed when they were no manager", refused: []}' <<<"$above" | attempt
  jq -c --arg who "$coordinator" "$ask"'post($who; "/v1/relationships/\(.id)/resumption"; null) + {what: "the coordinator resumes it while the authority lasts", refused: ["resume-without-authority"]}' <<<"$above" | attempt

  say "Three ask for another match; the coordinator decides, and the gates hold again."
  rematches
  for pair in "$misfit" "$course" "$broken"; do ask_rematch "$pair" mentee; done
  ask_rematch "$misfit" mentor
  jq -c "$ask"'post(.mentor; "/v1/relationships/\(.id)/rematch-requests"; {}) + {what: "another match while the present one goes on", refused: ["rematch-offered"]}' <<<"$(nth 6)" | attempt
  rematches
  jq -c --arg who "$coordinator" --argjson misfit "$misfit" --slurpfile known "$work/known.json" "$ask"'.items[] | select(.status == "requested")
    | if .person == $known[0].people[$misfit.mentor] then post($who; "/v1/rematch-requests/\(.id)/decision"; {grant: false, note: "Two new mentees come in summer; let us talk then."})
      else post($who; "/v1/rematch-requests/\(.id)/decision"; {grant: true}) end' "$work/rematches.json" | play >/dev/null
  # Where an earlier telling broke off below, the mentee has a place by now, and that rule would answer too.
  if jq -e --argjson pair "$misfit" 'all(.[]; .mentee != "\($pair.mentee) mentee" or .status != "open")' "$work/proposals.json" >/dev/null &&
    jq -e --argjson pair "$misfit" 'all(.[]; .mentee != $pair.mentee or .status == "ended")' "$work/pairs.json" >/dev/null; then
    about 'post($who; "/v1/proposals"; {mentor: $by["\($pair.mentor) mentor"].application, mentee: $by["\($pair.mentee) mentee"].application}) + {what: "the same two again, when only one has asked", refused: ["match-same-pair"]}' \
      -n --argjson pair "$misfit" | attempt
  fi
  for pair in "$misfit" "$course" "$broken"; do
    mentee=$(jq -r .mentee <<<"$pair")
    jq -e --arg mentee "$mentee" 'any(.[]; .mentee == $mentee and .status != "ended")' "$work/pairs.json" >/dev/null && continue
    open=$(jq -c --arg key "$mentee mentee" 'first(.[] | select(.mentee == $key and .status == "open")) // empty' "$work/proposals.json")
    if [[ -n $open ]]; then
      answer "$(jq -r .id <<<"$open")" "$(jq -r .mentor <<<"$open")" "$mentee mentee"
    else
      best=$(suggestions ".id == \"$mentee\"" | jq -r '.eligible | map(select(.path.answersProposal == "accept")) | sort_by(-.score, .key) | .[0].key')
      propose "$best" "$mentee mentee"
    fi
    echo "  $mentee has another mentor"
  done
  everything
  agree
  everything
  plan_together
fi

say "From the second month to the fifth."
round 60
if ! has_come 64; then
  everything
  jq -c --argjson id "$(jq .id <<<"$paused")" "$ask"'.[] | select(.id == $id and .pausedSince) | post(.mentor; "/v1/relationships/\(.id)/resumption"; null)' "$work/pairs.json" | play >/dev/null
  hr_says "$(jq -r .mentee <<<"$above")" .
  jq -c --argjson id "$(jq .id <<<"$above")" --arg who "$coordinator" "$ask"'.[] | select(.id == $id and .status == "suspended") | post($who; "/v1/relationships/\(.id)/resumption"; null)' "$work/pairs.json" | play >/dev/null
  everything
  jq -r --argjson above "$above" --argjson paused "$paused" 'map({(.id): .status}) | add | "  the pause is over: \(.[$paused.id]); the authority is gone: \(.[$above.id])"' "$work/pairs.json"
fi
round 90
round 120

# Whoever is at the agreed end parts, with the goals met or the time over; they say so themselves.
finish() { # day
  go_to "$1"
  everything
  step_pairs "came to their agreed end" 'select(.status == ("active", "windingUp") and .endsOn <= $known.today) | post(.mentee; "/v1/relationships/\(.id)/ending"; {
      kind: (if (.mentee[-1:] | tonumber) % 2 == 0 then "objectivesMet" else "timeReached" end), reason: (if (.mentee[-1:] | tonumber) % 2 == 0 then "goalsMet" else "agreedTimeReached" end)})'
}
finish 152
# Those who came to their end look back together.
everything
pairs_with reviews "reviews?limit=200"
step_pairs "final reviews begun" 'select(.status == "ended" and .signs and .endsOn <= .endedAt[:10] and all(.reviews.items[]; .kind != "final")) | post(.mentee; "/v1/relationships/\(.id)/reviews"; {kind: "final"})'
review

say "At half-time more people apply, and the mentors are free again."
second_intake
if ! has_come 180; then
  go_to 155
  apply
  sign
  choose
  prepare
  look
  proposals
  while IFS=, read -r id mentor mentee; do answer "$id" "$mentor" "$mentee"; done < <(jq -r '.[] | select(.status == "open") | "\(.id),\(.mentor),\(.mentee)"' "$work/proposals.json")
  proposals
  match
  relationships
  agree
  everything
  plan_together
fi

say "Month six: the first review is due."
go_to 184
jq -cn "$ask"'get("'"$coordinator"'"; "/v1/attention?about=programme&rule=pilot-review-points")' | answer_to | jq -r 'if .items == [] then empty else "  on the coordinator\u0027s list: \(.items[0].toDo)" end'
review_pilot mid change

say "The second half-year."
for day in 185 215 245 275; do
  round "$day"
  finish $((day + 4))
done
finish 320
go_to 360
everything

# ---------------------------------------------------------------------------------------------------------------------

pairs 'get($known.coordinator; "/v1/relationships/\(.id)/ending") + {want: [200, 404]}' | play | jq -s '[.[] | select(.status == 200).answer]' >"$work/endings.json"
pairs 'get($known.coordinator; "/v1/relationships/\(.id)/meetings?status=held&limit=200")' | play | jq -s '[.[].answer.items[]]' >"$work/held.json"
pairs 'get(.mentee; "/v1/relationships/\(.id)/meeting-logs?limit=200")' | play | jq -s '[.[].answer.items[]]' >"$work/logs.json"
entries=$(pairs '(.mentor, .mentee) as $who | get($who; "/v1/relationships/\(.id)/reflective-logs?limit=200") + {want: [200, 401]}' | play | jq -s '[.[] | select(.status == 200).answer.items[] | select(.status == "completed" and .forReview)] | length')
plans=$(pairs 'get(.mentee; "/v1/relationships/\(.id)/action-plans")' | play | jq -s '[.[].answer.items[] | select(.status == "agreed")] | length')
contacts=$(pairs 'get(.mentee; "/v1/relationships/\(.id)/contacts?limit=200")' | play | jq -s '[.[].answer.items[]] | length')
reviews=$(pairs 'get($known.coordinator; "/v1/relationships/\(.id)/reviews")' | play | jq -s '[.[].answer.items[] | select(.completedAt)] | length')
rematches

# Each figure with the least that the story asks for.
jq -n --argjson entries "$entries" --argjson plans "$plans" --argjson contacts "$contacts" --argjson reviews "$reviews" --slurpfile pairs "$work/pairs.json" --slurpfile endings "$work/endings.json" --slurpfile held "$work/held.json" --slurpfile logs "$work/logs.json" --slurpfile rematches "$work/rematches.json" '
  def figure($what; $least; $counted): {$what, $least, $counted};
  def kind($kind): [$endings[0][] | select(.kind == $kind)] | length;
  [
    figure("relationships"; 63; $pairs[0] | length),
    figure("meetings held"; 200; $held[0] | length),
    figure("logs confirmed by both"; ($held[0] | length) - 5; [$logs[0][] | select(.status == "confirmed")] | length),
    figure("entries of reflective logs"; 300; $entries),
    figure("plans confirmed by both"; 55; $plans),
    figure("contacts between meetings"; 200; $contacts),
    figure("reviews with a statement of each"; 50; $reviews),
    figure("ended with the objectives met"; 1; kind("objectivesMet")),
    figure("ended when the time was over"; 1; kind("timeReached")),
    figure("ended as they had run their course"; 1; kind("ranItsCourse")),
    figure("ended as the two did not suit each other"; 2; kind("notSuited")),
    figure("ended unresolved"; 1; kind("unresolved")),
    figure("ended by a departure"; 1; kind("noLongerThere")),
    figure("ended in all"; $pairs[0] | length; [$endings[0][] | select(.endedAt)] | length),
    figure("asked for another match"; 4; $rematches[0].items | length),
    figure("found another match"; 3; [$rematches[0].items[] | select(.status == "granted")] | length)
  ]' >"$work/account.json"
say "The account of the year"
jq -r '.[] | "  \("    \(.counted)"[-4:])  \(.what)\(if .counted >= .least then "" else "   <- at least \(.least) were expected" end)"' "$work/account.json"
jq -e 'all(.[]; .counted >= .least)' "$work/account.json" >/dev/null || fail "the year lacks what it was told to have"
