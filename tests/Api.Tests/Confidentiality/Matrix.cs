using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Reminders;
using Mentoring.Domain.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>A mark in a text that somebody wrote, and who may come across it.</summary>
public sealed record Mark(string Text, bool Encrypted, IReadOnlySet<string> Readers);

/// <summary>One world with every kind of record and everybody who might look. Who may is computed from the matrix; what it cannot say is named.</summary>
public sealed class Matrix
{
    private readonly Hosted host;
    private readonly World world;
    private readonly Dictionary<string, Caller> readers = new(StringComparer.Ordinal);
    private readonly List<Mark> plain = [];

    private Wording wording = null!;
    private Someone supporter = null!;
    private Someone colleague = null!;

    private Matrix(Hosted host, World world) => (this.host, this.world) = (host, world);

    private readonly Dictionary<(string Reader, string Path), Answer> answers = [];

    public IReadOnlyDictionary<string, Caller> Readers => readers;
    public List<Item> Items { get; } = [];

    /// <summary>Every mark, those of the encrypted fields as they are stored.</summary>
    public List<Mark> Marks { get; private set; } = [];

    /// <summary>Everything that stands in an encrypted field of this world's records.</summary>
    public List<Confidence> Stored { get; private set; } = [];

    internal Wording Wording => wording;

    /// <summary>What stands in the host's log, from before the first mark is written.</summary>
    internal Overheard Overheard { get; } = new();

    /// <summary>Values of the filters that are no words of a list.</summary>
    public Dictionary<string, IReadOnlyList<string>> Filters { get; } = new(StringComparer.Ordinal) { ["after"] = ["0"], ["from"] = ["2026-01-01"], ["rule"] = ["log-per-meeting", "mentor-support-source"], ["since"] = ["now"], ["until"] = ["2026-12-31"], ["within"] = ["3650"], ["language"] = ["cy"], ["form"] = ["suggestion"] };

    /// <summary>What both protocols answer, where REST has another form of it too.</summary>
    public static readonly (string, string) Json = ("Accept", "application/json");

    /// <summary>What a reader gets at an address. Asked for once: nothing changes while the world is looked at.</summary>
    public async Task<Answer> Get(string reader, string path) =>
        answers.TryGetValue((reader, path), out var there) ? there : answers[(reader, path)] = await readers[reader].Get(path, Json);

    public static async Task<Matrix> Build(Hosted host)
    {
        var matrix = new Matrix(host, await World.Running(host));
        await matrix.Gather(await World.Running(host));
        return matrix;
    }

    private async Task Gather(World other)
    {
        host.Factory.Services.GetRequiredService<ILoggerFactory>().AddProvider(Overheard);
        wording = new((await world.Nobody.Get("/openapi/v1.json")).Is(200).Body!);
        // The director, who stands above everybody, coordinates too; the chair stands above the director.
        var chair = await world.Person("chair", null);
        await world.Person("director", "chair");
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = world.Director.Id, role = "coordinator" })).Is(201);
        foreach (var (name, role) in ((string, string)[])[("steering", "steeringGroup"), ("sponsor", "sponsor"), ("evaluator", "evaluator"), ("trainer", "trainer"), ("clerk", "administrator"), ("dataProtection", "dataProtectionOwner")])
        {
            var person = await world.Person(role, "director");
            var appointment = (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = person.Id, role })).Is(201).Id;
            readers[name] = await world.TokenOf(role);
            if (name == "steering") Outside<Appointment>("appointment", appointment, $"{world.ProgrammePath}/appointments/{appointment}", $"{world.ProgrammePath}/appointments",
                ["coordinator", "coordinatorAbove", "safeguarding", "steering", "sponsor", "evaluator", "trainer", "clerk", "dataProtection", "admin"]);
        }
        var pair = await Pair();
        supporter = await world.Person("supporter", "director");
        colleague = await world.Person();
        var (participant, member) = (await world.Available("mentee"), await world.Available("mentee"));
        (await world.Admin.Put($"/v1/clients/{world.Organisation}-export", new { name = "Export", purpose = "Tests.", scopes = new[] { "pilot-data.export" }, organisations = new[] { world.Organisation } })).Is(200);
        foreach (var (name, caller) in ((string, Caller)[])
            [
                ("mentor", pair.Mentor.Caller), ("mentee", pair.Mentee.Caller), ("manager", world.Manager.Caller), ("chair", chair.Caller), ("coordinator", world.Coordinator.Caller),
                ("coordinatorAbove", world.Director.Caller), ("otherCoordinator", other.Coordinator.Caller), ("participant", participant.Caller), ("member", member.Caller), ("colleague", colleague.Caller),
                ("stranger", (await other.Person()).Caller), ("hr", world.Hr), ("otherHr", other.Hr), ("export", await world.Token(new { client = $"{world.Organisation}-export" })),
                ("safeguarding", world.Safeguarding.Caller), ("mentorsMentor", supporter.Caller), ("admin", world.Admin), ("nobody", world.Nobody),
            ])
            readers[name] = caller;
        var over = await world.Matched();
        readers["otherMentor"] = over.Mentor.Caller;
        (Filters["programme"], Filters["relationship"], Filters["person"]) = ([world.Programme], [pair.Relationship], [pair.Mentee.Person.Id, pair.Mentor.Person.Id]);
        Filters["organisation"] = [(await world.Hr.Get($"/v1/organisations/{world.Organisation}")).Is(200).Id];
        await SetUp();
        await Enrolments(pair);
        await Relationship(pair);
        await Past(over);
        await Raised(pair);
        await Evaluated(pair, participant);
        await Group(member);
        await Kept(pair);
        Stored = (await Confidences.Stored(host)).FindAll(x => wording.IsMark(x.Text));
        Marks = [.. plain, .. Stored.GroupBy(x => x.Text, StringComparer.Ordinal).Select(MarkOf)];
    }

    /// <summary>Whoever may read one of the records that a mark stands in may come across it.</summary>
    private Mark MarkOf(IGrouping<string, Confidence> stored)
    {
        var items = stored.SelectMany(text => Items.Where(item => item.Record == text.Record && item.Stored == text.Row));
        return new(stored.Key, Encrypted: true, readers.Keys.Where(reader => items.Any(item => item.MayRead(reader))).ToHashSet(StringComparer.Ordinal));
    }

    private async Task<Pair> Pair()
    {
        var mentee = await world.Available("mentee", answers: _ => Answered("mentee", "mentee"));
        var mentor = await world.Available("mentor", answers: _ => Answered("mentor", "mentor"));
        return await world.Matched(mentor, mentee);
    }

    private JsonObject Answered(string label, string role)
    {
        var section = new JsonObject { ["reason"] = role == "mentor" ? "giveBack" : "newRole" };
        // Needs agreed with the manager are for programmes that ask for them, which is looked at when an application is submitted.
        if (label != "only-draft") section["jointNeeds"] = null;
        return wording.Body("fillAnswers", label, new JsonObject
        {
            ["givenName"] = "Given",
            ["familyName"] = "Family",
            ["email"] = "someone@organisation.example",
            ["preference"] = "either",
            ["professionalBodyMember"] = true,
            ["descriptors"] = null,
            ["conflicts"] = new JsonArray(new JsonObject { ["kind"] = "organisation", ["organisation"] = "another" }),
            ["mentee"] = role == "mentee" ? section : null,
            ["mentor"] = role == "mentor" ? section.DeepClone() : null,
        });
    }

    private async Task SetUp()
    {
        // What the programme is may be read by all, in the same words.
        Record<Programme>(RecordKind.ProgrammeInformation, "programme", world.Programme, world.ProgrammePath, "/v1/programmes");
        var document = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/documents", new { kind = "menteeGuidance", language = "en", title = "Guide", text = Text("guide") })).Is(201).Id;
        var guide = Record<ProgrammeDocument>(RecordKind.ProgrammeInformation, "document", document, $"/v1/documents/{document}", $"{world.ProgrammePath}/documents", but: Refinement.PublicPart);
        var draft = (await world.Admin.Post("/v1/programmes", new { name = Text("draft"), preset = "advice-skills-pilot", organisations = new[] { world.Organisation } })).Is(201).Id;
        var makers = new Refinement(More: false, "A programme is its makers' until it opens.", [.. readers.Keys.Where(reader => reader != "admin")]);
        var before = Record<Programme>(RecordKind.ProgrammeInformation, "draft programme", draft, $"/v1/programmes/{draft}", "/v1/programmes", but: makers);
        var unpublished = (await world.Admin.Post($"/v1/programmes/{draft}/documents", World.Document("manual"))).Is(201).Id;
        Record<ProgrammeDocument>(RecordKind.ProgrammeInformation, "document of a draft", unpublished, $"/v1/documents/{unpublished}", but: makers);
        var form = new { language = "en", title = Text("draft-form"), sections = new[] { new { key = "all", title = "All", questions = new[] { new { key = "text", kind = "text", text = "What?" } } } } };
        (await world.Admin.Post($"/v1/programmes/{draft}/forms/suggestion/versions", new { content = form })).Is(201);
        var drafted = Record<FormVersion>(RecordKind.ProgrammeInformation, "form of a draft programme", Text("draft-form"), $"/v1/programmes/{draft}/forms/suggestion/versions/2", null, but: makers);
        foreach (var (mark, item) in ((string, Item)[])[("guide", guide), ("draft", before), ("draft-form", drafted)])
            plain.Add(new(Text(mark), Encrypted: false, readers.Keys.Where(item.MayRead).ToHashSet(StringComparer.Ordinal)));

        await Governed(document);
        await world.Set(new Dictionary<string, object> { ["meeting.bufferMinutes"] = 20 });
        var change = (await world.Coordinator.Caller.Get($"{world.ProgrammePath}/settings-changes")).Is(200).Items[0]!["id"]!.ToString();
        Outside<SettingsChange>("settings change", change, $"/v1/settings-changes/{change}", $"{world.ProgrammePath}/settings-changes", ["coordinator", "coordinatorAbove", "admin"]);
        var organisation = $"/v1/organisations/{world.Organisation}";
        string[] home = [.. readers.Keys.Except(["otherCoordinator", "stranger", "otherHr", "export", "nobody"])];
        Outside<Organisation>("organisation", world.Organisation, organisation, "/v1/organisations", home);
        (await world.Hr.Put($"{organisation}/teams/team", new { name = "Team" })).Is(201);
        Outside<Team>("team", "\"team\"", $"{organisation}/teams/team", $"{organisation}/teams", home);
        var feed = (await world.Hr.Post("/v1/people/bulk", "[]")).Is(200).Id;
        Outside<FeedRun>("feed run", feed, $"/v1/feeds/{feed}", null, "hr");
        Outside<Client>("client", $"{world.Organisation}-export", $"/v1/clients/{world.Organisation}-export", "/v1/clients", "admin");
        var told = (await world.Hr.Get("/v1/events?limit=1")).Is(200).Items[0]!["id"]!.ToString();
        Outside<Event>("event", told, "/v1/events", null, "hr");
        var completion = await Completion();
        Outside<Completion>("completion", completion, "/v1/completions?limit=200", "/v1/changes?limit=200", "hr");
    }

    /// <summary>A write anywhere in the server holds the feed back for as long as it runs.</summary>
    private async Task<string> Completion()
    {
        for (var tries = 0; ; tries++)
        {
            var items = (await world.Hr.Get("/v1/completions?limit=1")).Is(200).Items;
            if (items.Count > 0 || tries > 500) return items[0]!["id"]!.ToString();
            await Task.Delay(20, Caller.Stop);
        }
    }

    /// <summary>How the programme stands and what it has: for who coordinates, and, without who said so, for who steers.</summary>
    private async Task Governed(string document)
    {
        var coordinator = world.Coordinator.Caller;
        var attested = (await coordinator.Post($"{world.ProgrammePath}/attestations", wording.Body("attestItem", "attestation", new { item = "design.senior-lead", state = "partly", owner = world.Safeguarding.Id }))).Is(201).Id;
        Outside<Attestation>("attestation", attested, $"/v1/attestations/{attested}", $"{world.ProgrammePath}/attestations", "coordinator", "coordinatorAbove", "admin");
        Plain("attestation/note");
        var resources = (await coordinator.Post($"{world.ProgrammePath}/resource-statements", wording.Body("stateResources", "resources"))).Is(201).Id;
        Record<ResourceStatement>(RecordKind.Budget, "resources", resources, $"/v1/resource-statements/{resources}", $"{world.ProgrammePath}/resource-statements",
            but: new Refinement(More: false, "A high place opens nothing: those see it who are appointed.", "chair"));
        Plain("resources/expensesNote");
        var need = (await coordinator.Post($"{world.ProgrammePath}/training-needs", wording.Body("recordTrainingNeed", "need", new { step = (string?)null }))).Is(201).Id;
        Outside<TrainingNeed>("training need", need, $"/v1/training-needs/{need}", $"{world.ProgrammePath}/training-needs", "coordinator", "coordinatorAbove");
        Plain("need/text");
        var turnover = (await coordinator.Post($"{world.ProgrammePath}/turnover-statements", new { from = "2025-01-01", to = "2025-12-31", participants = 20, participantsLeft = 1, staff = 200, staffLeft = 30 })).Is(201).Id;
        Outside<TurnoverStatement>("turnover", turnover, $"/v1/turnover-statements/{turnover}", $"{world.ProgrammePath}/turnover-statements", "coordinator", "coordinatorAbove");
        var note = (await coordinator.Post($"{world.ProgrammePath}/monitoring-notes", wording.Body("noteMonitoring", "monitoring note", new { question = 13, from = "2025-01-01", to = "2025-12-31" }))).Is(201).Id;
        Outside<MonitoringNote>("monitoring note", note, $"/v1/monitoring-notes/{note}", $"{world.ProgrammePath}/monitoring-notes", "coordinator", "coordinatorAbove");
        Plain("monitoring note/text");
        (await coordinator.Post($"{world.ProgrammePath}/health-checks")).Is(201);
        var check = (await coordinator.Post($"{world.ProgrammePath}/health-checks")).Is(201).Id;
        Outside<HealthCheck>("health check", check, $"/v1/health-checks/{check}", $"{world.ProgrammePath}/health-checks", "coordinator", "coordinatorAbove", "steering", "sponsor", "admin");
        await Reviewed();
        (Filters["item"], Filters["against"], Filters["to"], Filters["question"]) = (["design.senior-lead"], [check], ["2026-01-31"], ["13"]);
        var acknowledged = (await readers["mentee"].Post($"/v1/documents/{document}/acknowledgement")).Is(201).Id;
        Record<DocumentAcknowledgement>(RecordKind.ConsentsAndReads, "document read", acknowledged, $"/v1/document-acknowledgements/{acknowledged}", owner: "mentee");
    }

    /// <summary>Figures of the programme as a whole, in the words of its coordinator: for those who coordinate, steer, sponsor or evaluate it.</summary>
    private async Task Reviewed()
    {
        var coordinator = world.Coordinator.Caller;
        var review = (await coordinator.Post($"{world.ProgrammePath}/pilot-reviews", wording.Body("openPilotReview", "pilot-review", new { kind = "extra" }))).Is(201).Id;
        var path = $"/v1/pilot-reviews/{review}";
        (await coordinator.Post($"{path}/freezing", new { })).Is(200);
        var anonymised = new Refinement(More: true, "It holds anonymised figures alone.", "coordinator", "coordinatorAbove", "steering", "sponsor", "evaluator");
        Record<PilotReview>(RecordKind.PilotDataSet, "pilot review", review, path, $"{world.ProgrammePath}/pilot-reviews", but: anonymised);
        Plain("pilot-review/criteria/objective");
        Record<FrozenSet>(RecordKind.PilotDataSet, "frozen set", "\"digest\":\"", $"{path}/report", but: anonymised);
        var action = (await coordinator.Post($"{path}/improvement-actions", wording.Body("planImprovement", "improvement", new { owner = "coordinator", dueOn = "2099-12-31", finding = (int?)null }))).Is(201).Id;
        Record<ImprovementAction>(RecordKind.PilotDataSet, "improvement", action, $"/v1/improvement-actions/{action}", $"{path}/improvement-actions", but: anonymised);
        Plain("improvement/text");
    }

    /// <summary>A mark of the item that was told last, in a field that is not encrypted.</summary>
    private void Plain(string label)
    {
        var item = Items[^1];
        plain.Add(new(Text(label), Encrypted: false, readers.Keys.Where(item.MayRead).ToHashSet(StringComparer.Ordinal)));
    }

    private async Task Enrolments(Pair pair)
    {
        Person("person with an application", pair.Mentee.Person, "mentee", "manager", "coordinator", "coordinatorAbove", "hr", "admin");
        Person("person without one", await world.Person(), "coordinator", "coordinatorAbove", "hr", "admin");
        Outside<Person>("person by HR's name", pair.Mentee.Person.Id, $"/v1/organisations/{world.Organisation}/people/{pair.Mentee.Person.ExternalId}", null,
            "mentee", "manager", "coordinator", "coordinatorAbove", "hr", "admin");
        Outside<PersonIdentity>("identity", "\"issuer\"", $"/v1/people/{(await Identified()).Id}", null, "hr");
        Outside<ReportingLine>("reporting line", "\"line\":{", $"/v1/people/{pair.Mentee.Person.Id}", null, "mentee", "hr");

        foreach (var (role, who) in ((string, Participant)[])[("mentee", pair.Mentee), ("mentor", pair.Mentor)])
        {
            Application($"available, {role}", who.Application, role);
            Record<Answers>(RecordKind.ApplicationAnswers, $"answers, {role}", Text($"{role}/responsibilities"), $"/v1/applications/{who.Application}/answers", owner: role,
                stored: await Row<Answers>(x => x.ApplicationId == Id<Application>(who.Application)), but: Refinement.Signed);
            Record<MatchProfile>(RecordKind.ApplicationAnswers, $"match profile, {role}", Text($"{role}/profile"), $"/v1/applications/{who.Application}/match-profile", owner: role,
                stored: await Row<MatchProfile>(x => x.ApplicationId == Id<Application>(who.Application)), but: Refinement.ForThePartner);
            Record<SubmissionConsent>(RecordKind.ConsentsAndReads, $"submission consent, {role}", "commitments", $"/v1/applications/{who.Application}/submission-consent", owner: role,
                stored: await Row<SubmissionConsent>(x => x.ApplicationId == Id<Application>(who.Application)));
        }
        var mentee = pair.Mentee.Application;
        var signOff = (await world.Manager.Caller.Get($"/v1/applications/{mentee}/sign-offs")).Items.Single()!["id"]!.ToString();
        Record<SignOff>(RecordKind.SignOffDecision, "sign-off, approved", signOff, $"/v1/applications/{mentee}/sign-offs", owner: "mentee");
        Record<Selection>(RecordKind.SelectionDecision, "selection", "criteria", $"/v1/applications/{mentee}/selection", owner: "mentee", stored: await Row<Selection>(x => x.ApplicationId == Id<Application>(mentee)));
        var training = (await pair.Mentee.Caller.Get($"/v1/applications/{mentee}/training")).Items.Single()!["id"]!.ToString();
        Record<TrainingRecord>(RecordKind.Training, "training record", training, $"/v1/training-records/{training}", $"/v1/applications/{mentee}/training", owner: "mentee");
        var nomination = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/nominations", new { person = pair.Mentor.Person.Id, role = "mentee" })).Is(201).Id;
        Record<Nomination>(RecordKind.SelectionDecision, "nomination", nomination, $"/v1/nominations/{nomination}", "/v1/nominations", owner: "mentor");
        await Applicants();
    }

    /// <summary>Applications of people who do not look, at each stop on the way.</summary>
    private async Task Applicants()
    {
        await Applicant("awaiting sign-off", await world.Submitted("mentee", answers: _ => Answered("waiting", "mentee")), "waiting", Refinement.NotReached);
        await Applicant("draft", await world.Draft("mentee", answers: _ => Answered("only-draft", "mentee")), "only-draft", Refinement.NotSubmitted);
        var left = await world.Draft("mentee");
        (await left.Caller.Post($"/v1/applications/{left.Application}/withdrawal")).Is(200);
        Application("withdrawn before it was submitted", left.Application, null, Refinement.NotSubmitted);

        var declined = await world.Submitted("mentee");
        var path = $"/v1/applications/{declined.Application}";
        (await world.Manager.Caller.Post($"{path}/sign-off", wording.Body("signOff", "declined", new { decision = "decline" }))).Is(200);
        Application("declined by the manager", declined.Application, null, Refinement.NotReached);
        Record<SignOff>(RecordKind.SignOffDecision, "sign-off, declined", Text("declined/reason"), $"{path}/sign-offs", around: Around.NoReader,
            stored: await Row<SignOff>(x => x.ApplicationId == Id<Application>(declined.Application)), but: Refinement.Declined);

        var turnedDown = await world.Signed("mentee");
        path = $"/v1/applications/{turnedDown.Application}";
        (await world.Coordinator.Caller.Post($"{path}/selection", wording.Body("select", "turned-down", new { decision = "notSelect", criteria = new[] { new { code = "mentee", met = false } } }))).Is(200);
        Application("not selected", turnedDown.Application, null);
        Record<Selection>(RecordKind.SelectionDecision, "selection, refused", Text("turned-down/message"), $"{path}/selection", around: Around.NoReader,
            stored: await Row<Selection>(x => x.ApplicationId == Id<Application>(turnedDown.Application)));
    }

    private async Task Applicant(string status, Participant who, string label, Refinement but)
    {
        Application(status, who.Application, null, but);
        Record<Answers>(RecordKind.ApplicationAnswers, $"answers, {status}", Text($"{label}/responsibilities"), $"/v1/applications/{who.Application}/answers", around: Around.NoReader,
            stored: await Row<Answers>(x => x.ApplicationId == Id<Application>(who.Application)), but: but);
        if (label == "waiting") Record<MatchProfile>(RecordKind.ApplicationAnswers, $"match profile, {status}", Text($"{label}/profile"), $"/v1/applications/{who.Application}/match-profile",
            around: Around.NoReader, stored: await Row<MatchProfile>(x => x.ApplicationId == Id<Application>(who.Application)), but: Refinement.ForThePartner);
    }

    private async Task Relationship(Pair pair)
    {
        Record<Domain.Matching.Proposal>(RecordKind.RelationshipExists, "proposal", pair.Proposal, $"/v1/proposals/{pair.Proposal}", "/v1/proposals");
        // The mentor's own answer is told as that to the mentor, and the score to the coordinator.
        Record<Domain.Matching.ProposalResponse>(RecordKind.RelationshipExists, "response to a proposal", "\"myAnswer\":\"accept\"", $"/v1/proposals/{pair.Proposal}",
            but: new Refinement(More: false, "Who answers what is told to the one who answers.", "coordinator"));
        Record<Domain.Matching.MatchGrounds>(RecordKind.MatchScoring, "grounds of a match", "\"grounds\":{", $"/v1/proposals/{pair.Proposal}");
        var path = $"/v1/relationships/{pair.Relationship}";
        await world.Agree(pair, terms => Terms(terms));
        await Support(pair, path);
        string[] bound = ["mentorsMentor"];
        Record<Relationship>(RecordKind.RelationshipExists, "relationship", pair.Relationship, path, "/v1/relationships", openedTo: bound);
        Record<Agreement>(RecordKind.AgreementTerms, "agreement", Text("terms/scope"), $"{path}/agreement", openedTo: bound, stored: await Row<Agreement>(x => x.RelationshipId == Id<Relationship>(pair.Relationship)));
        var participation = (await world.Manager.Caller.Get($"/v1/participations?person={pair.Mentee.Person.Id}")).Items.Single()!["id"]!.ToString();
        Record<Participation>(RecordKind.RelationshipExists, "participation", participation, $"/v1/participations?person={pair.Mentee.Person.Id}", but: Refinement.FlagToCome);
        var acceptance = (await pair.Mentor.Caller.Get($"{world.ProgrammePath}/code-acceptances")).Items.Single()!["id"]!.ToString();
        Record<CodeAcceptance>(RecordKind.CodeOfPracticeAcceptance, "code acceptance", acceptance, $"/v1/code-acceptances/{acceptance}", $"{world.ProgrammePath}/code-acceptances");
        await Meetings(pair, path);
        await Journals(pair, path);
        await Progress(pair, path);
        await Portfolio(pair);
        await Told(pair, path);
        await Released(pair, path);
        await Safety(pair, path);
        await Reads(pair, path, await Concerns(pair, path));
        var notice = (await pair.Mentee.Caller.Get("/v1/me/notices")).Items[0]!["id"]!.ToString();
        Outside<Notice>("notice", notice, $"/v1/me/notices/{notice}", "/v1/me/notices?limit=200", "mentee");
    }

    /// <summary>What a group shares is open to its other member; a session of two, and a wish for one, are not.</summary>
    private async Task Group(Participant member)
    {
        await world.Set(new Dictionary<string, object?> { ["models.enabled"] = new[] { "oneToOne", "group" } });
        var (mentor, mentee, joiner) = (await world.Available("mentor"), await world.Available("mentee"), await world.Available("mentee"));
        await world.AcceptCode(mentor.Person);
        var proposal = (await world.Coordinator.Caller.Post("/v1/group-proposals", new { model = "group", mentors = new[] { mentor.Application }, mentees = new[] { mentee.Application, member.Application } })).Is(201).Id;
        Participant[] all = [mentor, mentee, member];
        foreach (var one in all) (await one.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).Is(200);
        var path = $"/v1/relationships/{(await member.Caller.Get("/v1/relationships")).Is(200).Items.Single()!["id"]}";
        (await mentee.Caller.Put($"{path}/agreement", World.Terms.ToJsonString())).Is(200);
        foreach (var one in all) (await one.Caller.Post($"{path}/agreement/signatures", World.Signature(1))).Is(200);
        Record<Relationship>(RecordKind.RelationshipExists, "relationship of a group", path.Split('/')[^1], path, "/v1/relationships", around: Around.Group);

        var ofTheTwo = new Refinement(More: false, "It is between one mentee and the mentor.", "member");
        var request = (await mentee.Caller.Post($"{path}/one-to-one-requests")).Is(201).Id;
        Record<OneToOneRequest>(RecordKind.MeetingFacts, "one-to-one request", request, $"/v1/one-to-one-requests/{request}", $"{path}/one-to-one-requests", around: Around.Group, but: ofTheTwo);
        foreach (var (kind, label, with) in ((string, string, string?)[])[("of a group", "group-log", null), ("of two in a group", "two-log", mentee.Person.Id)])
        {
            var meeting = (await mentor.Caller.Post($"{path}/held-meetings", new { startsAt = $"2026-02-0{(with is null ? 4 : 5)}T09:00:00Z", minutes = 75, method = "video", oneToOneWith = with })).Is(201).Id;
            var log = $"/v1/meetings/{meeting}/log";
            (await mentee.Caller.Put(log, wording.Body("writeMeetingLog", label, new { steps = new JsonArray(), actions = new JsonArray() }))).Is(200);
            Record<Meeting>(RecordKind.MeetingFacts, $"meeting {kind}", meeting, $"/v1/meetings/{meeting}", $"{path}/meetings", around: Around.Group, but: with is null ? [] : [ofTheTwo]);
            Record<MeetingLog>(RecordKind.MeetingLogContent, $"meeting log {kind}", Text($"{label}/challenges"), log, $"{path}/meeting-logs", around: Around.Group,
                stored: await Row<MeetingLog>(x => x.MeetingId == Id<Meeting>(meeting)), but: with is null ? [Refinement.NotForwarded] : [Refinement.NotForwarded, ofTheTwo]);
        }
        var goal = (await mentor.Caller.Post($"{path}/goals", new { horizon = "short", result = "Lead.", quality = "Well.", targetOn = "2026-06-01", mentee = member.Person.Id })).Is(201).Id;
        (await member.Caller.Post($"/v1/goals/{goal}/agreement")).Is(200);
        (await member.Caller.Replace($"/v1/goals/{goal}", new { horizon = "short", result = "Lead a team.", quality = "Well.", targetOn = "2026-06-01", mentee = member.Person.Id })).Is(200);
        (await world.Coordinator.Caller.Post($"{path}/joining-proposals", new { application = joiner.Application })).Is(201);
    }

    /// <summary>The mentor's mentor is bound by the terms and reads what they let them: logs and the mentor's own concerns, not plans and reflections.</summary>
    private JsonObject Terms(JsonObject terms) => wording.Body("draftAgreement", "terms", new JsonObject
    {
        ["startsOn"] = terms["startsOn"]!.DeepClone(),
        ["endsOn"] = terms["endsOn"]!.DeepClone(),
        ["contactDays"] = 14,
        ["methods"] = new JsonArray("faceToFace"),
        ["recipients"] = new JsonArray("parties", "coordinator"),
        ["notes"] = new JsonObject { ["kept"] = true, ["by"] = "both" },
        ["thirdTalks"] = new JsonObject { ["mentorsMentor"] = true, ["mentorsMentorReads"] = new JsonArray("meetingLogs", "mentorsConcerns") },
    });

    private async Task Meetings(Pair pair, string path)
    {
        foreach (var sent in (bool[])[false, true])
        {
            var label = sent ? "log-sent" : "log-draft";
            var meeting = (await pair.Mentee.Caller.Post($"{path}/held-meetings", new { startsAt = $"2026-02-0{(sent ? 3 : 9)}T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
            var log = $"/v1/meetings/{meeting}/log";
            (await pair.Mentee.Caller.Put(log, wording.Body("writeMeetingLog", label, new { steps = Done(label, "steps"), actions = Done(label, "actions") }))).Is(200);
            if (sent)
            {
                (await pair.Mentee.Caller.Post($"{log}/completion")).Is(200);
                (await pair.Mentor.Caller.Post($"{log}/confirmation")).Is(200);
                (await pair.Mentee.Caller.Post($"{log}/forwarding")).Is(200);
            }
            Record<MeetingLog>(RecordKind.MeetingLogContent, $"meeting log, {(sent ? "forwarded" : "draft")}", Text($"{label}/challenges"), log, $"{path}/meeting-logs", openedTo: ["mentorsMentor"],
                stored: await Row<MeetingLog>(x => x.MeetingId == Id<Meeting>(meeting)), but: sent ? [] : [Refinement.NotForwarded]);
            if (!sent) Record<Meeting>(RecordKind.MeetingFacts, "meeting", meeting, $"/v1/meetings/{meeting}", $"{path}/meetings");
        }
        await Agenda(pair, path);

        object[] Done(string label, string list) => [new { text = Text($"{label}/{list}/text"), resources = Text($"{label}/{list}/resources"), owner = "mentee" }];
    }

    private async Task Agenda(Pair pair, string path)
    {
        var startsAt = TimeProvider.System.GetUtcNow().AddDays(7).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var meeting = (await pair.Mentee.Caller.Post($"{path}/meetings", wording.Body("planMeeting", "agenda", new { startsAt, minutes = 60, method = "video", otherMethod = (string?)null, timeZone = (string?)null }))).Is(201).Id;
        (await pair.Mentor.Caller.Post($"/v1/meetings/{meeting}/agenda/suggestions", wording.Body("suggestAgendaItem", "suggestion"))).Is(200);
        Record<Agenda>(RecordKind.MeetingLogContent, "agenda", Text("suggestion/text"), $"/v1/meetings/{meeting}/agenda", stored: await Row<Agenda>(x => x.MeetingId == Id<Meeting>(meeting)),
            but: Refinement.NeverForwarded);
    }

    /// <summary>What somebody writes for themselves is theirs alone, until they name who reads it.</summary>
    private async Task Journals(Pair pair, string path)
    {
        foreach (var (who, caller, kind) in ((string, Caller, RecordKind)[])[("mentor", pair.Mentor.Caller, RecordKind.MentorsReflectiveLog), ("mentee", pair.Mentee.Caller, RecordKind.MenteesReflectiveLog)])
        {
            foreach (var named in (bool[])[false, true])
            {
                var label = $"reflection-{who}-{named}";
                var partner = who == "mentor" ? "mentee" : "mentor";
                var log = (await caller.Post($"{path}/reflective-logs", wording.Body("startReflectiveLog", label, who == "mentor" ? new { on = "2026-02-03", goalsChanged = (string?)null } : new { on = "2026-02-03" }))).Is(201).Id;
                if (named) (await caller.Post($"{path}/consents", new { subject = "reflectiveLog", item = log, receiver = new { @as = "partner" } })).Is(201);
                Record<ReflectiveLog>(kind, $"reflective log of the {who}{(named ? ", for the partner" : "")}", log, $"/v1/reflective-logs/{log}", $"{path}/reflective-logs", owner: who, openedTo: named ? [partner] : []);
            }
            var note = (await caller.Post($"{path}/private-notes", wording.Body("addPrivateNote", $"note-{who}"))).Is(201).Id;
            Record<PrivateNote>(RecordKind.PrivateNotes, $"private note of the {who}", note, $"/v1/private-notes/{note}", $"{path}/private-notes", owner: who);
        }
        var topic = (await pair.Mentee.Caller.Post($"{path}/off-limits-topics", wording.Body("addOffLimitsTopic", "off-limits"))).Is(201).Id;
        Record<OffLimitsTopic>(RecordKind.OffLimits, "off-limits topic", topic, $"/v1/off-limits-topics/{topic}", $"{path}/off-limits-topics");
        var document = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/documents", World.Document("evaluationNotice"))).Is(201).Id;
        var acknowledged = (await pair.Mentee.Caller.Post($"{world.ProgrammePath}/evaluation-acknowledgements", new { document })).Is(201).Id;
        Record<EvaluationAcknowledgement>(RecordKind.ConsentsAndReads, "evaluation notice read", acknowledged, $"/v1/evaluation-acknowledgements/{acknowledged}", owner: "mentee");
    }

    /// <summary>A concern is its author's and the coordinator's, and the mentor's own their mentor's mentor's.</summary>
    private async Task<string> Concerns(Pair pair, string path)
    {
        var concern = (await pair.Mentor.Caller.Post($"{path}/concerns", wording.Body("raiseConcern", "concern", new { category = "conduct" }))).Is(201).Id;
        Record<Concern>(RecordKind.Concerns, "concern", concern, $"/v1/concerns/{concern}", "/v1/concerns", owner: "mentor", openedTo: ["mentorsMentor"]);
        (await world.Coordinator.Caller.Post($"/v1/concerns/{concern}/notes", wording.Body("discussConcern", "concern-note"))).Is(200);
        Record<ConcernNote>(RecordKind.Concerns, "concern note", Text("concern-note/text"), $"/v1/concerns/{concern}/notes", owner: "mentor", stored: await Row<ConcernNote>(x => x.ConcernId == Id<Concern>(concern)));
        return concern;
    }

    /// <summary>Who read what is for whom it is about, as far as they may know of it.</summary>
    private async Task Reads(Pair pair, string path, string concern)
    {
        foreach (var read in (string[])[$"{path}/agreement", $"/v1/concerns/{concern}/notes"]) (await world.Coordinator.Caller.Get(read)).Is(200);
        var reads = (await pair.Mentor.Caller.Get($"{path}/read-records?limit=200")).Is(200).Items;
        foreach (var (kind, but) in ((string, Refinement[])[])[(nameof(Agreement), [new(More: true, "Both know the agreement, and so who read it.", "mentee")]), (nameof(Concern), []), (nameof(ConcernNote), [])])
            Record<ReadRecord>(RecordKind.ConsentsAndReads, $"record of a read of {kind}", reads.First(x => x!["recordType"]!.ToString() == kind)!["id"]!.ToString(), $"{path}/read-records?limit=200", owner: "mentor", but: but);
    }

    /// <summary>A pair that has parted.</summary>
    private async Task Past(Pair over)
    {
        var past = $"/v1/relationships/{over.Relationship}";
        (await over.Mentor.Caller.Post($"{past}/ending", wording.Body("endRelationship", "ending", new { kind = "notSuited", reason = "other" }))).Is(200);
        Record<Ending>(RecordKind.EndingFact, "ending", "notSuited", $"{past}/ending", around: Around.Past);
        var reason = (await over.Mentor.Caller.Get($"{past}/ending-reasons")).Is(200).Items.Single()!["id"]!.ToString();
        Record<EndingReason>(RecordKind.EndingReasons, "ending reason", reason, $"{past}/ending-reasons", around: Around.Past, owner: "otherMentor");
        var rematch = (await over.Mentor.Caller.Post($"{past}/rematch-requests", new { })).Is(201).Id;
        (await world.Coordinator.Caller.Post($"/v1/rematch-requests/{rematch}/decision", wording.Body("decideRematch", "refusal", new { grant = false }))).Is(200);
        Record<RematchRequest>(RecordKind.RematchRequests, "rematch request", rematch, $"/v1/rematch-requests/{rematch}", "/v1/rematch-requests", around: Around.Past, owner: "otherMentor");
    }

    /// <summary>What the watch finds of the two: a log is wanting.</summary>
    private async Task Raised(Pair pair)
    {
        await Confidences.AsSystem(host, async services =>
        {
            await services.GetRequiredService<AttentionWatch>().Look(Caller.Stop);
            return 0;
        });
        var path = $"/v1/attention?relationship={pair.Relationship}";
        var raised = (await pair.Mentee.Caller.Get($"{path}&rule=log-per-meeting")).Is(200).Items[0]!["id"]!.ToString();
        (await world.Coordinator.Caller.Post($"/v1/attention/{raised}/handling")).Is(200);
        Record<Attention>(RecordKind.Indicators, "attention", raised, $"/v1/attention/{raised}", path);
        var alone = (await world.Coordinator.Caller.Get($"/v1/attention?programme={world.Programme}&about=person")).Is(200).Items.First(x => x!["person"]!.ToString() == pair.Mentor.Person.Id)!["id"]!.ToString();
        Record<Attention>(RecordKind.Indicators, "attention to a mentor", alone, $"/v1/attention/{alone}", $"/v1/attention?programme={world.Programme}&limit=200",
            but: [new(More: false, "It is about the mentor alone.", "mentee"), new(More: true, "Training and support tell nothing of what passes between the two.", "coordinatorAbove")]);
    }

    /// <summary>Mentor, mentee and line manager are asked half-way, and answer under their names; a suggestion comes from somebody, and nothing tells from whom.</summary>
    private async Task Evaluated(Pair pair, Participant somebody)
    {
        await Confidences.AsSystem(host, async services =>
        {
            await services.GetRequiredService<EvaluationCommands>().AskForEvaluations(Caller.Stop);
            return 0;
        });
        foreach (var (who, caller) in ((string, Caller)[])[("mentor", pair.Mentor.Caller), ("mentee", pair.Mentee.Caller), ("manager", world.Manager.Caller)])
        {
            var kind = who == "manager" ? RecordKind.ManagersEvaluationAnswers : RecordKind.EvaluationAnswers;
            var ask = (await caller.Get("/v1/evaluation-asks?limit=200")).Is(200).Items.Single(x => x!["form"]!.ToString() == $"evaluation-{who}")!["id"]!.ToString();
            var words = new Dictionary<string, object> { [who == "manager" ? "improve" : "q16"] = Text($"evaluation-{who}") };
            if (who != "manager") (words["q1"], words["q2"], words["q3"]) = (4, 4, "yes");
            (await caller.Post($"/v1/evaluation-asks/{ask}/answer", new { form = new { key = $"evaluation-{who}", number = 1, language = "en" }, answers = words })).Is(200);
            Record<EvaluationAsk>(kind, $"ask of the {who}", ask, $"/v1/evaluation-asks/{ask}", "/v1/evaluation-asks", owner: who);
            var answer = await Row<EvaluationAnswer>(x => x.AskId == Id<EvaluationAsk>(ask));
            Record<EvaluationAnswer>(kind, $"evaluation by the {who}", answer.ToString(), $"/v1/evaluation-answers/{answer}", $"{world.ProgrammePath}/evaluation-answers", owner: who);
        }
        (await somebody.Caller.Post($"{world.ProgrammePath}/forms/suggestion/answers", new { form = new { key = "suggestion", number = 1, language = "en" }, answers = new { text = Text("suggestion") } })).Is(204);
        var programme = Id<Programme>(world.Programme);
        var sent = await Row<UnsignedAnswer>(x => x.ProgrammeId == programme);
        Record<UnsignedAnswer>(RecordKind.EvaluationAnswers, "suggestion", sent.ToString(), $"/v1/unsigned-answers/{sent}", $"{world.ProgrammePath}/unsigned-answers");
        var content = new { language = "en", title = Text("form"), sections = new[] { new { key = "all", title = "All", questions = new[] { new { key = "text", kind = "text", text = "What?" } } } } };
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/forms/suggestion/versions", new { content })).Is(201);
        var form = Record<FormVersion>(RecordKind.ProgrammeInformation, "form", Text("form"), $"{world.ProgrammePath}/forms/suggestion/versions/2", null, but: Refinement.PublicPart);
        plain.Add(new(Text("form"), Encrypted: false, readers.Keys.Where(form.MayRead).ToHashSet(StringComparer.Ordinal)));
    }

    /// <summary>
    /// What the law asks of the programme: a hold is the data-protection owner's alone, a request is its maker's and theirs to decide, and what is
    /// stored of somebody goes to them alone.
    /// </summary>
    private async Task Kept(Pair pair)
    {
        var hold = (await readers["dataProtection"].Post($"{world.ProgrammePath}/legal-holds", wording.Body("placeHold", "hold", new { relationship = pair.Relationship, person = (string?)null }))).Is(201).Id;
        (await readers["dataProtection"].Post($"/v1/legal-holds/{hold}/lifting", wording.Body("liftHold", "lifted"))).Is(200);
        Outside<LegalHold>("legal hold", hold, $"/v1/legal-holds/{hold}", $"{world.ProgrammePath}/legal-holds", "dataProtection");
        await Exported();
        var report = await Confidences.AsSystem(host, services => services.GetRequiredService<IStore>().Write(() =>
        {
            var made = new DisposalReport(Id<Programme>(world.Programme), new(), 0, TimeProvider.System.GetUtcNow());
            services.GetRequiredService<IStore>().Add(made);
            return Task.FromResult(made.Id);
        }, Caller.Stop));
        Outside<DisposalReport>("disposal report", report.ToString(), $"{world.ProgrammePath}/disposal-reports", null, "dataProtection", "coordinator", "coordinatorAbove", "admin");
        foreach (var (kind, who) in ((string, string[])[])[("access", ["mentor", "dataProtection"]), ("erasure", ["mentor", "dataProtection"]), ("rectification", ["mentor", "dataProtection", "coordinator", "coordinatorAbove"])])
        {
            var correction = kind == "rectification" ? new { fact = "jobTitle", value = Text("job-title") } : null;
            var request = (await pair.Mentor.Caller.Post("/v1/subject-requests", new { kind, correction })).Is(201).Id;
            Outside<SubjectRequest>($"subject request, {kind}", request, $"/v1/subject-requests/{request}", "/v1/subject-requests?limit=200", who);
            if (kind != "access") (await readers["dataProtection"].Post($"/v1/subject-requests/{request}/decision", wording.Body("decideSubjectRequest", kind, new { grant = false }))).Is(200);
            if (kind == "access") Outside<SubjectRequest>("access export", Text("note-mentor/text"), $"/v1/subject-requests/{request}/export", Guid.Empty, "mentor");
            if (kind == "rectification") Outside<Rectification>("rectification", Text("job-title"), $"/v1/subject-requests/{request}", await Row<Rectification>(x => x.RequestId == Id<SubjectRequest>(request)), who);
        }
    }

    /// <summary>A data set that the coordinator asked for, once it is made, and that a file of it was fetched.</summary>
    private async Task Exported()
    {
        var body = wording.Body("startExport", "export", new { programme = world.Programme, dataset = "participants", format = "csv", period = new { from = "2026-01-01", to = "2026-03-31" } });
        var export = (await world.Coordinator.Caller.Post("/v1/exports", body)).Is(202).Id;
        var download = await Confidences.AsSystem(host, async services =>
        {
            var store = services.GetRequiredService<IStore>();
            for (var left = 600; (await store.List<Export>(x => x.State == ExportState.Succeeded, Caller.Stop)).TrueForAll(x => x.Id != Id<Export>(export)); left--)
            {
                if (left == 0) throw new InvalidOperationException("The export is not made.");
                await Task.Delay(50, Caller.Stop);
            }
            return await store.Write(async () =>
            {
                var made = await store.Get(Id<Export>(export), Caller.Stop);
                var fetched = new ExportDownload(made, made.Files[0], new(0, 0), new Viewer(new("", "", null, null)) { Held = new() { Person = made.PersonId } }, TimeProvider.System.GetUtcNow());
                store.Add(fetched);
                return fetched.Id;
            }, Caller.Stop);
        });
        Outside<Export>("export", export, $"/v1/exports/{export}", "/v1/exports?limit=200", "coordinator", "dataProtection");
        Outside<ExportDownload>("download of an export", download.ToString(), $"/v1/exports/{export}/downloads", download.Value, "coordinator", "dataProtection");
    }

    /// <summary>The mentor's mentor, once bound, and what the mentor notes of their talks.</summary>
    private async Task Support(Pair pair, string path)
    {
        var bond = (await pair.Mentor.Caller.Post($"{path}/mentors-mentors", new { person = supporter.Id })).Is(201);
        (await supporter.Caller.Post($"/v1/mentors-mentors/{bond.Id}/signature", new { agreementNumber = int.Parse(bond["agreementNumber"], CultureInfo.InvariantCulture) })).Is(200);
        Record<MentorsMentor>(RecordKind.Consultations, "bond of the mentor's mentor", bond.Id, $"/v1/mentors-mentors/{bond.Id}", "/v1/mentors-mentors", openedTo: ["mentorsMentor"], but: Refinement.FigureToCome);
        var talk = (await pair.Mentor.Caller.Post($"/v1/mentors-mentors/{bond.Id}/consultations", wording.Body("recordConsultation", "consultation", new { on = "2026-02-10" }))).Is(201).Id;
        Record<Consultation>(RecordKind.Consultations, "consultation", talk, $"/v1/consultations/{talk}", $"/v1/mentors-mentors/{bond.Id}/consultations", openedTo: ["mentorsMentor"]);
    }

    /// <summary>What goes out goes to one receiver, by the word of the one who may.</summary>
    private async Task Released(Pair pair, string path)
    {
        foreach (var released in (bool[])[false, true])
        {
            string[] manager = released ? ["manager"] : [];
            var statement = (await pair.Mentee.Caller.Post($"{path}/progress-statements", wording.Body("writeProgressStatement", $"statement-{released}"))).Is(201).Id;
            if (released)
            {
                var consent = (await pair.Mentee.Caller.Post($"/v1/progress-statements/{statement}/releases", new { receiver = new { @as = "lineManager" } })).Is(201).Id;
                Record<Consent>(RecordKind.ConsentsAndReads, "consent", consent, $"/v1/consents/{consent}", "/v1/consents", owner: "mentee", but: [Refinement.ShownToBoth, Refinement.ToReceiver("manager")]);
            }
            Record<ProgressStatement>(RecordKind.ProgressStatements, $"progress statement, {(released ? "released" : "not released")}", statement, $"/v1/progress-statements/{statement}", "/v1/progress-statements",
                owner: "mentee", openedTo: manager);
            var item = (await pair.Mentee.Caller.Post($"{path}/annual-review-items", wording.Body("requestAnnualReviewItem", $"annual-{released}", new { receiver = new { @as = "lineManager", client = (string?)null } }))).Is(201).Id;
            if (released) (await pair.Mentor.Caller.Post($"/v1/annual-review-items/{item}/answer", new { agree = true })).Is(200);
            Record<AnnualReviewItem>(RecordKind.AnnualReview, $"annual-review item, {(released ? "two keys" : "one key")}", item, $"/v1/annual-review-items/{item}", "/v1/annual-review-items", openedTo: manager);
        }
        var contribution = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/contribution-statements", new { person = pair.Mentor.Person.Id })).Is(201).Id;
        Record<ContributionStatement>(RecordKind.MentorsContribution, "contribution statement", contribution, $"/v1/contribution-statements/{contribution}", "/v1/contribution-statements");
    }

    /// <summary>A worry is its author's, and the partner's when they have talked; a disclosure is the receiver's, and nothing else is.</summary>
    private async Task Safety(Pair pair, string path)
    {
        foreach (var talked in (bool[])[false, true])
        {
            Refinement[] but = talked ? [] : [Refinement.NotTalkedOver("mentee")];
            var worry = (await pair.Mentor.Caller.Post($"{path}/safety-concerns", wording.Body("raiseSafetyConcern", $"worry-{talked}", new { about = "partner" }))).Is(201).Id;
            (await pair.Mentor.Caller.Post($"/v1/safety-concerns/{worry}/talk", talked ? new { talkedOn = "2026-02-04" } : wording.Body("recordSafetyTalk", "worry"))).Is(200);
            (await pair.Mentor.Caller.Post($"/v1/safety-concerns/{worry}/steps", wording.Body("recordSafetySteps", $"worry-{talked}"))).Is(200);
            var disclosure = (await pair.Mentor.Caller.Post($"/v1/safety-concerns/{worry}/disclosures",
                wording.Body("discloseDanger", $"disclosure-{talked}", new { receiver = world.Safeguarding.Id, serious = true, holdBack = !talked }))).Is(201).Id;
            Record<SafetyConcern>(RecordKind.SafetyAndDisclosure, $"safety concern, {(talked ? "talked over" : "not talked over")}", worry, $"/v1/safety-concerns/{worry}", $"{path}/safety-concerns", but: but);
            Record<Disclosure>(RecordKind.SafetyAndDisclosure, $"disclosure, {(talked ? "told" : "held back")}", disclosure, $"/v1/disclosures/{disclosure}", "/v1/disclosures", but: [.. but, Refinement.SafeguardingContact]);
        }
    }

    /// <summary>Goals and plans are for the two until they are sent, sheets for their author, and the coordinator has the facts.</summary>
    private async Task Progress(Pair pair, string path)
    {
        await Plans(pair, path);
        var action = (await pair.Mentor.Caller.Post($"{path}/actions", wording.Body("addAction", "action", new { owner = pair.Mentee.Person.Id }))).Is(201).Id;
        Record<PlannedAction>(RecordKind.GoalsAndPlans, "action", action, $"/v1/actions/{action}", $"{path}/actions", but: Refinement.NeverForwarded);
        foreach (var shared in (bool[])[false, true])
        {
            var sheet = (await pair.Mentee.Caller.Post($"{path}/tool-sheets", wording.Body("startToolSheet", $"sheet-{shared}",
                new { tool = "grow", content = new { answers = new[] { new { prompt = await Prompt(), text = Text($"sheet-{shared}/content/answers/text") } } } }))).Is(201).Id;
            (await pair.Mentee.Caller.Post($"/v1/tool-sheets/{sheet}/sharing", new { shared })).Is(200);
            Record<ToolSheet>(RecordKind.ToolSheets, $"tool sheet, {(shared ? "shared" : "not shared")}", sheet, $"/v1/tool-sheets/{sheet}", $"{path}/tool-sheets", but: shared ? [] : [Refinement.NotShared("mentor")]);
        }
        var review = (await pair.Mentee.Caller.Post($"{path}/reviews", new { kind = "regular" })).Is(201).Id;
        Record<RelationshipReview>(RecordKind.RelationshipsReview, "relationship review", review, $"/v1/relationship-reviews/{review}", $"{path}/reviews");
        var statement = (await pair.Mentor.Caller.Post($"/v1/relationship-reviews/{review}/statements", wording.Body("writeReviewStatement", "review"))).Is(201).Id;
        Record<ReviewStatement>(RecordKind.RelationshipsReview, "review statement of one", statement, $"/v1/review-statements/{statement}", $"/v1/relationship-reviews/{review}/statements", but: Refinement.NotShared("mentee"));
        var contact = (await pair.Mentor.Caller.Post($"{path}/contacts", new { channel = "email" })).Is(201).Id;
        Record<Contact>(RecordKind.ContactBetweenMeetings, "contact between meetings", contact, $"/v1/contacts/{contact}", $"{path}/contacts");
        var update = (await pair.Mentor.Caller.Post($"{path}/progress-updates", wording.Body("sendProgressUpdate", "update"))).Is(201).Id;
        Record<ProgressUpdate>(RecordKind.Indicators, "progress update", update, $"/v1/progress-updates/{update}", $"{path}/progress-updates");
    }

    /// <summary>A portfolio is the mentee's: a colleague is shown the whole of it, the mentor one piece.</summary>
    private async Task Portfolio(Pair pair)
    {
        await world.Set(new Dictionary<string, object>(StringComparer.Ordinal) { ["portfolio"] = "on", ["boundary.assessment"] = "feedbackOnEvidence" });
        var portfolio = (await pair.Mentee.Caller.Post($"{world.ProgrammePath}/portfolios")).Is(201).Id;
        Filters["portfolio"] = [portfolio];
        Record<Portfolio>(RecordKind.Portfolio, "portfolio", portfolio, $"/v1/portfolios/{portfolio}", "/v1/portfolios", openedTo: ["colleague"]);
        (await pair.Mentee.Caller.Put($"/v1/portfolios/{portfolio}/profile", wording.Body("writeProfile", "profile"))).Is(200);
        Record<PersonalProfile>(RecordKind.Portfolio, "personal profile", Text("profile/attributes"), $"/v1/portfolios/{portfolio}/profile", openedTo: ["colleague"],
            stored: await Row<PersonalProfile>(x => x.PortfolioId == Id<Portfolio>(portfolio)));
        foreach (var shown in (bool[])[true, false])
        {
            var label = shown ? "shown" : "kept";
            var evidence = (await pair.Mentee.Caller.Post($"/v1/portfolios/{portfolio}/evidence", wording.Body("addEvidence", $"evidence-{label}",
                new { kind = "course", on = "2026-02-03", medium = shown ? "electronic" : "paper", reference = shown ? null : Text("evidence-kept/reference"), competencies = new[] { "leadership" } }))).Is(201).Id;
            Record<Evidence>(RecordKind.Portfolio, $"evidence, {label}", evidence, $"/v1/evidence/{evidence}", "/v1/evidence", openedTo: shown ? ["mentor", "colleague"] : ["colleague"]);
            if (shown) await Shown(pair, portfolio, evidence);
        }
    }

    private async Task Shown(Pair pair, string portfolio, string evidence)
    {
        Filters["evidence"] = [evidence];
        using var text = new StringContent(Text("bytes"), System.Text.Encoding.UTF8, "text/plain");
        var file = (await pair.Mentee.Caller.Send(HttpMethod.Post, $"/v1/evidence/{evidence}/files?name=course.txt", text)).Is(201).Id;
        Record<EvidenceFile>(RecordKind.Portfolio, "file", file, $"/v1/evidence-files/{file}", $"/v1/evidence/{evidence}/files", openedTo: ["mentor", "colleague"]);
        plain.Add(new(Text("bytes"), Encrypted: true, Items[^1].Readers(readers.Keys)));
        foreach (var (who, person, chosen) in ((string, Participant?, string[]?)[])[("mentor", pair.Mentor, [evidence]), ("colleague", null, null)])
        {
            var receiver = person?.Person.Id ?? colleague.Id;
            var share = (await pair.Mentee.Caller.Post($"/v1/portfolios/{portfolio}/shares", new { receiver, use = "feedback", endsOn = Later(30), evidence = chosen })).Is(201).Id;
            Record<PortfolioShare>(RecordKind.Portfolio, $"share with {who}", share, $"/v1/portfolio-shares/{share}", "/v1/portfolio-shares", openedTo: [who]);
        }
        var over = (await pair.Mentee.Caller.Post($"/v1/portfolios/{portfolio}/shares", new { receiver = world.Safeguarding.Id, use = "jobInterview", endsOn = Later(1) })).Is(201).Id;
        (await pair.Mentee.Caller.Post($"/v1/portfolio-shares/{over}/withdrawal")).Is(200);
        Record<PortfolioShare>(RecordKind.Portfolio, "share, withdrawn", over, $"/v1/portfolio-shares/{over}", "/v1/portfolio-shares");
        var said = (await pair.Mentor.Caller.Post($"/v1/evidence/{evidence}/feedback", wording.Body("giveFeedback", "feedback"))).Is(201).Id;
        Record<Feedback>(RecordKind.PartnersFeedback, "feedback on evidence", said, $"/v1/feedback/{said}", "/v1/feedback");
    }

    /// <summary>What the two tell each other beside their work, and what the mentee needs, which the mentor reads when asked.</summary>
    private async Task Told(Pair pair, string path)
    {
        foreach (var asked in (bool[])[true, false])
        {
            var label = $"needs-{asked}";
            var needs = new[] { new { text = Text($"{label}/needs/text"), how = Text($"{label}/needs/how"), competency = "empathy" } };
            var assessment = (await pair.Mentee.Caller.Post($"{path}/self-assessments", wording.Body("writeSelfAssessment", label, new { needs }))).Is(201).Id;
            Record<SelfAssessment>(RecordKind.Portfolio, $"self-assessment, {(asked ? "mentor asked" : "not asked")}", assessment, $"/v1/self-assessments/{assessment}", $"{path}/self-assessments", openedTo: asked ? ["mentor"] : []);
            if (!asked) continue;
            Filters["selfAssessment"] = [assessment];
            (await pair.Mentee.Caller.Post($"/v1/self-assessments/{assessment}/comment-request", new { })).Is(200);
            var said = (await pair.Mentor.Caller.Post($"/v1/self-assessments/{assessment}/feedback", wording.Body("commentOnSelfAssessment", "comment"))).Is(201).Id;
            Record<Feedback>(RecordKind.PartnersFeedback, "comment on a self-assessment", said, $"/v1/feedback/{said}", "/v1/feedback");
        }
        var style = (await pair.Mentor.Caller.Put($"{path}/learning-style", wording.Body("shareLearningStyle", "style"))).Is(200).Id;
        Record<LearningStyle>(RecordKind.PartnersFeedback, "learning style", style, $"/v1/learning-styles/{style}", $"{path}/learning-styles");
        var seen = (await pair.Mentor.Caller.Post($"{path}/opportunities", wording.Body("recordOpportunity", "setting", new { on = "2026-02-03" }))).Is(201).Id;
        Record<Opportunity>(RecordKind.PartnersFeedback, "opportunity", seen, $"/v1/opportunities/{seen}", $"{path}/opportunities");
    }

    private static string Later(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<string> Prompt() =>
        (await readers["mentee"].Get("/v1/tool-prompts")).Is(200).Body!["grow"]![0]!["code"]!.ToString();

    /// <summary>A plan in force that was sent with its goal, which was changed since, and a draft of the next.</summary>
    private async Task Plans(Pair pair, string path)
    {
        foreach (var sent in (bool[])[true, false])
        {
            var label = sent ? "sent" : "kept";
            var goal = (await pair.Mentee.Caller.Post($"{path}/goals", wording.Body("addGoal", $"goal-{label}", new { horizon = "short", targetOn = "2026-06-01" }))).Is(201).Id;
            var revision = sent ? null : new { on = "2026-03-03", whatChanged = Text($"plan-{label}/revision/whatChanged"), why = Text($"plan-{label}/revision/why") };
            var plan = (await pair.Mentee.Caller.Put($"{path}/action-plan", wording.Body("draftActionPlan", $"plan-{label}", new { goals = new[] { goal }, revision }))).Is(200);
            if (sent)
            {
                foreach (var caller in (Caller[])[pair.Mentor.Caller, pair.Mentee.Caller])
                    (await caller.Post($"{path}/action-plan/confirmations", new { number = int.Parse(plan["number"], CultureInfo.InvariantCulture) })).Is(200);
                (await pair.Mentee.Caller.Post($"{path}/action-plan/forwarding")).Is(200);
                (await pair.Mentee.Caller.Replace($"/v1/goals/{goal}", wording.Body("changeGoal", "goal-changed", new { horizon = "short", targetOn = "2026-07-01" }))).Is(200);
            }
            Refinement[] but = sent ? [] : [Refinement.NotForwarded];
            Record<Goal>(RecordKind.GoalsAndPlans, $"goal, {label}", goal, $"/v1/goals/{goal}", $"{path}/goals", but: but);
            Record<ActionPlan>(RecordKind.GoalsAndPlans, $"action plan, {label}", plan.Id, $"{path}/action-plans", but: but);
        }
    }

    private async Task<Someone> Identified() => await world.Person("identified", more: new { identity = new { issuer = "https://issuer.example", subject = $"{world.Organisation}-identified" } });

    private void Person(string kind, Someone person, params string[] who) =>
        Outside<Person>(kind, person.Id, $"/v1/people/{person.Id}", $"/v1/organisations/{world.Organisation}/people?limit=200", who);

    private void Application(string status, string id, string? owner, params Refinement[] but) => Record<Application>(
        RecordKind.SelectionDecision, $"application, {status}", id, $"/v1/applications/{id}", "/v1/applications?limit=200", around: owner is null ? Around.NoReader : Around.Pair, owner: owner, but: but);

    private Item Record<T>(RecordKind row, string kind, string id, string path, string? list = null, Around around = Around.Pair, string? owner = null, string[]? openedTo = null, Guid? stored = null, params Refinement[] but)
    {
        var item = new Item(kind, typeof(T), row, id, path, list)
        {
            Stored = stored ?? (Guid.TryParse(id, out var read) ? read : Guid.Empty),
            Around = around,
            Owner = owner,
            OpenedTo = openedTo ?? [],
            Refinements = but,
        };
        Items.Add(item);
        return item;
    }

    /// <summary>What the matrix does not speak of: who may is said here.</summary>
    private void Outside<T>(string kind, string id, string path, string? list, params string[] who) => Items.Add(new(kind, typeof(T), null, id, path, list) { Named = who, Stored = Guid.TryParse(id, out var read) ? read : Guid.Empty });

    private void Outside<T>(string kind, string text, string path, Guid stored, params string[] who) => Items.Add(new(kind, typeof(T), null, text, path, null) { Named = who, Stored = stored });

    /// <summary>Id of the stored row, where the answer does not show it.</summary>
    private Task<Guid> Row<T>(Expression<Func<T, bool>> which) where T : Entity<T>, IVisible<T> =>
        Confidences.AsSystem(host, async services => (await services.GetRequiredService<IStore>().Find(which, Caller.Stop))!.Id.Value);

    private static Id<T> Id<T>(string id) => new(Guid.Parse(id));

    private string Text(string label) => wording.Mark(label);
}
