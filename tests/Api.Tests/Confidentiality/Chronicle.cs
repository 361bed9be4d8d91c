using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>One random step: what kind of step, and dice for everything that it has to choose.</summary>
public sealed record Move(int What, int A, int B, int C)
{
    public override string ToString() => $"{Chronicle.Steps[What % Chronicle.Steps.Count].Method.Name}({A}, {B}, {C})";
}

/// <summary>
/// A random life of a programme, lived through the API by those whose steps they are, and told to the oracle as far as it happened: a step that is
/// refused did not.
/// </summary>
public sealed class Chronicle
{
    public static readonly IReadOnlyList<Func<Chronicle, Move, Task>> Steps =
    [
        Enrol, Pair, Pair, Agree, Agree, Meet, Meet, Meet, Reflect, Reflect, Note, Plan, Plan, Act, Sheet, Worry, Disclose, Raise, Consent, Consent, Consent, Withdraw, State, State, AskForReview,
        Support, Support, EndSupport, Consult, Report, Report, Report, Appoint, Dismiss, Set, End, WishAgain, Leave, Touch, Review, Contribute, PersonAgain,
    ];

    private readonly World world;
    private readonly Dictionary<string, (Human Human, Caller Caller)> people = new(StringComparer.Ordinal);
    private readonly List<(Participant Participant, Applying Applying)> applicants = [];
    private readonly List<(Couple Couple, string Path)> couples = [];
    private readonly List<(Human Who, string Role, string Path)> appointments = [];
    private readonly HashSet<Human> appointedOnce = [];
    private readonly bool direct;
    private bool partiesOnly, authorOnly;

    private Chronicle(World world, bool direct) => (this.world, this.direct) = (world, direct);

    public Oracle Oracle { get; } = new();

    /// <summary>Everybody who may try to read: the people, and two tokens with no person behind them.</summary>
    public IReadOnlyList<(Human? Human, Caller Caller)> Readers => [.. people.Values.Select(person => ((Human?)person.Human, person.Caller)), (null, world.Admin), (null, world.Hr)];

    /// <summary>Those who are or were something to a record: the two, its author and receiver, their managers, who supports the mentor, who is or was appointed.</summary>
    public IReadOnlySet<Human> Near(Thing thing)
    {
        IEnumerable<Human?> two = [thing.Author, thing.Receiver, thing.Couple?.Mentor, thing.Couple?.Mentee];
        return two.Concat(two.Select(who => who?.ReportedManager)).Concat(Oracle.Bonds.Where(bond => bond.Couple == thing.Couple).Select(bond => bond.Who))
            .Concat(Oracle.Words.Where(word => word.Giver == thing.Author).Select(word => word.To)).Concat(appointedOnce).OfType<Human>().ToHashSet();
    }

    /// <summary>A programme with two coordinators, one of whom may stand above others, and two pairs at work.</summary>
    public static async Task<Chronicle> Begin(Hosted host, Move dice)
    {
        var running = await World.Running(host);
        var chronicle = new Chronicle(running, dice.A % 3 == 0);
        if (chronicle.direct) await running.Set(new Dictionary<string, object> { ["matching.managerRule"] = "direct" });
        var director = chronicle.Add(running.Director, null);
        var manager = chronicle.Add(running.Manager, director);
        chronicle.Add(running.Coordinator, director);
        chronicle.Add(running.Safeguarding, director);
        chronicle.Add(await running.Person("other-manager", "director"), director);
        var second = chronicle.Add(await running.Person("second", "director"), director);
        chronicle.Add(await running.Person("steering", "director"), director);
        chronicle.Add(await running.Person("colleague"), manager);
        await chronicle.Tell(running.Coordinator, "coordinator");
        await chronicle.Tell(running.Safeguarding, "safeguardingContact");
        await chronicle.AppointOne(chronicle.Person("steering"), "steeringGroup");
        await chronicle.AppointOne(((Human[])[second, second, director, manager])[dice.B % 4], "coordinator");
        for (var i = 0; i < 2; i++)
        {
            await Pair(chronicle, dice with { A = i });
            await Agree(chronicle, dice with { A = i, B = dice.B + i, C = dice.C + i });
        }
        return chronicle;
    }

    // Applying and matching.

    private static async Task Enrol(Chronicle c, Move m)
    {
        var role = m.A % 2 == 0 ? "mentor" : "mentee";
        var draft = await c.Start(role, m.B);
        if (m.C % 5 == 0) return;
        await c.Submit(draft, role);
        if (m.C % 5 == 1) return;
        await c.Sign(draft, approve: m.C % 5 != 2);
        if (m.C % 5 == 4 && await c.Try(draft.Participant.Caller.Post($"/v1/applications/{draft.Participant.Application}/withdrawal"))) (draft.Applying.Over, draft.Applying.Waits) = (true, false);
    }

    private static async Task Pair(Chronicle c, Move m)
    {
        var (mentor, mentee) = (await c.Available("mentor", m.B), await c.Available("mentee", m.C));
        if (mentor is null || mentee is null) return;
        var (first, second) = (mentor.Value, mentee.Value);
        var accepted = await first.Participant.Caller.Post($"{c.world.ProgrammePath}/code-acceptances", new { document = c.world.Documents["codeOfPractice"], ethicsAndLaw = true });
        if (accepted.Code == 201) c.Oracle.Happened(new("codeAcceptance", accepted.Id, $"/v1/code-acceptances/{accepted.Id}", $"{c.world.ProgrammePath}/code-acceptances?limit=200") { Author = first.Applying.Who });
        if (await c.Done(c.world.Propose(first.Participant, second.Participant)) is not { } proposal) return;
        var couple = new Couple(first.Applying.Who, second.Applying.Who) { DirectOnly = c.direct };
        c.Oracle.Happened(new("proposal", proposal.Id, $"/v1/proposals/{proposal.Id}", "/v1/proposals?limit=200") { Author = couple.Mentor, Couple = couple });
        foreach (var one in (Participant[])[first.Participant, second.Participant])
            if (!await c.Try(one.Caller.Post($"/v1/proposals/{proposal.Id}/response", new { answer = m.A % 5 == 4 ? "decline" : "accept" })) || m.A % 5 == 4) return;
        var relationship = (await second.Participant.Caller.Get("/v1/relationships?limit=200")).Is(200).Items.Single(x => x!["proposal"]!.ToString() == proposal.Id)!["id"]!.ToString();
        c.couples.Add((couple, $"/v1/relationships/{relationship}"));
        c.Oracle.Happened(new("relationship", relationship, $"/v1/relationships/{relationship}", "/v1/relationships?limit=200") { Author = couple.Mentor, Couple = couple });
        foreach (var who in (Human[])[couple.Mentor, couple.Mentee])
        {
            var path = $"/v1/participations?person={who.Id}&limit=200";
            var item = (await c.By(who).Get(path)).Is(200).Items.Single()!["id"]!.ToString();
            c.Oracle.Happened(new("participation", item, path, "/v1/participations?limit=200") { Author = who, Couple = couple });
        }
    }

    // What the two make of it.

    private static async Task Agree(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        string[] readings = ["meetingLogs", "plans", "mentorsReflections", "mentorsConcerns"];
        var (sent, supported, opened) = (m.B % 3 != 0, m.C % 3 != 0, readings.Where((_, i) => (m.B >> i & 1) == 0).ToList());
        if (!supported) opened.Clear();
        var terms = World.Terms;
        terms["recipients"] = sent ? new JsonArray("parties", "coordinator") : new JsonArray("parties");
        terms["thirdTalks"] = new JsonObject { ["mentorsMentor"] = supported, ["mentorsMentorReads"] = new JsonArray([.. opened.Select(x => (JsonNode)x)]) };
        var drafted = await c.By(couple.Mentee).Put($"{path}/agreement", terms.ToJsonString());
        if (drafted.Code is not (200 or 201)) return;
        if (!c.Oracle.Of("agreement").Any(x => x.Couple == couple)) c.Oracle.Happened(new("agreement", "\"number\"", $"{path}/agreement", "") { Author = couple.Mentee, Couple = couple });
        var number = int.Parse(drafted["number"], System.Globalization.CultureInfo.InvariantCulture);
        foreach (var one in (Human[])[couple.Mentee, couple.Mentor])
            if (!await c.Try(c.By(one).Post($"{path}/agreement/signatures", World.Signature(number)))) return;
        c.Oracle.Agreed(couple, sent, supported, opened);
    }

    private static async Task Meet(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        if (await c.Make(couple.Mentee, "meeting", $"{path}/held-meetings", new { startsAt = $"2026-02-{1 + m.B % 20:00}T09:00:00Z", minutes = 75, method = "video" }, "/v1/meetings/{0}", $"{path}/meetings", couple) is not { } meeting) return;
        var (log, writer) = ($"/v1/meetings/{meeting.Id}/log", m.B % 2 == 0 ? couple.Mentor : couple.Mentee);
        if (await c.Done(c.By(writer).Put(log, new { topics = new[] { "A topic" } })) is not { } written) return;
        var thing = c.Oracle.Happened(new("meetingLog", meeting.Id, log, $"{path}/meeting-logs?limit=200") { Author = writer, Couple = couple });
        if (m.C % 4 == 0 || !await c.Try(c.By(couple.Mentee).Post($"{log}/completion")) || !await c.Try(c.By(couple.Mentor).Post($"{log}/confirmation")) || m.C % 4 == 1) return;
        thing.Opened = await c.Try(c.By(couple.Mentee).Post($"{log}/forwarding"));
    }

    private static async Task Reflect(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        await c.Make(c.One(couple, m.B), "reflectiveLog", $"{path}/reflective-logs", new { on = "2026-02-03", learning = "Much." }, "/v1/reflective-logs/{0}", $"{path}/reflective-logs", couple);
    }

    private static async Task Note(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        await c.Make(c.One(couple, m.B), "privateNote", $"{path}/private-notes", new { text = "A note." }, "/v1/private-notes/{0}", $"{path}/private-notes", couple);
    }

    private static async Task Plan(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        var goal = await c.Make(couple.Mentee, "goal", $"{path}/goals", new { result = "Lead.", quality = "Well.", horizon = "short", targetOn = "2026-06-01" }, "/v1/goals/{0}", $"{path}/goals", couple);
        if (goal is null || m.B % 3 == 0 || c.Oracle.Of("actionPlan").Any(x => x.Couple == couple)) return;
        if (await c.Done(c.By(couple.Mentee).Put($"{path}/action-plan", new { goals = new[] { goal.Id }, comments = "As we said." })) is not { } drafted) return;
        var plan = c.Oracle.Happened(new("actionPlan", drafted.Id, $"{path}/action-plan", $"{path}/action-plans") { Author = couple.Mentee, Couple = couple });
        var number = int.Parse(drafted["number"], System.Globalization.CultureInfo.InvariantCulture);
        foreach (var one in (Human[])[couple.Mentor, couple.Mentee])
            if (!await c.Try(c.By(one).Post($"{path}/action-plan/confirmations", new { number }))) return;
        if (m.B % 3 == 2 && await c.Try(c.By(couple.Mentee).Post($"{path}/action-plan/forwarding"))) (plan.Opened, goal.Opened) = (true, true);
    }

    private static async Task Act(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        await c.Make(c.One(couple, m.B), "action", $"{path}/actions", new { text = "Ring.", owner = couple.Mentee.Id }, "/v1/actions/{0}", $"{path}/actions", couple);
    }

    private static async Task Sheet(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        var sheet = await c.Make(couple.Mentee, "toolSheet", $"{path}/tool-sheets", new { tool = "grow", content = new { topic = "Work." } }, "/v1/tool-sheets/{0}", $"{path}/tool-sheets", couple);
        if (sheet is not null && m.B % 2 == 0 && await c.Try(c.By(couple.Mentee).Post($"{sheet.Path}/sharing", new { shared = true }))) sheet.Opened = true;
    }

    private static async Task Touch(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        await c.Make(c.One(couple, m.B), "contact", $"{path}/contacts", new { channel = "email" }, "/v1/contacts/{0}", $"{path}/contacts", couple);
        await c.Make(couple.Mentor, "progressUpdate", $"{path}/progress-updates", new { text = "Well." }, "/v1/progress-updates/{0}", $"{path}/progress-updates", couple);
        await c.Make(couple.Mentee, "offLimitsTopic", $"{path}/off-limits-topics", new { label = $"Area {m.C}" }, "/v1/off-limits-topics/{0}", $"{path}/off-limits-topics", couple);
    }

    private static async Task Review(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        var review = c.Oracle.Of("review").LastOrDefault(x => x.Couple == couple)
            ?? await c.Make(couple.Mentee, "review", $"{path}/reviews", new { kind = "regular" }, "/v1/relationship-reviews/{0}", $"{path}/reviews", couple);
        if (review is null) return;
        await c.Make(c.One(couple, m.B), "reviewStatement", $"{review.Path}/statements", new { goesWell = "Trust." }, "/v1/review-statements/{0}", $"{review.Path}/statements", couple, within: review);
        var both = c.Oracle.Of("reviewStatement").Where(x => x.Couple == couple).ToList();
        if (both.Count == 2) foreach (var statement in both) statement.Opened = true;
    }

    // Difficulty.

    private static async Task Raise(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        var author = c.One(couple, m.B);
        var concern = await c.Make(author, "concern", $"{path}/concerns", new { category = "conduct", text = "Stuck." }, "/v1/concerns/{0}", "/v1/concerns?limit=200", couple);
        if (concern is not null && m.C % 2 == 0 && await c.Try(c.By(author).Post($"{concern.Path}/sharing"))) concern.Opened = true;
    }

    private static async Task Worry(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        var author = c.One(couple, m.B);
        var worry = await c.Make(author, "safetyConcern", $"{path}/safety-concerns", new { about = "partner", text = "Tired." }, "/v1/safety-concerns/{0}", $"{path}/safety-concerns", couple);
        if (worry is null || m.C % 3 == 0) return;
        worry.Opened = await c.Try(c.By(author).Post($"{worry.Path}/talk", m.C % 3 == 1 ? new { talkedOn = "2026-02-04" } : (object)new { whyNot = "It would harm." })) && m.C % 3 == 1;
        await c.Try(c.By(author).Post($"{worry.Path}/steps", new { steps = "Rang." }));
    }

    private static async Task Disclose(Chronicle c, Move m)
    {
        await Worry(c, m with { C = 1 + m.C % 2 });
        if (c.Oracle.Of("safetyConcern").LastOrDefault() is not { } worry) return;
        var contacts = c.appointments.Where(x => x.Role == "safeguardingContact").ToList();
        var (receiver, heldBack) = (contacts[m.B % contacts.Count].Who, m.C % 2 == 0);
        if (await c.Make(worry.Author, "disclosure", $"{worry.Path}/disclosures", new { receiver = receiver.Id, serious = true, danger = "Alone.", evidence = "Seen.", holdBack = heldBack }, "/v1/disclosures/{0}", "/v1/disclosures?limit=200", worry.Couple, receiver) is { } made)
            made.Opened = !heldBack;
    }

    // Consents and releases.

    private static async Task Consent(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        var giver = c.One(couple, m.B);
        var (receiver, to) = c.Receiver(m.C % 2 == 0 ? 0 : 2, giver, couple, m.B);
        var item = m.C % 4 < 2 ? c.Oracle.Of("reflectiveLog").FirstOrDefault(x => x.Couple == couple && x.Author == giver) : null;
        if (to is null || await c.Done(c.By(giver).Post($"{path}/consents", new { subject = "reflectiveLog", item = item?.Id, receiver })) is not { } given) return;
        c.Given(given, giver, (string)receiver["as"]!, to, item, item is null ? couple : null, couple);
    }

    private static async Task Withdraw(Chronicle c, Move m)
    {
        var given = c.Oracle.Of("consent").Where(x => x.Word!.Given).ToList();
        if (given.Count == 0) return;
        var consent = given[m.A % given.Count];
        if (await c.Try(c.By(consent.Author).Post($"{consent.Path}/withdrawal"))) consent.Word!.Given = false;
    }

    private static async Task State(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        var statement = await c.Make(couple.Mentee, "progressStatement", $"{path}/progress-statements", new { progress = "Surer." }, "/v1/progress-statements/{0}", "/v1/progress-statements?limit=200", couple);
        if (statement is not null && m.B % 4 < 3) await c.Release(statement, couple.Mentee, couple, m.B % 4, m.C);
    }

    private static async Task AskForReview(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        var manager = c.ManagerOf(couple.Mentee);
        var item = await c.Make(couple.Mentee, "annualReviewItem", $"{path}/annual-review-items", new { text = "An item.", receiver = new { @as = "lineManager" } }, "/v1/annual-review-items/{0}", "/v1/annual-review-items?limit=200", couple, manager);
        if (item is not null && m.B % 3 > 0 && await c.Try(c.By(couple.Mentor).Post($"{item.Path}/answer", new { agree = m.B % 3 == 1 }))) item.Opened = m.B % 3 == 1;
    }

    private static async Task Contribute(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, _)) return;
        if (await c.Done(c.AnyCoordinator(m.B).Post($"{c.world.ProgrammePath}/contribution-statements", new { person = couple.Mentor.Id })) is not { } issued) return;
        var statement = c.Oracle.Happened(new("contribution", issued.Id, $"/v1/contribution-statements/{issued.Id}", "/v1/contribution-statements?limit=200") { Author = couple.Mentor });
        if (m.C % 2 == 0) await c.Release(statement, couple.Mentor, null, 1, m.C);
    }

    // The mentor's mentor.

    private static async Task Support(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        var waiting = c.Oracle.Bonds.FirstOrDefault(x => x.Couple == couple && !x.IsBound && !x.IsOver);
        if (waiting is null)
        {
            var who = c.people.Values.ElementAt(m.B % c.people.Count).Human;
            if (c.Oracle.Bonds.Any(x => x.Couple == couple && x.Who == who && !x.IsOver)) return;
            if (await c.Done(c.By(couple.Mentor).Post($"{path}/mentors-mentors", new { person = who.Id })) is not { } named) return;
            waiting = c.Oracle.Named(new(couple, who));
            c.Oracle.Happened(new("mentorsMentor", named.Id, $"/v1/mentors-mentors/{named.Id}", "/v1/mentors-mentors?limit=200") { Author = couple.Mentor, Couple = couple, Bond = waiting });
            if (m.C % 4 == 0) return;
        }
        var bond = c.Oracle.Of("mentorsMentor").Single(x => x.Bond == waiting);
        if ((await c.By(waiting.Who).Get(bond.Path)) is { Code: 200 } read)
            waiting.IsBound = await c.Try(c.By(waiting.Who).Post($"{bond.Path}/signature", new { agreementNumber = int.Parse(read["agreementNumber"], System.Globalization.CultureInfo.InvariantCulture) }));
    }

    private static async Task EndSupport(Chronicle c, Move m)
    {
        var bonds = c.Oracle.Of("mentorsMentor").Where(x => !x.Bond!.IsOver).ToList();
        if (bonds.Count == 0 || m.C % 3 != 0) return;
        var bond = bonds[m.A % bonds.Count];
        if (await c.Try(c.By(m.B % 2 == 0 ? bond.Author : bond.Bond!.Who).Post($"{bond.Path}/ending"))) bond.Bond!.IsOver = true;
    }

    private static async Task Consult(Chronicle c, Move m)
    {
        var bonds = c.Oracle.Of("mentorsMentor").Where(x => x.Bond!.IsBound && !x.Bond.IsOver).ToList();
        if (bonds.Count == 0) return;
        var bond = bonds[m.A % bonds.Count];
        if (await c.Done(c.By(bond.Author).Post($"{bond.Path}/consultations", new { on = "2026-02-10", text = "A talk." })) is { } talk)
            c.Oracle.Happened(new("consultation", talk.Id, $"/v1/consultations/{talk.Id}", $"{bond.Path}/consultations") { Author = bond.Author, Couple = bond.Couple, Bond = bond.Bond, Within = bond });
    }

    // What changes around them.

    /// <summary>HR sends somebody again with another manager: one of the managers, the mentor, somebody at random, or none.</summary>
    private static async Task Report(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, _)) return;
        var who = m.C % 4 == 3 ? couple.Mentor : couple.Mentee;
        Human?[] possible = [couple.Mentor, couple.Mentor, c.Person("manager"), c.Person("other-manager"), c.Person("colleague"), c.Person("second"), c.people.Values.ElementAt(m.C % c.people.Count).Human, null];
        var manager = possible[m.B % possible.Length];
        if (manager != who) await c.Send(who, manager);
    }

    /// <summary>Everybody's line is put right, and what was suspended goes on.</summary>
    private static async Task PersonAgain(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        await c.Send(couple.Mentee, c.Person("manager"));
        await c.Try(c.AnyCoordinator(m.B).Post($"{path}/resumption"));
    }

    private static async Task Appoint(Chronicle c, Move m)
    {
        var who = c.people.Values.ElementAt(m.A % c.people.Count).Human;
        await c.AppointOne(who, ((string[])["coordinator", "safeguardingContact", "steeringGroup"])[m.B % 3]);
    }

    private static async Task Dismiss(Chronicle c, Move m)
    {
        var one = c.appointments[m.A % c.appointments.Count];
        if (c.appointments.Count(x => x.Role == one.Role) < 2 || !await c.Try(c.world.Admin.Delete(one.Path))) return;
        c.appointments.Remove(one);
        c.Oracle.Appoint(one.Who, one.Role, appointed: false);
    }

    private static async Task Set(Chronicle c, Move m)
    {
        if (m.C % 3 != 0) return;
        var (logs, reflections) = (m.A % 2 == 0, m.B % 2 == 0);
        var settings = new Dictionary<string, object> { ["log.readers"] = logs ? "partiesOnly" : "partiesAndCoordinator", ["reflectiveLog.readers"] = reflections ? "authorOnly" : "authorAndConsented" };
        if (!await c.Try(c.AnyCoordinator(m.B).Replace($"{c.world.ProgrammePath}/settings", new { settings }, c.world.ProgrammePath))) return;
        c.Oracle.Narrowed(logs && !c.partiesOnly, reflections && !c.authorOnly);
        (c.partiesOnly, c.authorOnly) = (logs, reflections);
    }

    private static async Task End(Chronicle c, Move m)
    {
        if (c.couples.Count < 2 || m.C % 2 == 0 || c.Couple(m.A) is not var (couple, path)) return;
        var who = c.One(couple, m.B);
        if (!await c.Try(c.By(who).Post($"{path}/ending", new { kind = "notSuited", reason = "other", note = "A reason.", safety = true }))) return;
        if (!c.Oracle.Of("ending").Any(x => x.Couple == couple)) c.Oracle.Happened(new("ending", "\"kind\"", $"{path}/ending", "") { Author = who, Couple = couple });
        foreach (var reason in (await c.By(who).Get($"{path}/ending-reasons")).Is(200).Items.Select(x => x!["id"]!.ToString()).Where(id => !c.Oracle.Of("endingReason").Any(x => x.Id == id)))
            c.Oracle.Happened(new("endingReason", reason, $"{path}/ending-reasons", "") { Author = who, Couple = couple });
    }

    private static async Task WishAgain(Chronicle c, Move m)
    {
        if (c.Couple(m.A) is not var (couple, path)) return;
        await c.Make(c.One(couple, m.B), "rematchRequest", $"{path}/rematch-requests", new { }, "/v1/rematch-requests/{0}", "/v1/rematch-requests?limit=200", couple);
    }

    private static async Task Leave(Chronicle c, Move m)
    {
        if (m.C % 3 != 0) return;
        var (who, caller) = c.people.Values.ElementAt(m.A % c.people.Count);
        if (who.HasLeft || c.appointments.Exists(x => x.Who == who)) return;
        await c.Send(who, who.ReportedManager, active: false);
    }

    // How it is done.

    private Human Add(Someone person, Human? manager)
    {
        var human = new Human(person.Id, person.ExternalId) { ReportedManager = manager };
        people[person.Id] = (human, person.Caller);
        return human;
    }

    private Human Person(string externalId) => people.Values.Single(x => x.Human.ExternalId == externalId).Human;

    private Caller By(Human human) => people[human.Id].Caller;

    private Human One(Couple couple, int dice) => dice % 2 == 0 ? couple.Mentor : couple.Mentee;

    private (Couple Couple, string Path)? Couple(int dice) => couples.Count == 0 ? null : couples[dice % couples.Count];

    private Caller AnyCoordinator(int dice)
    {
        var all = appointments.Where(x => x.Role == "coordinator").ToList();
        return By(all[dice % all.Count].Who);
    }

    /// <summary>Whom a release to the line manager goes to.</summary>
    private Human? ManagerOf(Human who) => people.Values.Select(x => x.Human).FirstOrDefault(x => Oracle.IsManagerOf(x, who));

    private async Task<bool> Try(Task<Answer> call) => await Done(call) is not null;

    /// <summary>The answer where the step took place. A refusal is one too; a fault is none.</summary>
    private async Task<Answer?> Done(Task<Answer> call)
    {
        var answer = await call;
        if (answer.Code >= 500) throw new InvalidOperationException(answer.Text);
        return answer.Code < 300 ? answer : null;
    }

    private async Task<Thing?> Make(Human author, string kind, string path, object body, string found, string list, Couple? couple, Human? receiver = null, Thing? within = null)
    {
        if (await Done(By(author).Post(path, body)) is not { Body: not null } made) return null;
        if (Oracle.Things.Any(x => x.Id == made.Id)) return Oracle.Things.First(x => x.Id == made.Id);
        return Oracle.Happened(new(kind, made.Id, string.Format(System.Globalization.CultureInfo.InvariantCulture, found, made.Id), list.Contains('?') ? list : list + "?limit=200") { Author = author, Couple = couple, Receiver = receiver, Within = within });
    }

    private async Task Tell(Someone person, string role)
    {
        var found = (await world.Admin.Get($"{world.ProgrammePath}/appointments?limit=200")).Is(200).Items.Single(x => x!["person"]!.ToString() == person.Id && x["role"]!.ToString() == role)!;
        appointments.Add((people[person.Id].Human, role, $"{world.ProgrammePath}/appointments/{found["id"]}"));
        Oracle.Appoint(people[person.Id].Human, role);
    }

    private async Task AppointOne(Human who, string role)
    {
        if (appointments.Exists(x => x.Who == who && x.Role == role) || await Done(world.Admin.Post($"{world.ProgrammePath}/appointments", new { person = who.Id, role })) is not { } made) return;
        appointments.Add((who, role, $"{world.ProgrammePath}/appointments/{made.Id}"));
        Oracle.Appoint(who, role);
        appointedOnce.Add(who);
    }

    /// <summary>Whoever left and is sent again is back.</summary>
    private async Task Send(Human who, Human? manager, bool active = true)
    {
        if (!await Try(world.Hr.Put($"/v1/organisations/{world.Organisation}/people/{who.ExternalId}", new { givenName = "Given", familyName = who.ExternalId, engagement = "staff", manager = manager?.ExternalId, active }))) return;
        (who.ReportedManager, who.HasLeft) = (manager, !active);
        if (!active) Oracle.Left(who);
    }

    private async Task<(Participant Participant, Applying Applying)> Start(string role, int dice)
    {
        var manager = ((string[])["manager", "manager", "other-manager"])[dice % 3];
        var person = await world.Person(null, manager);
        var human = Add(person, Person(manager));
        var draft = await world.Draft(role, person);
        var applying = new Applying(human, role);
        Oracle.Happened(new("application", draft.Application, $"/v1/applications/{draft.Application}", "/v1/applications?limit=200") { Author = human, Applying = applying });
        Oracle.Happened(new("answers", "\"givenName\"", $"/v1/applications/{draft.Application}/answers", "") { Author = human, Applying = applying });
        return (draft, applying);
    }

    private async Task Submit((Participant Participant, Applying Applying) one, string role)
    {
        (await one.Participant.Caller.Post($"/v1/applications/{one.Participant.Application}/submission", world.Submission(role))).Is(200);
        (one.Applying.Submitted, one.Applying.Waits) = (true, true);
    }

    private async Task Sign((Participant Participant, Applying Applying) one, bool approve)
    {
        var (path, manager) = ($"/v1/applications/{one.Participant.Application}/sign-off", ManagerOf(one.Applying.Who));
        object decision = approve ? new { decision = "approve", discussedOn = "2026-01-05", timeAvailable = true } : new { decision = "decline", reason = "Not now." };
        if (manager is null || manager.HasLeft || !await Try(By(manager).Post(path, decision))) return;
        (one.Applying.Waits, one.Applying.Signed) = (false, approve);
        var id = (await one.Participant.Caller.Get($"{path}s")).Is(200).Items.Single()!["id"]!.ToString();
        Oracle.Happened(new("signOff", id, $"{path}s", "") { Author = one.Applying.Who, Receiver = manager, Opened = approve });
    }

    private async Task<(Participant Participant, Applying Applying)?> Available(string role, int dice)
    {
        var one = await Start(role, dice);
        await Submit(one, role);
        await Sign(one, approve: true);
        var path = $"/v1/applications/{one.Participant.Application}";
        if (!one.Applying.Signed || !await Try(AnyCoordinator(dice).Post($"{path}/selection", new { decision = "accept", criteria = new[] { new { code = role, met = true } } }))) return null;
        Oracle.Happened(new("selection", "\"accepted\"", $"{path}/selection", "") { Author = one.Applying.Who });
        if (await Done(AnyCoordinator(dice).Post($"{path}/training", World.Training(role))) is not { } training) return null;
        Oracle.Happened(new("training", training.Id, $"/v1/training-records/{training.Id}", $"{path}/training") { Author = one.Applying.Who });
        if (!await Try(one.Participant.Caller.Post($"{path}/confirmation"))) return null;
        applicants.Add(one);
        return one;
    }

    private async Task Release(Thing statement, Human giver, Couple? couple, int capacity, int dice)
    {
        var (receiver, to) = Receiver(capacity, giver, couple, dice);
        if (to is null || await Done(By(giver).Post($"{statement.Path}/releases", new { receiver })) is not { } given) return;
        Given(given, giver, (string)receiver["as"]!, to, statement, null, couple);
    }

    private void Given(Answer given, Human giver, string capacity, Human to, Thing? item, Couple? all, Couple? couple)
    {
        if (Oracle.Things.Any(x => x.Id == given.Id)) return;
        var word = Oracle.Gave(new(giver, capacity, to, item, all));
        Oracle.Happened(new("consent", given.Id, $"/v1/consents/{given.Id}", "/v1/consents?limit=200") { Author = giver, Word = word, Couple = couple });
    }

    /// <summary>0 the partner, 1 the line manager, 2 one of the coordinators.</summary>
    private (JsonObject Input, Human? To) Receiver(int capacity, Human giver, Couple? couple, int dice)
    {
        var all = appointments.Where(x => x.Role == "coordinator").ToList();
        var coordinator = all[dice % all.Count].Who;
        return capacity switch
        {
            0 => (new() { ["as"] = "partner" }, couple?.Other(giver)),
            1 => (new() { ["as"] = "lineManager" }, ManagerOf(giver)),
            _ => (new() { ["as"] = "coordinator", ["person"] = coordinator.Id }, coordinator),
        };
    }
}
