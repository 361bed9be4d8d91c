#:property PublishAot=false
#:property InvariantGlobalization=true

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

Field[] fields =
[
    new("access", "first contact", "First contact adviser", ["digital tools", "quality and file review", "community outreach"], "Phone line, web chat and bookings"),
    new("benefits", "welfare rights", "Welfare rights adviser", ["welfare benefits casework", "appeals and tribunals", "quality and file review"], "Benefit checks, claims and appeals"),
    new("carers", "carers' advice", "Carers' adviser", ["working with carers", "welfare benefits casework", "community outreach"], "Home visits and carers' assessments"),
    new("debt", "debt advice", "Debt adviser", ["debt advice", "energy and water bills", "welfare benefits casework"], "Budgets, debt relief and talks with creditors"),
    new("employment", "employment rights", "Employment adviser", ["employment advice", "appeals and tribunals", "training and presenting"], "Questions of dismissal, pay and discrimination"),
    new("energy", "energy advice", "Energy adviser", ["energy and water bills", "debt advice", "community outreach"], "Visits about meters, tariffs and cold homes"),
    new("housing", "housing rights", "Housing adviser", ["housing advice", "appeals and tribunals", "partnership working"], "Repairs, arrears and homelessness cases"),
    new("immigration", "immigration advice", "Immigration adviser", ["immigration advice", "appeals and tribunals", "community outreach"], "Status questions, family reunion and referrals"),
    new("learning", "learning and volunteering", "Learning officer", ["training and presenting", "volunteer management", "digital tools"], "Courses, rotas and support for volunteers"),
    new("outreach", "community outreach", "Outreach worker", ["community outreach", "volunteer management", "partnership working"], "Sessions in libraries, schools and food banks"),
    new("young", "youth advice", "Youth adviser", ["working with young people", "housing advice", "digital tools"], "Drop-in and casework for people under 25"),
];
Field management = new("management", "management", "", ["funding bids", "managing a budget", "partnership working", "supervision"], "");

Organisation[] organisations =
[
    new("crossing-place", "cp", "Crossing Place Refugee Advice", [("immigration", 4), ("housing", 4), ("outreach", 3)], Volunteers: 3),
    new("fernbank-advice", "fa", "Fernbank Community Advice", [("benefits", 4), ("debt", 4), ("access", 4)], Volunteers: 3),
    new("harbour-advice", "ha", "Harbour Advice", [("benefits", 5), ("learning", 4), ("outreach", 4)], Volunteers: 2, HasChair: true),
    new("kittiwake-money", "km", "Kittiwake Money Advice", [("debt", 5), ("energy", 3)], Volunteers: 1),
    new("lantern-debt", "ld", "Lantern Debt Advice", [("debt", 5), ("energy", 4)], Volunteers: 2),
    new("millrace-carers", "mc", "Millrace Carers' Advice", [("carers", 4), ("benefits", 3)], Volunteers: 2),
    new("northdock-rights", "nw", "Northdock Welfare Rights", [("benefits", 5), ("employment", 4)], Volunteers: 1),
    new("ropewalk-disability", "rd", "Ropewalk Disability Rights", [("benefits", 5), ("employment", 4)], Volunteers: 2),
    new("saltgate-law", "sl", "Saltgate Law Centre", [("employment", 5), ("housing", 4)], Volunteers: 1, HasChair: true),
    new("slipway-youth", "sy", "Slipway Youth Advice", [("young", 4), ("learning", 3)], Volunteers: 2),
    new("tidemark-housing", "th", "Tidemark Housing Rights", [("housing", 5), ("debt", 4)], Volunteers: 2),
    new("weathervane-later-life", "wv", "Weathervane Later Life Advice", [("carers", 4), ("access", 4)], Volunteers: 2),
];

// What is wrong in HR's file: a circle of three, two managers who never arrive, and a row that does not say.
Dictionary<string, string> misreported = new()
{
    ["km-03"] = "km-04", ["km-04"] = "km-05", ["km-05"] = "km-03",
    ["nw-09"] = "nw-77", ["wv-04"] = "wv-91",
};
const string ManagerNotSaid = "rd-10";
const string Leaver = "th-05";
const string Coordinator = "ha-13";
const int SecondIntakeSize = 33;
Dictionary<string, string> namesakes = new() { ["fa-09"] = "cp-12", ["ha-15"] = "ha-05", ["wv-09"] = "ld-03" };

string[] mentors =
[
    "cp-02", "cp-12", "cp-18", "fa-02", "fa-07", "fa-17", "fa-19", "ha-01", "ha-02", "ha-08", "km-07", "ld-03", "ld-07",
    "ld-12", "mc-06", "nw-09", "nw-12", "rd-12", "rd-13", "sl-01", "sl-04", "sl-07", "sy-06", "th-07", "th-12", "wv-11",
];
string[] mentees =
[
    "cp-04", "cp-09", "cp-14", "cp-17", "fa-05", "fa-09", "fa-14", "ha-04", "ha-05", "ha-15", "ha-19", "km-04", "km-09", "ld-05", "ld-09", "ld-14", "mc-03",
    "mc-08", "mc-12", "nw-03", "nw-05", "rd-04", "rd-10", "sl-03", "sl-10", "sl-13", "sy-03", "sy-08", "th-03", "th-10", "th-12", "wv-03", "wv-08", "wv-12",
];
Dictionary<string, string> conflicts = new() { ["ld-09"] = "km-07" };

Story through = new();
Story managerDeclines = new(Manager: "decline", Select: null, Trained: null, Confirms: null, AnswersProposal: null, Signs: null);
var waits = managerDeclines with { Manager = "waits" };
var notSelected = managerDeclines with { Manager = "approve", Select = "notSelect" };
var notTrained = through with { Trained = false, Confirms = null, AnswersProposal = null, Signs = null };
var notConfirmed = through with { Confirms = false, AnswersProposal = null, Signs = null };
var declinesProposal = through with { AnswersProposal = "decline", Signs = null };
var notSigned = through with { Signs = false };
Dictionary<string, Story> stories = new()
{
    ["mc-06"] = managerDeclines, ["sy-08"] = managerDeclines,
    ["km-04"] = waits, ["nw-09"] = waits, ["rd-10"] = waits,
    ["ld-03"] = notSelected, ["th-10"] = notSelected,
    ["sl-04"] = notTrained,
    ["cp-14"] = notConfirmed,
    ["mc-08"] = declinesProposal, ["nw-03"] = declinesProposal, ["rd-12"] = declinesProposal,
    ["wv-12"] = notSigned,
};

string[] generalTopics =
[
    "digital tools", "funding bids", "managing a budget", "partnership working",
    "quality and file review", "supervision", "training and presenting", "volunteer management",
];
string[] descriptorWords =
[
    "calm", "creative", "curious", "decisive", "determined", "encouraging", "energetic", "flexible", "friendly", "honest",
    "humorous", "independent", "methodical", "optimistic", "organised", "patient", "practical", "quiet", "reflective", "supportive",
];
string[] qualifications =
[
    "Certificate in advice work", "Community development course", "Degree in law", "Degree in social policy",
    "Diploma in money advice", "Interpreter's certificate", "Train-the-trainer course",
];
string[] places = ["Calderhaven centre", "East Quay", "Fernbank", "Millrace", "Northdock", "Ropewalk", "Saltgate"];
string[] referrals = ["manager", "colleague", "intranet", "newsletter", "event", "other"];
string[] mentorReasons = ["giveBack", "ownDevelopment", "shareKnowledge", "leadershipPractice"];
(string Code, string Details)[] menteeReasons =
[
    ("newRole", "I changed post this year and the ground is unfamiliar."),
    ("careerChange", "I came from another line of work and am still learning the trade."),
    ("confidence", "I know more than I dare to say in meetings."),
    ("leadership", "I may lead a small group soon and want to be ready."),
    ("specialistKnowledge", "Harder cases reach me now and I want to go deeper."),
    ("widerView", "I know my own desk well and would like to see beyond it."),
];

NameStock english = new(
    ["Claire", "Denise", "Graham", "Joanne", "Leroy", "Maureen", "Peter", "Ruth", "Simon", "Tyrone"],
    ["Ashworth", "Birtwistle", "Clegg", "Duckworth", "Entwistle", "Hargreaves", "Ormerod", "Rigby", "Thwaite"]);
NameStock[] others =
[
    new(["Angharad", "Heledd", "Iwan", "Llŷr", "Siân", "Siôn"], ["Bowen", "Gruffydd", "Llewelyn", "Prydderch", "Pugh"]),
    new(["Aoife", "Ciarán", "Pádraig", "Róisín", "Séamus", "Sorcha"], ["Breathnach", "Caomhánach", "O’Brien", "Seoighe"]),
    new(["Agnieszka", "Bożena", "Łukasz", "Małgorzata", "Paweł", "Zbigniew"], ["Dąbek", "Kowalczyk", "Świątek", "Wójcik", "Zając"]),
    new(["Āmina", "Bilāl", "Fārūq", "Imrān", "Nādia", "Rubīna"], ["Anṣārī", "Chaudhrī", "Mīrzā", "Qureshī", "Sheikh"]),
    new(["Anh Tuấn", "Minh Đức", "Mỹ Linh", "Quốc Bảo", "Thị Hương", "Thu Hà"], ["Đặng", "Lê", "Nguyễn", "Phạm", "Trần"]),
    new(["Ayşe", "Çağla", "Emre", "Gülşen", "İpek", "Okan"], ["Çelik", "Kılıç", "Öztürk", "Şahin", "Yıldız"]),
    new(["Adébáyọ̀", "Fọlákẹ́", "Olúwaṣeun", "Títílayọ̀"], ["Adéyẹmí", "Akíntọ́lá", "Bánkọ́lé", "Ọlátúnjí"]),
    new(["Begoña", "Conceição", "Íñigo", "João"], ["Gonçalves", "Ibáñez", "Muñoz", "Simões"]),
    new(["Ioana", "Mihăiță", "Ștefan"], ["Bălan", "Ionescu", "Țurcanu"]),
    new(["Abdi", "Hodan", "Mariam", "Yusuf"], ["Al-Hassan", "Jama", "Warsame"]),
    new(["Oksana", "Solomiia", "Taras"], ["Bondarenko", "Shevchenko", "Tkachenko"]),
];

var json = new JsonSerializerOptions(JsonSerializerDefaults.Web)
{
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    IndentSize = 2,
    NewLine = "\n",
};
var indented = new JsonSerializerOptions(json) { WriteIndented = true };

var people = WithNames(organisations.SelectMany(Members)).OrderBy(x => x.Organisation.Id, StringComparer.Ordinal).ThenBy(x => x.Id, StringComparer.Ordinal).ToList();
var byId = people.ToDictionary(x => x.Id);

WriteArray("organisations.json", organisations.Select(x => new
{
    ExternalId = x.Id,
    x.Name,
    Approver = people.Single(person => person.Organisation == x && person.Rank == (x.HasChair ? Rank.Chair : Rank.Director)).Id,
}));
WriteArray("teams.json", organisations.SelectMany(x => x.Teams.Select(team => new
{
    Organisation = x.Id,
    ExternalId = team.Field,
    Name = $"{Capital(FieldOf(team.Field).Name)} team",
}).OrderBy(team => team.ExternalId, StringComparer.Ordinal)));
WriteLines("people.ndjson", people.Select(PersonRow));
WriteLines("answers.ndjson", mentors.Select(id => Applicant(byId[id], "mentor")).Concat(mentees.Select(id => Applicant(byId[id], "mentee")))
    .OrderBy(x => x.Organisation, StringComparer.Ordinal).ThenBy(x => x.ExternalId, StringComparer.Ordinal).ThenBy(x => x.Role, StringComparer.Ordinal));
WriteLines("second-intake.ndjson", SecondIntake().Select(person => Applicant(person, "mentee")));

// Mentees of the second half-year: every other of those who did not apply before, whose line HR knows to its end and does not lead through the
// coordinator, who would lose sight of them.
IEnumerable<Person> SecondIntake() => people
    .Where(x => x.Rank is Rank.Adviser or Rank.Volunteer && !mentors.Contains(x.Id) && !mentees.Contains(x.Id) && x.Id is not (Leaver or ManagerNotSaid) && x.Manager != Coordinator && LineIsKnown(x))
    .Where((_, i) => i % 2 == 0).Take(SecondIntakeSize);

bool LineIsKnown(Person person)
{
    var id = person.Id;
    for (var steps = 0; steps < people.Count; steps++)
    {
        if (id == ManagerNotSaid || !byId.TryGetValue(id, out var at)) return false;
        if (misreported.GetValueOrDefault(id, at.Manager!) is not { } manager) return true;
        id = manager;
    }
    return false;
}

// Ids follow the teams, each leader after their reports; the line ends at the director.
List<Person> Members(Organisation organisation)
{
    var number = 0;
    string Next() => $"{organisation.Prefix}-{++number:00}";

    Person director = new(organisation, Next(), Rank.Director, management);
    List<Person> members = [director];
    var above = director.Id;
    if (organisation.Teams.Length > 2)
    {
        members.Add(new(organisation, Next(), Rank.Head, management, Manager: above));
        above = members[^1].Id;
    }
    foreach (var (code, size) in organisation.Teams)
    {
        var field = FieldOf(code);
        var advisers = Enumerable.Range(0, size).Select(_ => Next()).ToList();
        var leader = Next();
        members.AddRange(advisers.Select(id => new Person(organisation, id, Rank.Adviser, field, code, leader)));
        members.Add(new(organisation, leader, Rank.Leader, field, code, above));
    }
    var (first, _) = organisation.Teams[0];
    for (var i = 0; i < organisation.Volunteers; i++) members.Add(new(organisation, Next(), Rank.Volunteer, FieldOf(first), first));
    if (organisation.HasChair) members.Add(new(organisation, Next(), Rank.Chair, management));
    return members;
}

IEnumerable<Person> WithNames(IEnumerable<Person> unnamed)
{
    var names = new Dictionary<string, (string Given, string Family)>();
    foreach (var person in unnamed)
    {
        var dice = new Dice($"{person.Id} name");
        var name = namesakes.TryGetValue(person.Id, out var other) ? names[other] : Draw();
        names.Add(person.Id, name);
        yield return person with { GivenName = name.Given, FamilyName = name.Family };

        (string Given, string Family) Draw()
        {
            while (true)
            {
                var stock = dice.Below(3) == 0 ? english : dice.One(others);
                var drawn = (dice.One(stock.Given), dice.One(stock.Family));
                if (!names.ContainsValue(drawn)) return drawn;
            }
        }
    }
}

object PersonRow(Person person)
{
    var row = JsonSerializer.SerializeToNode(new
    {
        Organisation = person.Organisation.Id,
        ExternalId = person.Id,
        person.GivenName,
        person.FamilyName,
        person.Email,
        Engagement = person.Rank is Rank.Volunteer or Rank.Chair ? "volunteer" : "staff",
        person.JobTitle,
        person.Team,
        Identity = new { Issuer = "https://login.region.example", Subject = person.Id },
        Active = person.Id == Leaver ? false : (bool?)null,
        LeftOn = person.Id == Leaver ? "2025-11-28" : null,
    }, json)!.AsObject();
    if (person.Id != ManagerNotSaid) row["manager"] = misreported.GetValueOrDefault(person.Id, person.Manager!);
    return row;
}

Row Applicant(Person person, string role)
{
    var isMentor = role == "mentor";
    var dice = new Dice($"{person.Id} {role}");
    var months = isMentor ? 24 + dice.Below(150) : 3 + dice.Below(50);
    var topics = Topics(person, isMentor, dice);
    var words = dice.Some(descriptorWords, 5);
    var inBody = dice.Below(4) == 0;
    var (reason, details) = dice.One(menteeReasons);
    var mentoredBefore = dice.Below(2) == 0;
    var answers = new
    {
        person.GivenName,
        person.FamilyName,
        person.Email,
        Telephone = dice.Below(3) == 0 ? null : $"01632 960{dice.Below(1000):000}",
        person.JobTitle,
        person.Grade,
        Profession = person.Field.Name,
        Qualifications = dice.Some(qualifications, 1 + dice.Below(2)),
        person.Responsibilities,
        Preference = dice.One("either", "either", "external", "internal"),
        MonthsInRole = months,
        ProfessionalBodyMember = inBody,
        ProfessionalBody = inBody ? "Guild of Advice Workers" : null,
        Descriptors = words,
        Places = dice.Some(places, 2 + dice.Below(2)),
        Duration = dice.One("boost", "standard", "standard", "long"),
        FaceToFace = 1 + dice.Below(5),
        HoursPerMonth = 2 + dice.Below(5) / 2m,
        Conflicts = conflicts.TryGetValue(person.Id, out var other)
            ? new[] { new { Kind = "person", Organisation = byId[other].Organisation.Id, ExternalId = other } } : null,
        Profile = isMentor ? MentorProfile() : MenteeProfile(),
        Mentee = isMentor ? null : new { Reason = reason, Details = details, Needs = topics },
        Mentor = !isMentor ? null : new
        {
            Reason = dice.One(mentorReasons),
            MentoredBefore = mentoredBefore,
            RelationshipsBefore = mentoredBefore ? 1 + dice.Below(5) : (int?)null,
            Skills = topics,
            Experience = $"Daily work with {topics[0]}, and projects on {topics[^1]}.",
        },
    };
    return new(person.Organisation.Id, person.Id, role, answers, dice.One(referrals), stories.GetValueOrDefault(person.Id, through));

    string MentorProfile() => dice.One(
        $"{Capital(person.Field.Name)} has been my field for {months / 12} years, and I am glad to talk about {topics[0]}.",
        $"Colleagues find me {words[0]} and {words[1]}; I can offer {topics[0]} and, if wanted, {topics[1]}.",
        $"What I know of {topics[1]} I owe to patient people, and I would like to pass it on.",
        $"Bring me a knotty question on {topics[1]} or {topics[2]}: I would sooner ask than tell.");

    string MenteeProfile() => dice.One(
        $"After {months} months in this post I would like to get better at {topics[0]}.",
        $"I am {words[0]} and {words[1]}, and could use another pair of eyes on {topics[1]} or {topics[2]}.",
        $"{Capital(topics[0])}: that is where I get stuck, and I would like to think it through with somebody.",
        $"I want to move on in {person.Field.Name} and need a sounding board, above all for {topics[0]}.");
}

string[] Topics(Person person, bool isMentor, Dice dice) =>
    [.. dice.Some(person.Field.Topics, isMentor ? 4 : 2), .. dice.Some(generalTopics.Except(person.Field.Topics), isMentor ? 2 : 1)];

Field FieldOf(string code) => fields.Single(field => field.Code == code);

void WriteArray<T>(string file, IEnumerable<T> rows) => File.WriteAllText(file, JsonSerializer.Serialize(rows, indented) + "\n");

void WriteLines<T>(string file, IEnumerable<T> rows) => File.WriteAllText(file, string.Concat(rows.Select(row => JsonSerializer.Serialize(row, json) + "\n")));

static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

enum Rank { Director, Head, Leader, Adviser, Volunteer, Chair }

sealed record Field(string Code, string Name, string Title, string[] Topics, string Duty);

sealed record Organisation(string Id, string Prefix, string Name, (string Field, int Advisers)[] Teams, int Volunteers, bool HasChair = false);

sealed record NameStock(string[] Given, string[] Family);

sealed record Person(Organisation Organisation, string Id, Rank Rank, Field Field, string? Team = null, string? Manager = null)
{
    public string GivenName { get; init; } = "";
    public string FamilyName { get; init; } = "";
    public string Email => $"{Id}@{Organisation.Id}.example";

    public string JobTitle => Rank switch
    {
        Rank.Director => "Director",
        Rank.Head => "Head of services",
        Rank.Leader => $"Team leader, {Field.Name}",
        Rank.Adviser => Field.Title,
        Rank.Volunteer => "Volunteer adviser",
        _ => "Chair of trustees",
    };

    public string Grade => Rank switch
    {
        Rank.Director => "Band 8",
        Rank.Head => "Band 7",
        Rank.Leader => "Band 6",
        Rank.Adviser => "Band 4",
        _ => "Volunteer",
    };

    public string Responsibilities => Rank switch
    {
        Rank.Director => "Answers to the trustees for the work and the money",
        Rank.Head => "Runs the services from day to day",
        Rank.Leader => $"Leads the team and reviews its files. {Field.Duty}",
        Rank.Volunteer => $"Two days a week beside the team. {Field.Duty}",
        _ => Field.Duty,
    };
}

/// <summary>How far an application gets: the steps that are reached, each with its outcome.</summary>
sealed record Story(string Manager = "approve", string? Select = "accept", bool? Trained = true, bool? Confirms = true, string? AnswersProposal = "accept", bool? Signs = true);

sealed record Row(string Organisation, string ExternalId, string Role, object Answers, string HeardFrom, Story Path);

/// <summary>FNV-1a of the seed, then SplitMix64. Each person has dice of their own, so that adding one leaves the others as they were.</summary>
sealed class Dice(string seed)
{
    private ulong state = seed.Aggregate(14695981039346656037UL, (hash, letter) => (hash ^ letter) * 1099511628211UL);

    public int Below(int limit)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)limit);
    }

    public T One<T>(params IReadOnlyList<T> from) => from[Below(from.Count)];

    public List<T> Some<T>(IEnumerable<T> from, int count) => [.. from.OrderBy(_ => Below(int.MaxValue)).Take(count)];
}
