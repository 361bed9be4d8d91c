# What happens in the story, as functions over the people of the cast and the pairs. Sourced by run.sh.

feed() { # what, file, content type, query
  jq -cn --arg path "/v1/$1/bulk$4" --arg file "$here/$2" --arg type "$3" '{as: "hr", method: "POST", path: $path, file: $file, type: $type, want: [200]}' | answer_to >"$work/feed.json"
  jq -r --arg what "$1" '"  \($what): \(.rows) rows, \(.created) new, \(.changed) changed, \(.unchanged) as before, \(.failed) failed\(if .dryRun then " (dry run)" else "" end)"' "$work/feed.json"
  jq -e '.failed == 0' "$work/feed.json" >/dev/null || fail "rows of $2 failed: $(jq -c '[.results[] | select(.outcome == "failed")]' "$work/feed.json")"
}

nothing_new() { jq -e '.unchanged == .rows' "$work/feed.json" >/dev/null || fail "the same feed again changed something"; }

programme_named() { # name, body to make it of
  local found
  found=$(jq -cn "$ask"'get("admin"; "/v1/programmes?limit=200")' | answer_to | jq -r --arg name "$1" 'first(.items[] | select(.name == $name) | .id) // empty')
  if [[ -z $found ]]; then found=$(jq -c "$ask"'post("admin"; "/v1/programmes"; .)' <<<"$2" | answer_to | jq -r .id); fi
  echo "$found"
}

programme() { jq -cn --arg id "$programme" "$ask"'get("admin"; "/v1/programmes/\($id)")' | answer_to; }

status() { programme | jq -r .status; }

documents() { jq -cn --arg id "$programme" --arg who "$coordinator" "$ask"'get($who; "/v1/programmes/\($id)/documents?limit=200")' | answer_to | jq -c '.items | map({(.kind): .id}) | add // {}'; }

# Reads from everybody's own view how far they have come. Who has left the organisation has no view any more: the coordinator tells of them.
look() {
  jq -cn --arg programme "$programme" --arg who "$coordinator" "$ask"'get($who; "/v1/applications?programme=\($programme)&limit=200")' | answer_to >"$work/reached.json"
  jq -c --arg programme "$programme" "$ask"'.[] | get(.id; "/v1/applications?programme=\($programme)&role=\(.role)&limit=200") + {key, id, role, want: [200, 401]}' "$work/cast.json" | play |
    jq -s --slurpfile cast "$work/cast.json" --slurpfile known "$work/known.json" --slurpfile reached "$work/reached.json" '
      (map($known[0].people[.id] as $person | .role as $role
        | {(.key): first((if .status == 200 then .answer else $reached[0] end).items[] | select(.person == $person and .role == $role))}) | add // {}) as $all
      | $cast[0] | map(. + {application: $all[.key].id, status: $all[.key].status})' >"$work/now.json"
}

# Requests about the applications: a jq filter over each of them, with $known.
those() { jq -c --slurpfile known_ "$work/known.json" "$ask"' $known_[0] as $known | .[] | '"$1" "$work/now.json"; }

# As those, sent; says how many there were.
step() { # what, filter
  local done
  done=$(those "$2" | play | wc -l)
  echo "  $done $1"
}

training() {
  those 'select(.status == ("accepted", "available")) | get($known.coordinator; "/v1/applications/\(.application)/training") + {key}' | play |
    jq -s 'map({(.key): first(.answer.items[])}) | add // {}' >"$work/training.json"
  jq -c --slurpfile records "$work/training.json" 'map(. + {training: $records[0][.key]})' "$work/now.json" >"$work/now.new"
  mv "$work/now.new" "$work/now.json"
}

# Proposals as they stand, with the two applications by name; oldest first.
proposals() {
  jq -cn --arg id "$programme" --arg who "$coordinator" "$ask"'get($who; "/v1/proposals?programme=\($id)&limit=200")' | answer_to |
    jq -c --slurpfile now "$work/now.json" '($now[0] | map({(.application // ""): .key}) | add) as $key
      | .items | sort_by(.proposedAt) | map({id, status, score: .grounds.score, mentor: $key[.seats[] | select(.role == "mentor").application], mentee: $key[.seats[] | select(.role == "mentee").application]})' >"$work/proposals.json"
}

about() { jq -c --arg who "$coordinator" --slurpfile now "$work/now.json" "$ask"'($now[0] | map({(.key): .}) | add) as $by | '"$1" "${@:2}"; }

# Each answers for themselves. Who declines settles it; else both accept. Whoever has answered before is left alone.
answer() { # proposal, mentor, mentee
  about '[$by[$mentor], $by[$mentee]] | if any(.[]; .path.answersProposal == "decline") then map(select(.path.answersProposal == "decline")) else . end
    | .[] | get(.id; "/v1/proposals/\($id)") + {id, says: .path.answersProposal}' -n --arg id "$1" --arg mentor "$2" --arg mentee "$3" | play |
    jq -c "$ask"'select(.answer.myAnswer == null) | post(.id; .path + "/response"; {answer: .says})' | play >/dev/null
}

propose() { # mentor, mentee
  local id
  id=$(about 'post($who; "/v1/proposals"; {mentor: $by[$mentor].application, mentee: $by[$mentee].application})' -n --arg mentor "$1" --arg mentee "$2" | answer_to | jq -r .id)
  answer "$id" "$1" "$2"
}

suggestions() { # filter for the mentees
  those "select(.role == \"mentee\" and ($1)) | get(\$known.coordinator; \"/v1/applications/\(.application)/suggestions\") + {key, name}" | play |
    jq -c --slurpfile now "$work/now.json" '($now[0] | map({(.application // ""): .}) | add) as $by
      | {key, name, eligible: .answer.eligible | map({key: $by[.application].key, id: $by[.application].id, name, score, path: $by[.application].path, parts}),
         excluded: .answer.excluded | map({key: $by[.application].key, rules})}'
}

# Relationships, with what the two applications say; a pair signs when both are told to.
relationships() {
  jq -cn --arg id "$programme" --arg who "$coordinator" "$ask"'get($who; "/v1/relationships?programme=\($id)&limit=200")' | answer_to |
    jq -c --slurpfile now "$work/now.json" --slurpfile proposals "$work/proposals.json" '($now[0] | map({(.key): .}) | add) as $by | ($proposals[0] | map({(.id): .}) | add) as $proposal
      | [.items[] | $proposal[.proposal] as $from | $by[$from.mentor] as $mentor | $by[$from.mentee] as $mentee
        | {id, status, formedAt, endedAt, endsOn, pausedSince, organisations: [$mentor.organisation, $mentee.organisation], mentor: $mentor.id, mentee: $mentee.id, signs: ($mentor.path.signs and $mentee.path.signs), needs: $mentee.answers.mentee.needs, places: $mentee.answers.places}]' >"$work/pairs.json"
}

# Requests about the pairs, with $known.
pairs() { jq -c --slurpfile known_ "$work/known.json" "$ask"' $known_[0] as $known | .[] | '"$1" "$work/pairs.json"; }

# What the pairs have of something, by the mentee's token, is put on them.
pairs_with() { # member, path
  pairs "get(.mentee; \"/v1/relationships/\(.id)/$2\") + {id, want: [200, 404]}" >"$work/of_pairs"
  play <"$work/of_pairs" | jq -s 'map({(.id): (if .status == 200 then .answer else null end)}) | add // {}' >"$work/of_pairs.json"
  jq -c --slurpfile of "$work/of_pairs.json" "map(.$1 = \$of[0][.id])" "$work/pairs.json" >"$work/pairs.new"
  mv "$work/pairs.new" "$work/pairs.json"
}

step_pairs() { # what, filter
  local done
  done=$(pairs "$2" | play | wc -l)
  echo "  $done $1"
}

# The best mentor who is free, to one mentee after the other, but for those who have had a mentor or have said no.
match() {
  local mentee best line
  for mentee in $(jq -r --slurpfile proposals "$work/proposals.json" '.[] | select(.role == "mentee" and .status == "available") | . as $mentee
    | select(any($proposals[0][]; .mentee == $mentee.key and (.status == "accepted" or $mentee.path.answersProposal == "decline")) | not) | .id' "$work/now.json"); do
    suggestions ".id == \"$mentee\"" | jq -r '(.eligible | map(select(.path.answersProposal == "accept")) | sort_by(-.score, .key) | .[0]) as $best
      | $best.key, "  \(.key | rtrimstr(" mentee")) \(.name): \($best.id) \($best.name), \($best.score) of 100; \(.eligible | length) could, \(.excluded | length) could not"' >"$work/best"
    { read -r best; read -r line; } <"$work/best"
    propose "$best" "$mentee mentee"
    echo "  $line"
  done
  proposals
}

# Mentors sign the code; each pair writes its agreement, meets for the first time, and signs.
agree() {
  local codes policies
  codes=$(pairs 'select(.status == "accepted") | post(.mentor; "/v1/programmes/\($known.programme)/code-acceptances"; {document: $known.documents.codeOfPractice, ethicsAndLaw: true})' | sort -u | play | wc -l)
  echo "  $codes mentors sign the code"

  relationships
  pairs_with agreement agreement
  pairs_with meetings meetings
  step_pairs "agreements drafted" 'select(.status == "forming" and .agreement == null) | put(.mentee; "/v1/relationships/\(.id)/agreement";
      if .signs then {
        startsOn: $known.today, endsOn: $known.ends, frequencyDays: 30, contactDays: 14, hoursPerPeriod: 2, minMinutes: 60, maxMinutes: 90,
        venue: .places[0], methods: ["faceToFace", "video"], scope: "\(.needs[:2] | join(" and ")), and whatever comes of it.", goals: [.needs[0]],
        confidentiality: "What we say stays with us, unless somebody is in serious danger.", recipients: ["parties", "coordinator"],
        notes: {kept: true, by: "mentee", disposal: "Deleted when we end."}, thirdTalks: {mentorsMentor: true, sponsors: false, peers: false},
        groundRules: ["We move a meeting a day ahead at the latest."]}
      else {startsOn: $known.today, goals: [.needs[0]]} end; "*")'
  step_pairs "first meetings" 'select(.status == "forming" and .meetings.items == []) | post(.mentee; "/v1/relationships/\(.id)/held-meetings"; {startsAt: $known.now, minutes: 75, method: "faceToFace"})'
  pairs_with agreement agreement
  policies='["conduct", "bullyingAndHarassment", "equality", "mentalHealth", "healthAndSafety", "changeManagement", "personalRelationships"]'
  step_pairs "signatures" 'select(.signs and .status == "forming") | (.agreement.signatures | map(.person)) as $signed
    | (.mentor, .mentee) as $who | select($signed | index($known.people[$who]) | not)
    | post($who; "/v1/relationships/\(.id)/agreement/signatures"; {number: .agreement.number, voluntary: true, policies: '"$policies"', evaluationUse: true})'
  relationships
  pairs_with agreement agreement
  pairs_with meetings meetings
}

# The mentee writes and completes the log of each meeting that was held, and the mentor confirms it.
write_logs() {
  pairs_with meetings "meetings?status=held&limit=200"
  pairs_with logs "meeting-logs?limit=200"
  pairs 'select(.status != "ended" and .meetings) | . as $pair | .meetings.items[] | .id as $meeting
    | (first($pair.logs.items[] | select(.meeting == $meeting)) // null) as $log | select($log == null or $log.status != "confirmed")
    | {meeting: $meeting, session, status: $log.status, mentor: $pair.mentor, mentee: $pair.mentee, needs: $pair.needs}' >"$work/unlogged"
  jq -c "$ask"'select(.status == null) | put(.mentee; "/v1/meetings/\(.meeting)/log"; {
      topics: [.needs[0], "How we work together"], achieved: (if .session > 1 then ["The action of last time is done"] else [] end),
      challenges: "Finding the time.", actions: [{text: "Try out what we talked about", owner: "mentee"}, {text: "Send the example", owner: "mentor"}]}; "*")' "$work/unlogged" | play | wc -l |
    sed 's/^ */  /; s/$/ logs written/'
  jq -c "$ask"'select(.status == (null, "draft")) | post(.mentee; "/v1/meetings/\(.meeting)/log/completion"; null)' "$work/unlogged" | play >/dev/null
  jq -c "$ask"'post(.mentor; "/v1/meetings/\(.meeting)/log/confirmation"; null)' "$work/unlogged" | play >/dev/null
}

# Each writes an entry of their own reflective log for the session of that day, once they have read what evaluation makes of it.
reflect() { # instant of the meeting
  local who
  pairs_with meetings "meetings?status=held&limit=200"
  for who in mentor mentee; do
    pairs 'select(.status != "ended") | .'$who' as $who | first(.meetings.items[]? | select(.startsAt[:19] == "'"${1:0:19}"'")) as $met
      | get($who; "/v1/relationships/\(.id)/reflective-logs?limit=200") + {pair: .id, on: $met.startsAt[:10], session: $met.session, needs}' | play >"$work/journals"
    jq -c "$ask"'. as $of | select(all(.answer.items[]; .content.session != $of.session)) | post(.as; "/v1/programmes/'"$programme"'/evaluation-acknowledgements"; {document: "'"$(jq -r .documents.evaluationNotice "$work/known.json")"'"})' "$work/journals" | sort -u | play >/dev/null
    jq -c "$ask"'. as $of | select(all(.answer.items[]; .content.session != $of.session)) | post(.as; "/v1/relationships/\(.pair)/reflective-logs"; {
        on, session, note: "We talked about \(.needs[0]).", learning: "To ask before I answer.", effectivenessRating: (3 + .session % 3)})' "$work/journals" | play |
      jq -c "$ask"'post(.as; "/v1/reflective-logs/\(.answer.id)/completion"; {})' | play >/dev/null
  done
}

# Everybody of the cast who has not yet applied does.
apply() {
  look
  step "applications begun" 'select(.application == null) | post(.id; "/v1/programmes/\($known.programme)/applications"; {role})'
  look
  step "questionnaires filled in" 'select(.status == "draft") | put(.id; "/v1/applications/\(.application)/answers"; .answers; "*")'
  step "submitted, with commitments, notice and role sheet" 'select(.status == "draft") | post(.id; "/v1/applications/\(.application)/submission"; {
      commitments: (["time", "recordsAndReview", "feedback", "keepAppointments"] + if .role == "mentor" then ["training", "selfDevelopment"] else [] end),
      notice: $known.documents.applicationNotice,
      roleSheet: $known.documents[if .role == "mentor" then "mentorRole" else "menteeResponsibilities" end], heardFrom})'
  look
}

# Line managers sign what waits for them.
sign() {
  step "signed or declined by the line manager" 'select(.status == "awaitingSignOff" and .signer) | post(.signer; "/v1/applications/\(.application)/sign-off";
      if .path.manager == "approve" then {decision: "approve", discussedOn: $known.today, timeAvailable: true}
      else {decision: "decline", reason: "The team is two people short until spring."} end)'
  look
}

# The coordinator selects by the criteria.
choose() {
  local criteria
  criteria=$(jq -c .charter.selectionCriteria "$here/programme.json")
  step "decided" 'select(.status == "underSelection") | .role as $role | ['"$criteria"'[] | select(.role == $role)] as $criteria
    | post($known.coordinator; "/v1/applications/\(.application)/selection";
      if .path.select == "accept" then {decision: "accept", criteria: $criteria | map({code, met: true})}
      else {decision: "notSelect", criteria: $criteria | to_entries | map({code: .value.code, met: (.key > 0)}),
        message: "Thank you for applying. This time we could not see the first criterion met; we would gladly talk about how to get there."} end)'
  look
}

# Training and guidance, then each decides afresh.
prepare() {
  training
  step "trained or inducted" 'select(.status == "accepted" and .path.trained and .training == null) | post($known.coordinator; "/v1/applications/\(.application)/training";
      if .role == "mentor" then {kind: "mentorTraining", form: "workshop", heldOn: $known.today, days: 1, provider: "Harbour Advice learning team",
        themes: ["purpose", "role", "hopesAndFears", "boundaries", "etiquette", "coordinator", "meetings", "skills", "monitoring"]}
      else {kind: "menteeInduction", form: "guidanceSheet", heldOn: $known.today, document: $known.documents.menteeGuidance} end)'
  training
  step "mentees acknowledge the guidance" 'select(.training and .role == "mentee" and .training.acknowledgedAt == null) | post(.id; "/v1/training-records/\(.training.id)/acknowledgement"; null)'
  step "decide to go on" 'select(.status == "accepted" and .path.confirms) | post(.id; "/v1/applications/\(.application)/confirmation"; null)'
  look
  training
}

# What every scene knows: ids, and the programme's time. An agreement made today runs for five months.
learn() {
  jq -n --arg programme "$programme" --arg coordinator "$coordinator" --argjson documents "$(documents)" --slurpfile people "$work/people.json" \
    --argjson clock "$(curl -sS "$api/dev/clock")" '{$programme, $coordinator, $documents, people: $people[0],
      now: $clock.now, today: $clock.now[:10], ends: ($clock.now[:19] + "Z" | fromdate + 150 * 86400 | todate[:10])}' >"$work/known.json"
}

# Everybody who applies, with who has to sign for them: the manager, or the approver of the organisation where there is none.
cast() { # rows of applications
  jq -n --slurpfile rows "$1" --slurpfile people "$here/people.ndjson" --slurpfile organisations "$here/organisations.json" '
    ($organisations[0] | map({(.externalId): .approver}) | add) as $approver
    | ($people | map({(.externalId): .}) | add) as $person
    | [$rows[] | . + {
        id: .externalId, key: "\(.externalId) \(.role)",
        name: "\($person[.externalId].givenName) \($person[.externalId].familyName)",
        signer: (if .path.manager == "waits" then null else $person[.externalId].manager // $approver[.organisation] end)}]'
}

# Tokens for all who speak in this story: applicants, those who sign for them, and who is appointed.
sign_in_all() {
  jq -n --slurpfile first "$work/cast.json" --slurpfile second "$work/second.json" '$first[0] + $second[0]' |
    jq -c --slurpfile programme "$here/programme.json" --slurpfile people "$work/people.json" '
      [.[].id, (.[].signer | values), $programme[0][("coordinator", "steering", "safeguarding")].externalId] | unique[]
      | {name: ., ask: {person: $people[0][.]}}' | sign_in
}
