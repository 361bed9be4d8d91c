using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>A record of some kind: where it is read, where it is listed, and who may.</summary>
public sealed record Item(string Kind, string Id, string Path, string? List, string[] Readers);

/// <summary>A mark in a text that somebody wrote, and who may come across it.</summary>
public sealed record Mark(string Text, bool Encrypted, string[] Readers);

/// <summary>
/// One world with every kind of record, everybody who might look, and the matrix of who may. The table is written from the guidance's
/// confidentiality matrix (its rows 1 to 10), not from the code.
/// </summary>
public sealed class Matrix
{
    private readonly World world;
    private readonly Dictionary<string, Caller> readers = new(StringComparer.Ordinal);

    private Someone supporter = null!;

    private Matrix(World world) => this.world = world;

    public IReadOnlyDictionary<string, Caller> Readers => readers;
    public List<Item> Items { get; } = [];
    public List<Mark> Marks { get; } = [];

    /// <summary>Everybody with a person behind the token.</summary>
    private static readonly string[] People =
        ["mentor", "mentee", "manager", "chair", "coordinator", "coordinatorAbove", "otherCoordinator", "steering", "safeguarding", "sponsor", "participant", "otherMentor", "colleague", "mentorsMentor", "dataProtection", "stranger"];

    public static async Task<Matrix> Build(Hosted host)
    {
        var matrix = new Matrix(await World.Running(host));
        await matrix.Gather(await World.Running(host));
        return matrix;
    }

    private async Task Gather(World other)
    {
        // The director, who stands above everybody, coordinates too; the chair stands above the director.
        var chair = await world.Person("chair", null);
        await world.Person("director", "chair");
        (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = world.Director.Id, role = "coordinator" })).Is(201);
        foreach (var role in (string[])["steeringGroup", "sponsor", "dataProtectionOwner"])
        {
            var person = await world.Person(role, "director");
            (await world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = person.Id, role })).Is(201);
            readers[role is "steeringGroup" ? "steering" : role is "sponsor" ? role : "dataProtection"] = await world.TokenOf(role);
        }
        var pair = await Pair();
        supporter = await world.Person("supporter", "director");
        var participant = await world.Available("mentee");
        (await world.Admin.Put($"/v1/clients/{world.Organisation}-export", new { name = "Export", purpose = "Tests.", scopes = new[] { "pilot-data.export" }, organisations = new[] { world.Organisation } })).Is(200);
        foreach (var (name, caller) in ((string, Caller)[])
            [
                ("mentor", pair.Mentor.Caller), ("mentee", pair.Mentee.Caller), ("manager", world.Manager.Caller), ("chair", chair.Caller), ("coordinator", world.Coordinator.Caller),
                ("coordinatorAbove", world.Director.Caller), ("otherCoordinator", other.Coordinator.Caller), ("participant", participant.Caller), ("colleague", (await world.Person()).Caller),
                ("stranger", (await other.Person()).Caller), ("hr", world.Hr), ("otherHr", other.Hr), ("export", await world.Token(new { client = $"{world.Organisation}-export" })),
                ("safeguarding", world.Safeguarding.Caller), ("mentorsMentor", supporter.Caller), ("admin", world.Admin), ("nobody", world.Nobody),
            ])
            readers[name] = caller;
        await SetUp();
        await Enrolments(pair);
        await Relationship(pair);
    }

    private async Task<Pair> Pair()
    {
        string[] answers = ["needs", "profile-mentee", "experience", "profile-mentor"];
        var mentee = await world.Available("mentee", answers: x =>
        {
            (x["mentee"]!["needsText"], x["profile"]) = (Text("needs"), Text("profile-mentee"));
            return x;
        });
        var mentor = await world.Available("mentor", answers: x =>
        {
            (x["mentor"]!["experience"], x["profile"]) = (Text("experience"), Text("profile-mentor"));
            return x;
        });
        // Row 2: the own answers, and the coordinator; a partner reads the profile. The manager's turn is over once they have signed.
        Plant(answers[0], "mentee", "coordinator");
        Plant(answers[1], "mentee", "mentor", "coordinator");
        Plant(answers[2], "mentor", "coordinator");
        Plant(answers[3], "mentor", "mentee", "coordinator");
        return await world.Matched(mentor, mentee);
    }

    private async Task SetUp()
    {
        // Row 1: what the programme is may be read by all, in the same words.
        string[] all = [.. People, "admin"];
        Add("programme", world.Programme, world.ProgrammePath, "/v1/programmes", [.. all, "hr", "otherHr", "export"]);
        var document = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/documents", new { kind = "menteeGuidance", language = "en", title = "Guide", text = Text("guide") })).Is(201).Id;
        Marks.Add(new(Text("guide"), Encrypted: false, all));
        Add("document", document, $"/v1/documents/{document}", $"{world.ProgrammePath}/documents", all);
        var draft = (await world.Admin.Post("/v1/programmes", new { name = Text("draft"), preset = "advice-skills-pilot", organisations = new[] { world.Organisation } })).Is(201).Id;
        Marks.Add(new(Text("draft"), Encrypted: false, ["admin"]));
        Add("draft programme", draft, $"/v1/programmes/{draft}", "/v1/programmes", "admin");

        var organisation = $"/v1/organisations/{world.Organisation}";
        string[] home = ["mentor", "mentee", "manager", "chair", "coordinator", "coordinatorAbove", "steering", "safeguarding", "sponsor", "participant", "otherMentor", "colleague", "mentorsMentor", "dataProtection", "hr", "admin"];
        Add("organisation", world.Organisation, organisation, "/v1/organisations", home);
        (await world.Hr.Put($"{organisation}/teams/team", new { name = "Team" })).Is(201);
        Add("team", "\"team\"", $"{organisation}/teams/team", $"{organisation}/teams", home);
        var feed = (await world.Hr.Post("/v1/people/bulk", "[]")).Is(200).Id;
        Add("feed run", feed, $"/v1/feeds/{feed}", null, "hr");
        Add("client", $"{world.Organisation}-export", $"/v1/clients/{world.Organisation}-export", "/v1/clients", "admin");
    }

    private async Task Enrolments(Pair pair)
    {
        string[] programme = ["coordinator", "coordinatorAbove"];
        Person("person with an application", pair.Mentee.Person, "mentee", "manager", "coordinator", "coordinatorAbove", "hr", "admin");
        Person("person without one", await world.Person(), "coordinator", "coordinatorAbove", "hr", "admin");

        var mentee = pair.Mentee.Application;
        var mentor = pair.Mentor.Application;
        Application("available, mentee", mentee, ["mentee", "manager", .. programme]);
        Application("available, mentor", mentor, ["mentor", "manager", .. programme]);
        Add("answers, mentor", "experience", $"/v1/applications/{mentor}/answers", null, "mentor", "coordinator");
        Add("answers, available", "needsText", $"/v1/applications/{mentee}/answers", null, "mentee", "coordinator");
        Add("match profile", Text("profile-mentee"), $"/v1/applications/{mentee}/match-profile", null, "mentee", "mentor");
        var signOff = (await world.Manager.Caller.Get($"/v1/applications/{mentee}/sign-offs")).Items.Single()!["id"]!.ToString();
        Add("sign-off, approved", signOff, $"/v1/applications/{mentee}/sign-offs", null, ["mentee", "manager", .. programme]);
        Add("selection", "criteria", $"/v1/applications/{mentee}/selection", null, "mentee", "coordinator");
        var training = (await pair.Mentee.Caller.Get($"/v1/applications/{mentee}/training")).Items.Single()!["id"]!.ToString();
        Add("training record", training, $"/v1/training-records/{training}", $"/v1/applications/{mentee}/training", ["mentee", .. programme]);

        var waiting = await world.Submitted("mentee", answers: x => With(x, "waiting"));
        Application("awaiting sign-off", waiting.Application, "manager");
        Add("answers, awaiting sign-off", "needsText", $"/v1/applications/{waiting.Application}/answers", null, "manager");
        Plant("waiting", "manager");
        Application("draft", (await world.Draft("mentee", answers: x => With(x, "only-draft"))).Application);
        Plant("only-draft");
        var left = await world.Draft("mentee");
        (await left.Caller.Post($"/v1/applications/{left.Application}/withdrawal")).Is(200);
        Application("withdrawn before it was submitted", left.Application);

        var declined = await world.Submitted("mentee");
        (await world.Manager.Caller.Post($"/v1/applications/{declined.Application}/sign-off", new { decision = "decline", reason = Text("declined") })).Is(200);
        Application("declined by the manager", declined.Application, "manager");
        Plant("declined", "manager");

        var turnedDown = await world.Signed("mentee");
        (await world.Coordinator.Caller.Post($"/v1/applications/{turnedDown.Application}/selection",
            new { decision = "notSelect", criteria = new[] { new { code = "mentee", met = false } }, message = Text("message") })).Is(200);
        Application("not selected", turnedDown.Application, ["manager", .. programme]);
        Plant("message", "coordinator");

        JsonObject With(JsonObject answers, string mark)
        {
            answers["mentee"]!["needsText"] = Text(mark);
            return answers;
        }
    }

    private async Task Relationship(Pair pair)
    {
        string[] parties = ["mentor", "mentee"];
        Add("proposal", pair.Proposal, $"/v1/proposals/{pair.Proposal}", "/v1/proposals", [.. parties, "coordinator"]);
        // Rows 8 to 10, and: being above the mentee takes content away, whatever else the reader is.
        string[] inside = [.. parties, "coordinator"];
        var path = $"/v1/relationships/{pair.Relationship}";
        var terms = World.Terms;
        // The mentor's mentor is bound by the terms and reads what they let them: logs and the mentor's own concerns, not plans and reflections.
        (terms["scope"], terms["confidentiality"], terms["venue"]) = (Text("scope"), Text("confidentiality"), Text("venue"));
        terms["thirdTalks"] = new JsonObject { ["mentorsMentor"] = true, ["mentorsMentorReads"] = new JsonArray("meetingLogs", "mentorsConcerns") };
        terms["notes"] = new JsonObject { ["kept"] = true, ["by"] = "both", ["disposal"] = "Shredded." };
        await world.Agree(pair, _ => terms);
        await Support(pair, path);
        string[] bound = [.. inside, "mentorsMentor"];
        Add("relationship", pair.Relationship, path, "/v1/relationships", bound);
        Add("agreement", Text("scope"), $"{path}/agreement", null, bound);
        foreach (var mark in (string[])["scope", "confidentiality", "venue"]) Plant(mark, bound);
        var meeting = (await pair.Mentee.Caller.Post($"{path}/held-meetings", new { startsAt = "2026-02-03T09:00:00Z", minutes = 75, method = "video" })).Is(201).Id;
        Add("meeting", meeting, $"/v1/meetings/{meeting}", $"{path}/meetings", inside);
        await Meetings(pair, path, meeting, inside);
        var participation = (await world.Manager.Caller.Get($"/v1/participations?person={pair.Mentee.Person.Id}")).Items.Single()!["id"]!.ToString();
        Add("participation", participation, $"/v1/participations?person={pair.Mentee.Person.Id}", null, [.. inside, "manager"]);
        var acceptance = (await pair.Mentor.Caller.Get($"{world.ProgrammePath}/code-acceptances")).Items.Single()!["id"]!.ToString();
        Add("code acceptance", acceptance, $"/v1/code-acceptances/{acceptance}", $"{world.ProgrammePath}/code-acceptances", "mentor", "coordinator", "coordinatorAbove");
        var notice = (await pair.Mentee.Caller.Get("/v1/me/notices")).Items[0]!["id"]!.ToString();
        Add("notice", notice, $"/v1/me/notices/{notice}", "/v1/me/notices?limit=200", "mentee");
    }

    /// <summary>Rows 11 and 15, and 25 to 27: an agenda is for the two, a log for the coordinator too once it is sent, a reason for its author and the coordinator.</summary>
    private async Task Meetings(Pair pair, string path, string meeting, string[] inside)
    {
        string[] parties = ["mentor", "mentee"];
        (await pair.Mentor.Caller.Post($"/v1/meetings/{meeting}/agenda/suggestions", new { text = Text("suggestion") })).Is(200);
        Plant("suggestion", parties);
        Add("agenda", Text("suggestion"), $"/v1/meetings/{meeting}/agenda", null, parties);
        (await pair.Mentee.Caller.Put($"/v1/meetings/{meeting}/log", new { challenges = Text("log-draft") })).Is(200);
        Plant("log-draft", [.. parties, "mentorsMentor"]);
        Add("meeting log, draft", Text("log-draft"), $"{path}/meeting-logs", null, [.. parties, "mentorsMentor"]);

        // Rows 12 to 14: what somebody writes for themselves is theirs alone.
        foreach (var (who, caller) in ((string, Caller)[])[("mentor", pair.Mentor.Caller), ("mentee", pair.Mentee.Caller)])
        {
            var log = (await caller.Post($"{path}/reflective-logs", new { on = "2026-02-03", learning = Text($"reflection-{who}") })).Is(201).Id;
            Plant($"reflection-{who}", who);
            Add($"reflective log of the {who}", log, $"/v1/reflective-logs/{log}", $"{path}/reflective-logs", who);
            var note = (await caller.Post($"{path}/private-notes", new { text = Text($"note-{who}") })).Is(201).Id;
            Plant($"note-{who}", who);
            Add($"private note of the {who}", note, $"/v1/private-notes/{note}", $"{path}/private-notes", who);
        }

        await Progress(pair, path);
        await Released(pair, path);
        await Safety(pair, path);
        await Held(pair);
        var topic = (await pair.Mentee.Caller.Post($"{path}/off-limits-topics", new { label = Text("off-limits") })).Is(201).Id;
        Plant("off-limits", parties);
        Add("off-limits topic", topic, $"/v1/off-limits-topics/{topic}", $"{path}/off-limits-topics", parties);

        // Row 23: a concern is its author's and the coordinator's.
        var concern = (await pair.Mentor.Caller.Post($"{path}/concerns", new { category = "conduct", text = Text("concern") })).Is(201).Id;
        Plant("concern", "mentor", "coordinator", "mentorsMentor");
        Add("concern", concern, $"/v1/concerns/{concern}", "/v1/concerns", "mentor", "coordinator", "mentorsMentor");
        (await world.Coordinator.Caller.Post($"/v1/concerns/{concern}/notes", new { text = Text("concern-note") })).Is(200);
        Plant("concern-note", "mentor", "coordinator");
        Add("concern note", Text("concern-note"), $"/v1/concerns/{concern}/notes", null, "mentor", "coordinator");

        // Row 35: who read what is for whom it is about, as far as they may know of it; the coordinator has the figures.
        foreach (var read in (string[])[$"{path}/agreement", $"/v1/concerns/{concern}/notes"]) (await world.Coordinator.Caller.Get(read)).Is(200);
        var reads = (await pair.Mentor.Caller.Get($"{path}/read-records?limit=200")).Is(200).Items;
        foreach (var (kind, who) in ((string, string[])[])[("Agreement", ["mentor", "mentee"]), ("Concern", ["mentor"]), ("ConcernNote", ["mentor"])])
            Add($"record of a read of {kind}", reads.First(x => x!["recordType"]!.ToString() == kind)!["id"]!.ToString(), $"{path}/read-records?limit=200", null, who);

        var over = await world.Matched();
        readers["otherMentor"] = over.Mentor.Caller;
        var past = $"/v1/relationships/{over.Relationship}";
        (await over.Mentor.Caller.Post($"{past}/ending", new { kind = "notSuited", reason = "other", note = Text("reason") })).Is(200);
        Plant("reason", "otherMentor", "coordinator");
        Add("ending", "notSuited", $"{past}/ending", null, "otherMentor", "coordinator");
        var reason = (await over.Mentor.Caller.Get($"{past}/ending-reasons")).Is(200).Items.Single()!["id"]!.ToString();
        Add("ending reason", reason, $"{past}/ending-reasons", null, "otherMentor", "coordinator");
        var rematch = (await over.Mentor.Caller.Post($"{past}/rematch-requests", new { })).Is(201).Id;
        (await world.Coordinator.Caller.Post($"/v1/rematch-requests/{rematch}/decision", new { grant = false, note = Text("refusal") })).Is(200);
        Plant("refusal", "otherMentor", "coordinator");
        Add("rematch request", rematch, $"/v1/rematch-requests/{rematch}", "/v1/rematch-requests", "otherMentor", "coordinator");
        var nomination = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/nominations", new { person = pair.Mentor.Person.Id, role = "mentee" })).Is(201).Id;
        Add("nomination", nomination, $"/v1/nominations/{nomination}", "/v1/nominations", "mentor", "coordinator", "coordinatorAbove");
    }

    /// <summary>Kept for the law: the data-protection owner's alone, and it opens nothing to them.</summary>
    private async Task Held(Pair pair)
    {
        var hold = (await readers["dataProtection"].Post($"{world.ProgrammePath}/legal-holds", new { relationship = pair.Relationship, reason = Text("hold") })).Is(201).Id;
        Plant("hold", "dataProtection");
        Add("legal hold", hold, $"/v1/legal-holds/{hold}", $"{world.ProgrammePath}/legal-holds", "dataProtection");
        await AskAboutData(pair);
    }

    /// <summary>A request is its maker's, and the data-protection owner's to decide; what is stored of them goes to them alone.</summary>
    private async Task AskAboutData(Pair pair)
    {
        foreach (var (kind, who) in ((string, string[])[])[("access", ["mentor", "dataProtection"]), ("erasure", ["mentor", "dataProtection"]), ("rectification", ["mentor", "dataProtection", "coordinator", "coordinatorAbove"])])
        {
            var request = (await pair.Mentor.Caller.Post("/v1/subject-requests", new { kind, correction = kind == "rectification" ? new { fact = "jobTitle", value = Text("job") } : null })).Is(201).Id;
            Add($"subject request, {kind}", request, $"/v1/subject-requests/{request}", "/v1/subject-requests?limit=200", who);
            if (kind == "access") Add("subject export", pair.Mentor.Person.Id, $"/v1/subject-requests/{request}/export", null, "mentor");
        }
        Plant("job", "mentor", "dataProtection", "coordinator", "coordinatorAbove");
    }

    /// <summary>Row 34: the mentor's mentor, once bound, and what the mentor notes of their talks.</summary>
    private async Task Support(Pair pair, string path)
    {
        var bond = (await pair.Mentor.Caller.Post($"{path}/mentors-mentors", new { person = supporter.Id })).Is(201);
        (await supporter.Caller.Post($"/v1/mentors-mentors/{bond.Id}/signature", new { agreementNumber = int.Parse(bond["agreementNumber"], System.Globalization.CultureInfo.InvariantCulture) })).Is(200);
        Add("bond of the mentor's mentor", bond.Id, $"/v1/mentors-mentors/{bond.Id}", "/v1/mentors-mentors", "mentor", "mentee", "mentorsMentor");
        var talk = (await pair.Mentor.Caller.Post($"/v1/mentors-mentors/{bond.Id}/consultations", new { on = "2026-02-10", text = Text("consultation") })).Is(201).Id;
        Plant("consultation", "mentor", "mentorsMentor");
        Add("consultation", talk, $"/v1/consultations/{talk}", $"/v1/mentors-mentors/{bond.Id}/consultations", "mentor", "mentorsMentor");
    }

    /// <summary>Rows 21, 22, 33 and 35: what goes out goes to one receiver, by the word of the one who may.</summary>
    private async Task Released(Pair pair, string path)
    {
        foreach (var released in (bool[])[false, true])
        {
            string[] who = released ? ["mentee", "manager"] : ["mentee"];
            var statement = (await pair.Mentee.Caller.Post($"{path}/progress-statements", new { progress = Text($"statement-{released}") })).Is(201).Id;
            if (released)
            {
                var consent = (await pair.Mentee.Caller.Post($"/v1/progress-statements/{statement}/releases", new { receiver = new { @as = "lineManager" } })).Is(201).Id;
                Add("consent", consent, $"/v1/consents/{consent}", "/v1/consents", "mentee", "mentor", "manager");
            }
            Plant($"statement-{released}", who);
            Add($"progress statement, {(released ? "released" : "not released")}", statement, $"/v1/progress-statements/{statement}", "/v1/progress-statements", who);
            var item = (await pair.Mentee.Caller.Post($"{path}/annual-review-items", new { text = Text($"annual-{released}"), receiver = new { @as = "lineManager" } })).Is(201).Id;
            if (released) (await pair.Mentor.Caller.Post($"/v1/annual-review-items/{item}/answer", new { agree = true })).Is(200);
            string[] keys = released ? ["mentee", "mentor", "manager"] : ["mentee", "mentor"];
            Plant($"annual-{released}", keys);
            Add($"annual-review item, {(released ? "two keys" : "one key")}", item, $"/v1/annual-review-items/{item}", "/v1/annual-review-items", keys);
        }
        var contribution = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/contribution-statements", new { person = pair.Mentor.Person.Id })).Is(201).Id;
        Add("contribution statement", contribution, $"/v1/contribution-statements/{contribution}", "/v1/contribution-statements", "mentor", "coordinator", "coordinatorAbove");
    }

    /// <summary>Row 24: a worry is its author's, and the partner's when they have talked; a disclosure is the receiver's, and nothing else is.</summary>
    private async Task Safety(Pair pair, string path)
    {
        foreach (var talked in (bool[])[false, true])
        {
            string[] who = talked ? ["mentor", "mentee"] : ["mentor"];
            var worry = (await pair.Mentor.Caller.Post($"{path}/safety-concerns", new { about = "partner", text = Text($"worry-{talked}") })).Is(201).Id;
            (await pair.Mentor.Caller.Post($"/v1/safety-concerns/{worry}/talk", talked ? new { talkedOn = "2026-02-04" } : new { whyNot = Text("why-not") })).Is(200);
            (await pair.Mentor.Caller.Post($"/v1/safety-concerns/{worry}/steps", new { steps = Text($"steps-{talked}") })).Is(200);
            var disclosure = (await pair.Mentor.Caller.Post($"/v1/safety-concerns/{worry}/disclosures",
                new { receiver = world.Safeguarding.Id, serious = true, danger = Text($"danger-{talked}"), evidence = Text($"evidence-{talked}"), holdBack = !talked })).Is(201).Id;
            foreach (var mark in (string[])[$"worry-{talked}", $"steps-{talked}"]) Plant(mark, who);
            foreach (var mark in (string[])[$"danger-{talked}", $"evidence-{talked}"]) Plant(mark, [.. who, "safeguarding"]);
            Add($"safety concern, {(talked ? "talked over" : "not talked over")}", worry, $"/v1/safety-concerns/{worry}", $"{path}/safety-concerns", who);
            Add($"disclosure, {(talked ? "told" : "held back")}", disclosure, $"/v1/disclosures/{disclosure}", "/v1/disclosures", [.. who, "safeguarding"]);
        }
        Plant("why-not", "mentor");
    }

    /// <summary>Rows 16 to 18, and 21: goals and plans are for the two until they are sent, sheets for their author, and the coordinator has the facts.</summary>
    private async Task Progress(Pair pair, string path)
    {
        string[] parties = ["mentor", "mentee"], inside = [.. parties, "coordinator"];
        var goal = (await pair.Mentee.Caller.Post($"{path}/goals", new { result = Text("goal"), horizon = "short" })).Is(201).Id;
        Plant("goal", parties);
        Add("goal", goal, $"/v1/goals/{goal}", $"{path}/goals", parties);
        var plan = (await pair.Mentee.Caller.Put($"{path}/action-plan", new { comments = Text("plan") })).Is(200).Id;
        Plant("plan", parties);
        Add("action plan", plan, $"{path}/action-plan", $"{path}/action-plans", parties);
        var action = (await pair.Mentor.Caller.Post($"{path}/actions", new { text = Text("action"), owner = pair.Mentee.Person.Id })).Is(201).Id;
        Plant("action", parties);
        Add("action", action, $"/v1/actions/{action}", $"{path}/actions", parties);
        foreach (var shared in (bool[])[false, true])
        {
            string[] who = shared ? parties : ["mentee"];
            var sheet = (await pair.Mentee.Caller.Post($"{path}/tool-sheets", new { tool = "grow", content = new { topic = Text($"sheet-{shared}") } })).Is(201).Id;
            (await pair.Mentee.Caller.Post($"/v1/tool-sheets/{sheet}/sharing", new { shared })).Is(200);
            Plant($"sheet-{shared}", who);
            Add($"tool sheet, {(shared ? "shared" : "not shared")}", sheet, $"/v1/tool-sheets/{sheet}", $"{path}/tool-sheets", who);
        }
        var review = (await pair.Mentee.Caller.Post($"{path}/reviews", new { kind = "regular" })).Is(201).Id;
        Add("relationship review", review, $"/v1/relationship-reviews/{review}", $"{path}/reviews", inside);
        var statement = (await pair.Mentor.Caller.Post($"/v1/relationship-reviews/{review}/statements", new { goesWell = Text("statement") })).Is(201).Id;
        Plant("statement", "mentor");
        Add("review statement of one", statement, $"/v1/review-statements/{statement}", $"/v1/relationship-reviews/{review}/statements", "mentor");
        var contact = (await pair.Mentor.Caller.Post($"{path}/contacts", new { channel = "email" })).Is(201).Id;
        Add("contact between meetings", contact, $"/v1/contacts/{contact}", $"{path}/contacts", inside);
        var update = (await pair.Mentor.Caller.Post($"{path}/progress-updates", new { text = Text("update") })).Is(201).Id;
        Plant("update", inside);
        Add("progress update", update, $"/v1/progress-updates/{update}", $"{path}/progress-updates", inside);
    }

    private void Person(string kind, Someone person, params string[] who) =>
        Add(kind, person.Id, $"/v1/people/{person.Id}", $"/v1/organisations/{world.Organisation}/people?limit=200", who);

    private void Application(string status, string id, params string[] who) =>
        Add($"application, {status}", id, $"/v1/applications/{id}", "/v1/applications?limit=200", who);

    private void Add(string kind, string id, string path, string? list, params string[] who) => Items.Add(new(kind, id, path, list, who));

    private void Plant(string mark, params string[] who) => Marks.Add(new(Text(mark), Encrypted: true, who));

    private string Text(string mark) => $"canary-{mark}-{world.Organisation}.";
}
