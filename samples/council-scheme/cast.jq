# Sixty people of a council and of the housing trust that works beside it, with what they answer: the same in every run, but for the two ids.
# Run with -n and --arg council, --arg homes.
def pick($list; $i): $list[$i % ($list | length)];
["housing repairs", "planning law", "social work records", "council tax", "public meetings", "managing a budget"] as $topics
| ["Library", "Civic centre", "Depot", "By video"] as $places
| ["Anwen", "Bilal", "Chidi", "Dora", "Efa", "Farah", "Gwil", "Hana", "Idris", "Jola"] as $given
| ["Abbott", "Bevan", "Castell", "Doyle", "Eynon", "Farrow"] as $family
| ["calm", "creative", "curious", "decisive", "determined", "encouraging", "energetic", "flexible", "friendly", "honest"] as $words
| def home($i): if $i % 2 == 1 then $council else $homes end;
  def id($i): "p-\("00\($i)"[-2:])";
  def head($i): if $i % 2 == 1 then "head-council" else "head-homes" end;
  {
    organisations: [{externalId: $council, name: "Brackwater Council", approver: "chief"}, {externalId: $homes, name: "Brackwater Homes", approver: "head-homes"}],
    people: ((
      [["chief", $council, null], ["head-council", $council, "chief"], ["head-homes", $homes, null], ["coordinator", $council, "chief"], ["safeguarding", $council, "chief"], ["steering", $council, "chief"]]
      | map({organisation: .[1], externalId: .[0], givenName: "Office", familyName: .[0], engagement: "staff", manager: .[2]})
    ) + [range(1; 61) | {organisation: home(.), externalId: id(.), givenName: pick($given; .), familyName: pick($family; .), engagement: "staff", manager: head(.)}]),
    answers: [range(1; 61) | . as $i | (if $i <= 30 then "mentor" else "mentee" end) as $role | {
      organisation: home($i), externalId: id($i), $role, heardFrom: pick(["colleague", "intranet", "newsletter"]; $i),
      path: {manager: "informed", select: (if $i == 45 or $i == 60 then "notSelect" else "accept" end), trained: true, confirms: true, answersProposal: "accept", signs: true},
      answers: ({
        givenName: pick($given; $i), familyName: pick($family; $i), email: "\(id($i))@brackwater.example", jobTitle: "Officer", grade: "Grade \(1 + $i % 6)",
        profession: pick(["housing", "planning", "care"]; $i), qualifications: ["A diploma"], responsibilities: "Work with \(pick($topics; $i)).",
        preference: pick(["internal", "external", "either"]; ($i / 2 | floor)), monthsInRole: (if $role == "mentor" then 40 + $i else $i end),
        descriptors: [range(0; 5) | pick($words; . + $i)], places: [pick($places; $i), pick($places; $i + 1)], duration: (if ($i / 2 | floor) % 2 == 0 then "boost" else "long" end),
        faceToFace: (1 + $i % 5), hoursPerMonth: 3, profile: "I would gladly talk about \(pick($topics; $i)).",
        conflicts: (if $i == 31 then [{kind: "person", organisation: home(1), externalId: id(1)}] elif $i == 2 then [{kind: "person", organisation: home(32), externalId: id(32)}]
          elif $i == 40 then [{kind: "organisation", organisation: $council}] else [] end)}
        + if $role == "mentor" then {mentor: {reason: "shareKnowledge", mentoredBefore: ($i % 3 == 0), skills: [pick($topics; $i), pick($topics; $i + 1), pick($topics; $i + 3)], experience: "Years of it."}}
          else {mentee: {reason: "widerView", needs: [pick($topics; $i), pick($topics; $i + 2)], details: "To see more than my own desk."}} end)}]
  }
