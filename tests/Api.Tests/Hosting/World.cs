using System.Text.Json.Nodes;

namespace Mentoring.Api.Tests.Hosting;

/// <summary>Somebody on HR's record, with a token.</summary>
public sealed record Someone(string Id, string ExternalId, Caller Caller);

/// <summary>A participant: the person and the application.</summary>
public sealed record Participant(Someone Person, string Application)
{
    public Caller Caller => Person.Caller;
}

/// <summary>A mentor and a mentee with the relationship that they formed.</summary>
public sealed record Pair(Participant Mentor, Participant Mentee, string Proposal, string Relationship);

/// <summary>Makes what a test needs, through the API alone. Each world is an organisation of its own, so that tests share a host.</summary>
public sealed class World
{
    private readonly HttpClient http;
    private static int worlds;
    private int people;

    private World(HttpClient http) => this.http = http;

    public string Organisation { get; } = $"org-{Interlocked.Increment(ref worlds)}";
    public string Programme { get; private set; } = "";
    public Caller Admin { get; private set; } = null!;
    public Caller Hr { get; private set; } = null!;
    public Caller Nobody => new(http, null);

    /// <summary>At the top of the line: <c>manager: null</c>.</summary>
    public Someone Director { get; private set; } = null!;

    /// <summary>The line manager of everybody who is made without one.</summary>
    public Someone Manager { get; private set; } = null!;

    public Someone Coordinator { get; private set; } = null!;

    /// <summary>Who receives disclosures of serious danger.</summary>
    public Someone Safeguarding { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> Documents { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public static readonly string[] Policies =
        ["conduct", "bullyingAndHarassment", "equality", "mentalHealth", "healthAndSafety", "changeManagement", "personalRelationships"];

    public static readonly string[] Commitments = ["time", "recordsAndReview", "training", "selfDevelopment", "feedback", "keepAppointments"];

    /// <summary>An organisation with HR's client, a director and a line manager.</summary>
    public static async Task<World> WithPeople(Hosted host)
    {
        var world = new World(host.Client());
        world.Admin = await world.Token(new { @as = "admin" });
        (await world.Admin.Put($"/v1/clients/{world.Organisation}-hr", new
        {
            name = "HR",
            purpose = "Sends people.",
            scopes = new[] { "people.sync", "events.read", "completions.read" },
            organisations = new[] { world.Organisation },
        })).Is(200);
        world.Hr = await world.Token(new { client = $"{world.Organisation}-hr" });
        (await world.Hr.Put($"/v1/organisations/{world.Organisation}", new { name = "An organisation", approver = "approver" })).Is(201);
        world.Director = await world.Person("director", null);
        world.Manager = await world.Person("manager", "director");
        return world;
    }

    /// <summary>The same with a coordinator and a programme in draft that lacks nothing.</summary>
    public static async Task<World> WithDraft(Hosted host)
    {
        var world = await WithPeople(host);
        world.Coordinator = await world.Person("coordinator", "director");
        world.Programme = (await world.Admin.Post("/v1/programmes", new { name = "A programme", preset = "advice-skills-pilot", organisations = new[] { world.Organisation } })).Is(201).Id;
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = world.Coordinator.Id, role = "coordinator" })).Is(201);
        world.Safeguarding = await world.Person("safeguarding-contact", "director");
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = world.Safeguarding.Id, role = "safeguardingContact" })).Is(201);
        world.Coordinator = world.Coordinator with { Caller = await world.TokenOf("coordinator") };
        (await world.Coordinator.Caller.Replace(world.ProgrammePath, Charter)).Is(200);
        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var kind in (string[])["mentorRole", "menteeResponsibilities", "policy", "applicationNotice", "codeOfPractice", "menteeGuidance"])
            documents[kind] = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/documents", Document(kind))).Is(201).Id;
        world.Documents = documents;
        return world;
    }

    /// <summary>The same with the programme running.</summary>
    public static async Task<World> Running(Hosted host)
    {
        var world = await WithDraft(host);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/opening")).Is(200);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/start")).Is(200);
        return world;
    }

    public string ProgrammePath => $"/v1/programmes/{Programme}";

    public async Task<Caller> Token(object request) => new(http, (await Nobody.Post("/dev/token", request)).Is(200)["access_token"]);

    public Task<Caller> TokenOf(string externalId) => Token(new { person = externalId, organisation = Organisation });

    /// <summary>Sends a person and signs them in. Without a name they get one.</summary>
    public async Task<Someone> Person(string? externalId = null, string? manager = "manager", object? more = null)
    {
        externalId ??= $"p{Interlocked.Increment(ref people)}";
        var body = new JsonObject { ["givenName"] = "Given", ["familyName"] = externalId, ["engagement"] = "staff", ["manager"] = manager };
        foreach (var (name, value) in System.Text.Json.JsonSerializer.SerializeToNode(more ?? new { })!.AsObject().ToList()) body[name] = value?.DeepClone();
        var id = (await Hr.Put($"/v1/organisations/{Organisation}/people/{externalId}", body.ToJsonString())).Id;
        return new(id, externalId, await TokenOf(externalId));
    }

    /// <summary>An application with answers, not yet submitted.</summary>
    public async Task<Participant> Draft(string role, Someone? person = null, Func<JsonObject, JsonObject>? answers = null)
    {
        person ??= await Person();
        var id = (await person.Caller.Post($"{ProgrammePath}/applications", new { role })).Is(201).Id;
        (await person.Caller.Put($"/v1/applications/{id}/answers", (answers ?? (x => x))(Answers(role)).ToJsonString())).Is(200);
        return new(person, id);
    }

    public async Task<Participant> Submitted(string role, Someone? person = null, Func<JsonObject, JsonObject>? answers = null)
    {
        var draft = await Draft(role, person, answers);
        (await draft.Caller.Post($"/v1/applications/{draft.Application}/submission", Submission(role))).Is(200);
        return draft;
    }

    public async Task<Participant> Signed(string role, Someone? person = null, Func<JsonObject, JsonObject>? answers = null, Someone? manager = null)
    {
        var submitted = await Submitted(role, person, answers);
        (await (manager ?? Manager).Caller.Post($"/v1/applications/{submitted.Application}/sign-off", new { decision = "approve", discussedOn = "2026-01-05", timeAvailable = true })).Is(200);
        return submitted;
    }

    public async Task<Participant> Accepted(string role, Someone? person = null, Func<JsonObject, JsonObject>? answers = null, Someone? manager = null)
    {
        var signed = await Signed(role, person, answers, manager);
        (await Coordinator.Caller.Post($"/v1/applications/{signed.Application}/selection", new { decision = "accept", criteria = new[] { new { code = role, met = true } } })).Is(200);
        return signed;
    }

    /// <summary>Somebody who can be proposed.</summary>
    public async Task<Participant> Available(string role, Someone? person = null, Func<JsonObject, JsonObject>? answers = null, Someone? manager = null)
    {
        var accepted = await Accepted(role, person, answers, manager);
        (await Coordinator.Caller.Post($"/v1/applications/{accepted.Application}/training", Training(role))).Is(201);
        (await accepted.Caller.Post($"/v1/applications/{accepted.Application}/confirmation")).Is(200);
        return accepted;
    }

    public Task<Answer> Propose(Participant mentor, Participant mentee) =>
        Coordinator.Caller.Post("/v1/proposals", new { mentor = mentor.Application, mentee = mentee.Application });

    /// <summary>Two people who accepted each other; the mentor has signed the code.</summary>
    public async Task<Pair> Matched(Participant? mentor = null, Participant? mentee = null)
    {
        mentor ??= await Available("mentor");
        mentee ??= await Available("mentee");
        await AcceptCode(mentor.Person);
        var proposal = (await Propose(mentor, mentee)).Is(201).Id;
        (await mentor.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).Is(200);
        (await mentee.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).Is(200);
        var relationship = (await mentee.Caller.Get("/v1/relationships")).Is(200).Items.Single(x => x!["proposal"]!.ToString() == proposal)!["id"]!.ToString();
        return new(mentor, mentee, proposal, relationship);
    }

    /// <summary>Two people with an agreement in force.</summary>
    public async Task<Pair> AtWork(Participant? mentor = null, Participant? mentee = null, Func<JsonObject, JsonObject>? terms = null)
    {
        var pair = await Matched(mentor, mentee);
        await Agree(pair, terms);
        return pair;
    }

    /// <summary>Drafts terms, and both sign them.</summary>
    public async Task Agree(Pair pair, Func<JsonObject, JsonObject>? terms = null)
    {
        var path = $"/v1/relationships/{pair.Relationship}/agreement";
        var number = int.Parse((await pair.Mentee.Caller.Put(path, (terms ?? (x => x))(Terms).ToJsonString())).Is(200)["number"], System.Globalization.CultureInfo.InvariantCulture);
        foreach (var party in (Participant[])[pair.Mentee, pair.Mentor]) (await party.Caller.Post($"{path}/signatures", Signature(number))).Is(200);
    }

    /// <summary>Changes settings of the programme.</summary>
    public async Task Set(object settings) => (await Coordinator.Caller.Replace($"{ProgrammePath}/settings", new { settings }, ProgrammePath)).Is(200);

    /// <summary>Kinds of the notices that somebody has of a record.</summary>
    public static async Task<List<string>> Told(Caller caller, string record) =>
        [.. (await caller.Get("/v1/me/notices?limit=200")).Is(200).Items.Where(x => x!["record"]!.ToString() == record).Select(x => x!["kind"]!.ToString())];

    public async Task AcceptCode(Someone mentor) =>
        (await mentor.Caller.Post($"{ProgrammePath}/code-acceptances", new { document = Documents["codeOfPractice"], ethicsAndLaw = true })).Is(201);

    public static object Charter => new
    {
        name = "A programme",
        purpose = "People learn from each other.",
        objectives = new[] { new { text = "Surer advisers.", need = "They said so.", measures = new[] { "Two in three." } } },
        selectionCriteria = new[]
        {
            new { code = "mentor", role = "mentor", text = "Has time.", weight = "essential" },
            new { code = "mentee", role = "mentee", text = "Wants to learn.", weight = "essential" },
        },
        selectionDecider = "coordinator",
        evaluationPlan = new { audience = "The board.", use = "To decide.", methods = "Questionnaires.", timing = "Months 6 and 12.", budget = "None.", staff = "The coordinator." },
        rematchStrategy = "Another partner on request.",
    };

    public static object Document(string kind) => kind == "policy"
        ? new { kind, language = "en", title = kind, text = "A text.", approvedOn = Day(0), reviewOn = Day(365), relatedPolicies = new[] { "Equality" }, storageRules = "Here alone." }
        : new { kind, language = "en", title = kind, text = "A text." };

    /// <summary>A day from today on the real clock: what falls due must not fall due by the calendar.</summary>
    private static string Day(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static JsonObject Answers(string role)
    {
        var answers = new JsonObject
        {
            ["givenName"] = "Given",
            ["familyName"] = "Family",
            ["email"] = "someone@organisation.example",
            ["jobTitle"] = "Adviser",
            ["grade"] = "5",
            ["qualifications"] = new JsonArray("A certificate"),
            ["responsibilities"] = "Advice.",
            ["preference"] = "either",
            ["profile"] = "A profile for a partner.",
        };
        answers[role] = role == "mentor"
            ? new JsonObject { ["reason"] = "giveBack", ["skills"] = new JsonArray("debt"), ["experience"] = "Ten years." }
            : new JsonObject { ["reason"] = "newRole", ["needs"] = new JsonArray("debt") };
        return answers;
    }

    public object Submission(string role) => new
    {
        commitments = Commitments,
        notice = Documents["applicationNotice"],
        roleSheet = Documents[role == "mentor" ? "mentorRole" : "menteeResponsibilities"],
    };

    public static object Training(string role) =>
        new { kind = role == "mentor" ? "mentorTraining" : "menteeInduction", form = "workshop", heldOn = "2026-01-10", days = 1 };

    /// <summary>Terms that lack nothing.</summary>
    public static JsonObject Terms => new()
    {
        ["startsOn"] = "2026-02-01",
        ["endsOn"] = "2026-07-31",
        ["contactDays"] = 14,
        ["venue"] = "An office.",
        ["methods"] = new JsonArray("faceToFace"),
        ["scope"] = "Debt advice.",
        ["confidentiality"] = "Between the two.",
        ["recipients"] = new JsonArray("parties"),
        ["notes"] = new JsonObject { ["kept"] = false },
        ["thirdTalks"] = new JsonObject { ["mentorsMentor"] = false },
        ["groundRules"] = new JsonArray("A day's notice."),
    };

    public static object Signature(int number) => new { number, voluntary = true, policies = Policies, evaluationUse = true };
}
