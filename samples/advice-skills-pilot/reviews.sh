# The pilot's two reviews: opened on their day, frozen, written up, decided on by the steering group, and printed. Sourced by run.sh.

reports=${REPORTS:-${TMPDIR:-/tmp}/calderhaven-reports}

# One review, wherever it was left: each step is taken from the state that it stands in.
review_pilot() { # kind, what follows
  local review status path
  review=$(jq -cn "$ask"'get("'"$coordinator"'"; "/v1/programmes/'"$programme"'/pilot-reviews?limit=200")' | answer_to | jq -r 'first(.items[] | select(.kind == "'"$1"'") | .id) // empty')
  [[ -n $review ]] || review=$(jq -cn "$ask"'post("'"$coordinator"'"; "/v1/programmes/'"$programme"'/pilot-reviews"; {kind: "'"$1"'"})' | answer_to | jq -r .id)
  path=/v1/pilot-reviews/$review
  status=$(review_at "$path")
  if [[ $status == gathering ]]; then
    attempt <<<"$(jq -cn "$ask"'post("'"$coordinator"'"; "'"$path"'/completion"; null) + {what: "completing a review before its data are frozen", refused: ["life-cycle-step"]}')"
    jq -cn "$ask"'post("'"$coordinator"'"; "'"$path"'/freezing"; {})' | play >/dev/null
    status=$(review_at "$path")
  fi
  if [[ $status == frozen ]]; then
    jq -cn "$ask"'put("'"$coordinator"'"; "'"$path"'/findings"; '"$(found "$1")"'; '"$(etag "$coordinator" "$path" | jq -R .)"')' | play >/dev/null
    jq -cn "$ask"'post("'"$coordinator"'"; "'"$path"'/improvement-actions"; {text: "Leave the mentee to book: the form for it is one page.", finding: 3, owner: "coordinator",
      dueOn: (now | todate[:10] | .[:4] | tonumber + 3 | "\(.)-01-31")}, {text: "Tell line managers before the first meeting what is asked of them.", finding: 3, owner: "steeringGroup", dueOn: (now | todate[:10] | .[:4] | tonumber + 3 | "\(.)-03-31")})' | play >/dev/null
    jq -cn "$ask"'post("'"$coordinator"'"; "'"$path"'/decision"; {outcome: "'"$2"'", by: "steeringGroup", reason: "It does what it was made for; the paperwork is to become shorter."})' | play >/dev/null
    status=$(review_at "$path")
  fi
  if [[ $status == reported ]]; then
    jq -cn "$ask"'post("'"$coordinator"'"; "'"$path"'/sharing"; {language: "en", title: "What our review found ('"$1"')", text: "You meet, and say that it helps. We make the paperwork shorter. Thank you for your answers."})' | play >/dev/null
    jq -cn "$ask"'post("'"$coordinator"'"; "'"$path"'/completion"; null)' | play >/dev/null
  fi
  say "The $1 review is $(review_at "$path")."
  print_report "$1" "$path"
}

review_at() { jq -cn "$ask"'get("'"$coordinator"'"; "'"$1"'")' | answer_to | jq -r .status; }

# Words of the coordinator, one to each criterion. No names in them.
found() { # kind
  jq -cn --arg kind "$1" '{
    summary: "People meet each month, across organisations, and most goals are reached. What takes too long is the paperwork.",
    findings: ([["partlyMet", "Those who answered are surer than before; too few have answered to speak of seven in ten."], ["met", "More than half of the goals that came due were reached."],
      ["met", "Most pairs join two organisations, and the paperwork is the same in all of them: too long."], ["met", "Well over twenty pairs have met three times."],
      ["notKnown", "Mentors are asked at the end."], ["met", "The training days were full."]] | to_entries | map({criterion: (.key + 1), state: .value[0], text: .value[1]})),
    lessons: ["Brief line managers before the first meeting.", "Let the mentee book from the start."]}'
}

# The page as the steering group gets it, and on paper where there is a browser for it.
print_report() { # kind, path of the review
  local page=$reports/pilot-review-$1.html browser
  mkdir -p "$reports"
  curl -sS --fail -H "Authorization: Bearer $(jq -r --arg who "$(jq -r .steering.externalId "$here/programme.json")" '.[$who]' "$work/tokens.json")" -H 'Accept: text/html' -o "$page" "$api$2/report" ||
    fail "the steering group gets no report"
  nobody_is_named "$page"
  grep -q '<svg role="img"' "$page" || fail "the report of the $1 review has no plot"
  if grep -qi '<script\|https\?://' "$page"; then fail "the report of the $1 review wants something from elsewhere"; fi
  echo "  report: $page"
  for browser in chromium chromium-browser google-chrome; do command -v $browser >/dev/null && break; done
  if ! command -v $browser >/dev/null; then echo "  no Chromium here: the page was not printed"; return; fi
  # As root Chromium runs without its sandbox only.
  "$browser" --headless --disable-gpu $([[ $EUID -ne 0 ]] || echo --no-sandbox) --user-data-dir="$work/browser" --no-pdf-header-footer --print-to-pdf="${page%.html}.pdf" "file://$page" >/dev/null 2>&1 ||
    fail "$browser could not print $page"
  echo "  printed: ${page%.html}.pdf"
  if command -v pdftotext >/dev/null; then
    pdftotext -layout "${page%.html}.pdf" "$work/printed"
    grep -q "Headline figures" "$work/printed" || fail "the printed report has no headline figures"
    nobody_is_named "$work/printed"
  fi
}

nobody_is_named() { # file
  jq -r '"\(.givenName) \(.familyName)", .email' "$here/people.ndjson" >"$work/names"
  if grep -qFf "$work/names" "$1"; then fail "$1 names somebody: $(grep -oFf "$work/names" "$1" | head -1)"; fi
}
