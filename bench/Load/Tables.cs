using System.Text.Json;
using Mentoring.Infrastructure.Persistence;

namespace Mentoring.Bench.Load;

/// <summary>The rows of one table, in the order of its columns.</summary>
internal sealed record Table(string Name, string[] Columns, IEnumerable<object?[]> Rows)
{
    /// <summary>As SQL has it, with its schema where it has one of its own.</summary>
    public string Name { get; } = string.Join('.', Name.Split('.').Select(part => $"\"{part}\""));
}

/// <summary>What the application would have stored, had all of it come through its doors.</summary>
internal sealed class Tables(Population all, DataKeys keys)
{
    private const string Settings = """
        {"signoff.mentee":"required","signoff.mentor":"required","training.mentorDays":1,"induction.form":"guidanceSheet","models.enabled":["oneToOne"],"matching.managerRule":"wholeChain","matching.experience":"prefer","agreement.deadline":"firstMeeting","relationship.endDate":"required","relationship.minMonths":3,"relationship.maxMonths":6,"meeting.minMinutes":60,"meeting.maxMinutes":120,"meeting.targetIntervalDays":30,"meeting.overdueAfterDays":42,"commitment.hours":2,"commitment.periodDays":42,"matching.rapportCheck":"on","meeting.bufferMinutes":15,"log.mode":"required","log.completer":"mentee","log.forwarding":"onRequest","agenda.owner":"mentee","ending.talkFirst":"offered","pilot.months":12}
        """;

    private const int WholeChain = 1000;
    private static readonly string[] NoTexts = [];
    private readonly Dictionary<Guid, Organisation> organisations = all.All.ToDictionary(x => x.Id);
    private readonly DateOnly endsOn = DateOnly.FromDateTime(all.Today.AddDays(120).UtcDateTime);

    private IEnumerable<Person> People => all.All.SelectMany(x => x.People);
    private IEnumerable<(Relationship Of, Seat Seat)> Seats => all.Relationships.SelectMany(x => x.Seats.Select(seat => (x, seat)));

    /// <summary>A table before those that point at it.</summary>
    public IEnumerable<Table> InOrder() => [.. Organisations(), .. Programmes(), .. Enrolments(), .. Matches(), .. Work(), .. Worked(), keys.Made()];

    private Ids Made(int seed, int daysAgo) => new(seed, all.Today.AddDays(-daysAgo), TimeSpan.FromSeconds(5));

    private IEnumerable<Table> Organisations()
    {
        yield return new("Organisation", ["Id", "ExternalId", "Name", "Approver", "Version"], all.All.Select((x, i) => (object?[])[x.Id, $"org{i}", x.Name, "p1", 1]));
        yield return new("Person", ["Id", "OrganisationId", "ExternalId", "GivenName", "FamilyName", "Email", "Engagement", "JobTitle", "IsActive", "Version"],
            People.Select(x => (object?[])[x.Id, x.Organisation, x.ExternalId, x.GivenName, x.FamilyName, $"{x.Id:N}@bench.example", "Staff", "Adviser", true, 1]));
        var identities = Made(20, 380);
        yield return new("PersonIdentity", ["Id", "PersonId", "OrganisationId", "Issuer", "Subject", "Version"],
            People.Select(x => (object?[])[identities.Next(), x.Id, x.Organisation, "https://login.example", $"{x.Id:N}", 1]));
        var lines = Made(21, 380);
        yield return new("ReportingLine", ["Id", "PersonId", "OrganisationId", "ReportedManager", "Standing", "ManagerId", "Version"],
            all.All.SelectMany(o => o.People.Select(x => Line(lines.Next(), o, x))));
    }

    private static object?[] Line(Guid id, Organisation of, Person x) => x.Manager is { } place
        ? [id, x.Id, x.Organisation, of.People[place].ExternalId, "Known", of.People[place].Id, 1]
        : [id, x.Id, x.Organisation, null, "None", null, 1];

    private IEnumerable<Table> Programmes()
    {
        var (from, until) = (DateOnly.FromDateTime(all.Today.AddDays(-230).UtcDateTime), DateOnly.FromDateTime(all.Today.AddDays(200).UtcDateTime));
        yield return new("Programme", ["Id", "Name", "Preset", "Status", "LeadOrganisationId", "Objectives", "SelectionCriteria", "StartsOn", "EndsOn", "SettingsJson", "SettingsNumber", "Earlier", "Version"],
            all.Programmes.Select(x => (object?[])[x.Id, $"Programme {x.Number}", "advice-skills-pilot", "Running", x.Partners[0].Id, "[]", "[]", from, until, Settings, 1, "[]", 1]));
        yield return new("ProgrammePartner", ["OrganisationId", "ProgrammeId"], all.Programmes.SelectMany(x => x.Partners.Select(o => (object?[])[o.Id, x.Id])));
        yield return new("ProgrammeDocument", ["Id", "ProgrammeId", "Kind", "Number", "Language", "Title", "Text", "PublishedAt", "RelatedPolicies", "Version"],
            all.Programmes.Select(x => (object?[])[x.Code, x.Id, "CodeOfPractice", 1, "en", "Code of practice", "A short text.", all.Today.AddDays(-235), NoTexts, 1]));
        var appointments = Made(22, 239);
        yield return new("Appointment", ["Id", "ProgrammeId", "PersonId", "Role", "Since", "Version"],
            all.Programmes.SelectMany(x => new[] { x.Coordinator, all.Lead }.Select(person => (object?[])[appointments.Next(), x.Id, person.Id, "Coordinator", all.Today.AddDays(-239), 1])));
    }

    private IEnumerable<Table> Enrolments()
    {
        var at = all.Today.AddDays(-228);
        yield return new("Application", ["Id", "ProgrammeId", "PersonId", "Role", "Status", "ReachedProgramme", "IsLive", "StartedAt", "SubmittedAt", "ConfirmedAt", "Version"],
            Seats.Select(x => (object?[])[x.Seat.Application, x.Of.Programme.Id, x.Seat.Person.Id, Role(x.Seat), "Available", true, true, at, at, at, 5]));
        var profiles = Made(23, 227);
        yield return new("MatchProfile", ["Id", "ApplicationId", "ProgrammeId", "PersonId", "Role", "Name", "Text", "Version"],
            Seats.Select(x => (Id: profiles.Next(), Of: x)).Select(x => (object?[])[x.Id, x.Of.Seat.Application, x.Of.Of.Programme.Id, x.Of.Seat.Person.Id, Role(x.Of.Seat),
                $"{x.Of.Seat.Person.GivenName} {x.Of.Seat.Person.FamilyName}",
                keys.Shut(null, x.Of.Seat.Person.Id, "Worked in advice for some years and likes to pass on what helped.", "MatchProfile.Text", x.Id), 1]));
        var signOffs = Made(24, 226);
        yield return new("SignOff", ["Id", "ApplicationId", "ProgrammeId", "PersonId", "DecidedBy", "Decision", "TimeAvailable", "At", "Version"],
            Seats.Select(x => (object?[])[signOffs.Next(), x.Seat.Application, x.Of.Programme.Id, x.Seat.Person.Id, Manager(x.Seat.Person).Id, "Approve", true, at, 1]));
        yield return new("ManagementLink", ["PersonId", "ManagerId", "Depth"],
            Seats.SelectMany(x => Population.Above(organisations[x.Seat.Person.Organisation], x.Seat.Person).Select((manager, i) => (object?[])[x.Seat.Person.Id, manager.Id, i + 1])));
    }

    private Person Manager(Person x) => organisations[x.Organisation].People[x.Manager ?? 1];

    private IEnumerable<Table> Matches()
    {
        yield return new("Proposal", ["Id", "ProgrammeId", "Model", "Status", "ProposedAt", "LapsesAt", "Version"],
            all.Relationships.Select(x => (object?[])[x.Proposal, x.Programme.Id, "OneToOne", "Accepted", x.FormedAt.AddDays(-5), x.FormedAt.AddDays(9), 2]));
        yield return new("ProposalSeat", ["ApplicationId", "ProposalId", "PersonId", "Role"], Seats.Select(x => (object?[])[x.Seat.Application, x.Of.Proposal, x.Seat.Person.Id, Role(x.Seat)]));
        var responses = Made(25, 204);
        yield return new("ProposalResponse", ["Id", "ProposalId", "ProgrammeId", "PersonId", "Answer", "At", "Version"],
            Seats.Select(x => (object?[])[responses.Next(), x.Of.Proposal, x.Of.Programme.Id, x.Seat.Person.Id, "Accept", x.Of.FormedAt, 1]));
        yield return new("Relationship", ["Id", "ProgrammeId", "ProposalId", "Model", "Status", "Phase", "EndsOn", "Pauses", "AuthorityDepth", "FormedAt", "Version"],
            all.Relationships.Select(x => (object?[])[x.Id, x.Programme.Id, x.Proposal, "OneToOne", "Active", "Progression", endsOn, "[]", WholeChain, x.FormedAt, 4]));
        yield return new("RelationshipParty", ["PersonId", "RelationshipId", "ApplicationId", "Role"], Seats.Select(x => (object?[])[x.Seat.Person.Id, x.Of.Id, x.Seat.Application, Role(x.Seat)]));
        var participations = Made(26, 199);
        yield return new("Participation", ["Id", "RelationshipId", "ProgrammeId", "PersonId", "Role", "Model", "From", "HasLeft", "Version"],
            Seats.Select(x => (object?[])[participations.Next(), x.Of.Id, x.Of.Programme.Id, x.Seat.Person.Id, Role(x.Seat), "OneToOne", DateOnly.FromDateTime(x.Of.FormedAt.UtcDateTime), false, 1]));
        var codes = Made(27, 199);
        yield return new("CodeAcceptance", ["Id", "ProgrammeId", "DocumentId", "PersonId", "At", "Codes", "Version"],
            all.Relationships.Select(x => (object?[])[codes.Next(), x.Programme.Id, x.Programme.Code, x.Mentor.Person.Id, x.FormedAt, "[]", 1]));
    }

    private IEnumerable<Table> Work()
    {
        var ids = Made(28, 198);
        var agreements = all.Relationships.Select(x => (Id: ids.Next(), Of: x)).ToList();
        yield return new("Agreement", ["Id", "RelationshipId", "CircleId", "ProgrammeId", "Number", "Status", "Terms", "Version"],
            agreements.Select(x => (object?[])[x.Id, x.Of.Id, x.Of.Id, x.Of.Programme.Id, 1, "InForce", Terms(x.Of, x.Id), 3]));
        yield return new("AgreementSignature", ["PersonId", "AgreementId", "Policies", "At"],
            agreements.SelectMany(x => x.Of.Seats.Select(seat => (object?[])[seat.Person.Id, x.Id, (string[])["confidentiality", "safeguarding", "dataProtection"], x.Of.FormedAt.AddDays(7)])));
        yield return new("Meeting", ["Id", "RelationshipId", "CircleId", "ProgrammeId", "Status", "StartsAt", "Minutes", "Method", "Venue", "Session", "ProposedBy", "Moves", "ShortNotice", "BufferMinutes", "Version"],
            all.Meetings.Select(x => (object?[])[x.Id, x.Of.Id, x.Of.Id, x.Of.Programme.Id, x.IsHeld ? "Held" : "Scheduled", x.StartsAt, x.Minutes, x.Method, x.Venue, x.IsHeld ? x.Session : null,
                x.Of.Mentee.Person.Id, 0, false, 15, x.IsHeld ? 3 : 2]));
        var logs = Made(29, 150);
        yield return new("ReflectiveLog", ["Id", "RelationshipId", "CircleId", "ProgrammeId", "AuthorId", "Role", "Status", "Content", "CompletedAt", "Noticed", "ForReview", "Version"],
            all.Meetings.SelectMany(x => x.Of.Seats.Select(seat => (Id: logs.Next(), Of: x, Seat: seat))).Select(log => Log(log.Id, log.Of, log.Seat)));
    }

    /// <summary>For each relationship two goals, a plan, three actions, a sheet, a review with both statements, a log of each meeting, and what both answered half-way.</summary>
    private IEnumerable<Table> Worked()
    {
        var (random, worked) = (new Random(50), all.Worked.ToList());
        var ids = Made(51, 140);
        yield return new("Goal", ["Id", "RelationshipId", "CircleId", "ProgrammeId", "SetBy", "Status", "Content", "Earlier", "AgreedAt", "ClosedAt", "Forwarded", "Version"], worked.SelectMany(x => Two(x).Select(_ => Goal(ids.Next(), x, random))));
        yield return new("ActionPlan", ["Id", "RelationshipId", "CircleId", "ProgrammeId", "Number", "Status", "Content", "Version"], worked.Select(x => (Id: ids.Next(), Of: x)).Select(x => (object?[])[x.Id, x.Of.Id, x.Of.Id, x.Of.Programme.Id, 1, "Agreed",
            keys.Shut(x.Of.Id, null, JsonSerializer.Serialize(new { presentPosition = Words, completesOn = endsOn, milestones = new[] { new { text = "First", on = Day(x.Of.FormedAt.AddDays(60)), outcome = "achieved" } } }), "ActionPlan.Content", x.Id), 1]));
        yield return new("PlannedAction", ["Id", "RelationshipId", "CircleId", "ProgrammeId", "OwnerId", "SetById", "Status", "Content", "DueOn", "ClosedAt", "Version"], worked.SelectMany(x => Enumerable.Range(0, 3).Select(n => (Id: ids.Next(), Of: x, N: n)))
            .Select(x => (object?[])[x.Id, x.Of.Id, x.Of.Id, x.Of.Programme.Id, x.Of.Mentee.Person.Id, x.Of.Mentee.Person.Id, x.N == 0 ? "Accepted" : "Done", keys.Shut(x.Of.Id, null, """{"text":"Ring them."}""", "PlannedAction.Content", x.Id), Day(x.Of.FormedAt.AddDays(30 * x.N)), x.N == 0 ? null : x.Of.FormedAt.AddDays(30 * x.N), 1]));
        yield return new("ToolSheet", ["Id", "RelationshipId", "CircleId", "ProgrammeId", "AuthorId", "Tool", "Content", "Shared", "BegunAt", "Version"], worked.Select(x => (Id: ids.Next(), Of: x))
            .Select(x => (object?[])[x.Id, x.Of.Id, x.Of.Id, x.Of.Programme.Id, x.Of.Mentee.Person.Id, "Grow", keys.Shut(x.Of.Id, x.Of.Mentee.Person.Id, JsonSerializer.Serialize(new { topic = Words, commitment = 1 + random.Next(10) }), "ToolSheet.Content", x.Id), false, x.Of.FormedAt.AddDays(30), 1]));
        var reviews = worked.ConvertAll(x => (Id: ids.Next(), Of: x));
        yield return new("RelationshipReview", ["Id", "RelationshipId", "CircleId", "ProgrammeId", "Kind", "OpenedAt", "CompletedAt", "RatedLow", "Version"], reviews.Select(x => (object?[])[x.Id, x.Of.Id, x.Of.Id, x.Of.Programme.Id, "Regular", x.Of.FormedAt.AddDays(60), x.Of.FormedAt.AddDays(65), false, 1]));
        yield return new("ReviewStatement", ["Id", "ReviewId", "RelationshipId", "CircleId", "ProgrammeId", "AuthorId", "Content", "WrittenAt", "Shared", "Version"], reviews.SelectMany(x => x.Of.Seats.Select(seat => (Id: ids.Next(), Review: x, Seat: seat)))
            .Select(x => (object?[])[x.Id, x.Review.Id, x.Review.Of.Id, x.Review.Of.Id, x.Review.Of.Programme.Id, x.Seat.Person.Id, keys.Shut(x.Review.Of.Id, x.Seat.Person.Id, JsonSerializer.Serialize(new { goesWell = Words, effectiveness = 1 + random.Next(5) }), "ReviewStatement.Content", x.Id), x.Review.Of.FormedAt.AddDays(62), true, 1]));
        yield return new("MeetingLog", ["Id", "MeetingId", "RelationshipId", "CircleId", "ProgrammeId", "Template", "Status", "Content", "WrittenBy", "CompletedBy", "CompletedAt", "Version"], all.Meetings.Where(x => x.IsHeld && x.Of.Programme == all.Programmes[0] && worked.Count > 0).Select(x => (Id: ids.Next(), Of: x))
            .Select(x => (object?[])[x.Id, x.Of.Id, x.Of.Of.Id, x.Of.Of.Id, x.Of.Of.Programme.Id, 1, "Completed", keys.Shut(x.Of.Of.Id, null, JsonSerializer.Serialize(new { challenges = Words }), "MeetingLog.Content", x.Id), x.Of.Of.Mentee.Person.Id, x.Of.Of.Mentee.Person.Id, x.Of.StartsAt.AddDays(random.Next(9)), 1]));
        var asks = worked.SelectMany(x => x.Seats.Select(seat => (Id: ids.Next(), Of: x, Seat: seat))).ToList();
        yield return new("EvaluationAsk", ["Id", "RelationshipId", "ProgrammeId", "Wave", "PersonId", "AboutId", "FormKey", "Number", "Named", "AskedAt", "Answered", "Version"], asks.Select(x => (object?[])[x.Id, x.Of.Id, x.Of.Programme.Id, "MidPoint", x.Seat.Person.Id, x.Seat.Person.Id, FormOf(x.Seat), 1, true, x.Of.FormedAt.AddDays(80), true, 2]));
        yield return new("EvaluationAnswer", ["Id", "AskId", "RelationshipId", "ProgrammeId", "AuthorId", "Wave", "FormKey", "Number", "Language", "On", "Content", "Version"], asks.Select(x => (Id: ids.Next(), Ask: x))
            .Select(x => (object?[])[x.Id, x.Ask.Id, x.Ask.Of.Id, x.Ask.Of.Programme.Id, x.Ask.Seat.Person.Id, "MidPoint", FormOf(x.Ask.Seat), 1, "en", Day(x.Ask.Of.FormedAt.AddDays(90)), keys.Shut(x.Ask.Of.Id, x.Ask.Seat.Person.Id, Answers(random), "EvaluationAnswer.Content", x.Id), 1]));
    }

    private const string Words = "We went through the case of last week, talked over what made it hard, and agreed on the next step and who takes it.";

    private object?[] Goal(Guid id, Relationship x, Random random)
    {
        var closed = random.Next(2) == 0;
        var content = JsonSerializer.Serialize(new { result = Words, quality = "As the guide says.", targetOn = Day(x.FormedAt.AddDays(30 + random.Next(120))), horizon = random.Next(2) == 0 ? "short" : "medium" });
        return [id, x.Id, x.Id, x.Programme.Id, "Mentee", closed ? random.Next(3) == 0 ? "NotMet" : "Met" : "Agreed", keys.Shut(x.Id, null, content, "Goal.Content", id), keys.Shut(x.Id, null, "[]", "Goal.Earlier", id), x.FormedAt.AddDays(10), closed ? x.FormedAt.AddDays(20 + random.Next(100)) : null, false, 1];
    }

    private static string Answers(Random random) => JsonSerializer.Serialize(new
    {
        answers = new
        {
            q1 = 1 + random.Next(5),
            q2 = 1 + random.Next(5),
            q2why = Words,
            q3 = random.Next(4) == 0 ? "no" : "yes",
            q4 = 1 + random.Next(5),
            q5 = random.Next(2) == 0,
            q6 = 1 + random.Next(5),
            q7 = 1 + random.Next(5),
            processes = new { useful = 1 + random.Next(5), relevant = 1 + random.Next(5), easy = 1 + random.Next(5) },
            q8 = 1 + random.Next(5),
            q9 = random.Next(2) == 0,
            q10 = 1 + random.Next(5),
            q11 = random.Next(2) == 0,
            q12 = false,
            q13 = random.Next(2) == 0,
            q14 = Words,
            q15 = Words,
        },
    });

    private static string FormOf(Seat seat) => seat.IsMentor ? "evaluation-mentor" : "evaluation-mentee";

    private static int[] Two(Relationship _) => [1, 2];

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private object?[] Log(Guid id, Meeting x, Seat seat) =>
        [id, x.Of.Id, x.Of.Id, x.Of.Programme.Id, seat.Person.Id, Role(seat), x.IsHeld ? "Completed" : "Draft", Reflection(x, seat, id), x.IsHeld ? x.StartsAt.AddDays(1) : null, true, x.IsHeld, x.IsHeld ? 2 : 1];

    private string Reflection(Meeting x, Seat author, Guid log) => keys.Shut(x.Of.Id, author.Person.Id, JsonSerializer.Serialize(new
    {
        on = DateOnly.FromDateTime(x.StartsAt.UtcDateTime),
        session = x.Session,
        note = "We went through the case of last week and agreed on the next step.",
        learning = "To ask before I answer, and to write down what I am unsure of.",
        effectivenessRating = 1 + x.Minutes % 5,
    }), "ReflectiveLog.Content", log);

    private string Terms(Relationship x, Guid agreement) => keys.Shut(x.Id, null, JsonSerializer.Serialize(new
    {
        startsOn = DateOnly.FromDateTime(x.FormedAt.UtcDateTime),
        endsOn,
        frequencyDays = 28,
        contactDays = 14,
        hoursPerPeriod = 2,
        minMinutes = 60,
        maxMinutes = 120,
        venue = "A quiet room away from both our desks, or a call.",
        methods = (string[])["faceToFace", "video", "telephone"],
        scope = "Growing surer in casework and finding a way to the next step.",
        goals = (string[])["Hold the first appeal alone."],
        confidentiality = "What we say stays with us, but for what the law asks for.",
        recipients = (string[])["parties", "coordinator"],
        notes = new { kept = true, by = "mentee", disposal = "Deleted three months after the end." },
        thirdTalks = new { mentorsMentor = true, sponsors = false, peers = false },
        groundRules = (string[])["We start in time.", "We say so when something does not help."],
    }), "Agreement.Terms", agreement);

    private static string Role(Seat seat) => seat.IsMentor ? "Mentor" : "Mentee";
}
