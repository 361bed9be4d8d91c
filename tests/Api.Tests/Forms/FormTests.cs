using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Confidentiality;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Integration;
using Mentoring.Domain.Programmes;
using Mentoring.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Forms;

/// <summary>Forms are read, changed by programmes, and answered.</summary>
public abstract class FormTests(Hosted host) : HostedTests(host)
{
    [Fact]
    [Proves("form-versions-kept")]
    [Proves("evidence-recording-known")]
    [Proves("administrative-process-check")]
    [Proves("mentor-non-judgemental")]
    [Proves("evaluation-line-manager-input")]
    public async Task A_form_is_a_schema_in_the_language_asked_for_and_a_programme_has_versions_of_its_own()
    {
        var world = await World.Running(Host);
        var (somebody, other) = ((await world.Person()).Caller, await World.Running(Host));
        var forms = (await somebody.Get($"{world.ProgrammePath}/forms?language=cy")).Is(200).Body!["forms"]!.AsArray();
        Assert.Equal(ShippedForms.All.Select(form => form.Key), forms.Select(form => form!["key"]!.ToString()));
        Assert.Equal("Contract mentora", forms.Single(form => form!["key"]!.ToString() == "contract")!["title"]!.ToString());
        foreach (var form in forms.Where(form => form!["use"]!.ToString() != "sheet"))
            foreach (var told in (string[])["record", "purpose", "receivers", "retention"]) Assert.False(string.IsNullOrWhiteSpace(form![told]?.ToString()), $"{form["key"]} does not tell its {told}.");

        var path = $"{world.ProgrammePath}/forms/meeting-log";
        var first = (await somebody.Get(path)).Is(200);
        Assert.Equal("application/schema+json", first.ContentHeaders.ContentType!.MediaType);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", first["$schema"]);
        Assert.EndsWith($"{path}/versions/1?language=en", first["$id"], StringComparison.Ordinal);
        Assert.Equal(["place", "achieved", "challenges", "topics", "steps", "actions", "resourcesNeeded", "nextMeetingOn"], first.Body!["properties"]!.AsObject().Select(x => x.Key));
        (await somebody.Get(path, ("If-None-Match", first.ETag!))).Is(304);
        Assert.Equal(1, (await somebody.Get(path, ("Accept", "application/json"))).Is(200).Body!["number"]!.GetValue<int>());
        foreach (var (asked, told) in ((string, string)[])[("cy", "cy"), ("cy-GB", "cy"), ("de", "en")])
            Assert.Equal(told, (await somebody.Get($"{world.ProgrammePath}/forms/contract?language={asked}")).Is(200)["x-language"]);
        (await somebody.Get($"{world.ProgrammePath}/forms/nonsense")).Is(404);
        (await somebody.Get($"{path}/versions/2")).Is(404);

        // Wording, order, additions and translations are the programme's; what the log holds is not.
        var log = Content("meeting-log");
        (await somebody.Post($"{path}/versions", new { content = log })).Is(403);
        var broken = Content("meeting-log");
        var questions = broken["sections"]![0]!["questions"]!.AsArray();
        (questions[0]!["max"], questions[0]!["required"], questions[0]!["key"]) = (99, true, "place");
        questions.Add(new JsonObject { ["key"] = "1st", ["kind"] = "choice", ["text"] = "" });
        broken["translations"] = new JsonArray(new JsonObject { ["language"] = "cy", ["texts"] = new JsonObject { ["title"] = "Cofnod", ["nothing"] = "Dim" } });
        var refused = (await world.Coordinator.Caller.Post($"{path}/versions", new { content = broken })).Is(422).Pointers;
        Assert.Superset(new HashSet<string>(StringComparer.Ordinal) { "/sections/0/questions/0/max", "/sections/0/questions/0/required", "/sections/0/questions/1/key", "/sections/0/questions/1/text", "/sections/0/questions/1/options", "/translations/0/texts", "/translations/0/texts/nothing" }, refused.ToHashSet(StringComparer.Ordinal));
        log["title"] = "What we talked about";
        log["sections"]!.AsArray().Add(new JsonObject { ["key"] = "more", ["title"] = "More", ["questions"] = new JsonArray(new JsonObject { ["key"] = "energy", ["kind"] = "scale", ["text"] = "How much energy?", ["min"] = 1, ["max"] = 5 }) });
        var made = (await world.Coordinator.Caller.Post($"{path}/versions", new { content = log, reason = "Log put people off." })).Is(201);
        Assert.Equal(("2", "What we talked about"), (made["number"], (await somebody.Get(path)).Is(200)["title"]));
        Assert.Equal(first.Text, (await somebody.Get($"{path}/versions/1")).Is(200).Text);
        Assert.Equal("Log of a meeting", (await (await other.Person()).Caller.Get($"{other.ProgrammePath}/forms/meeting-log")).Is(200)["title"]);
        (await (await other.Person()).Caller.Get($"{other.ProgrammePath}/forms/meeting-log/versions/2")).Is(404);

        // What an evaluation must not lose is advised.
        var mentee = Content("evaluation-mentee");
        foreach (var section in mentee["sections"]!.AsArray())
            foreach (var lost in section!["questions"]!.AsArray().Where(x => x!["key"]!.ToString() is "processes" or "respected").ToList()) section["questions"]!.AsArray().Remove(lost);
        Assert.Equal(["administrative-process-check", "mentor-non-judgemental"], (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/forms/evaluation-mentee/versions", new { content = mentee })).Is(201).Warnings);
        Assert.Empty((await world.Coordinator.Caller.Post($"{world.ProgrammePath}/forms/evaluation-mentee/versions", new { content = Content("evaluation-mentee") })).Is(201).Warnings);
        var manager = Content("evaluation-manager");
        manager["sections"]![0]!["questions"]!.AsArray().Add(new JsonObject { ["key"] = "talks", ["kind"] = "text", ["text"] = "What do the two talk about?" });
        Assert.Equal(["evaluation-line-manager-input"], (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/forms/evaluation-manager/versions", new { content = manager })).Is(201).Warnings);
    }

    [Fact]
    [Flips("evaluation.waves")]
    [Proves("self-report-interval")]
    [Proves("evaluation-contribution")]
    [Proves("evaluation-form-returned-to-coordinator")]
    public async Task Each_is_asked_once_a_wave_and_the_coordinator_alone_reads_what_they_say()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["evaluation.waves"] = new[] { "end" } });
        var pair = await world.AtWork();
        await Ask();
        Assert.Empty((await pair.Mentee.Caller.Get("/v1/evaluation-asks")).Is(200).Items);
        await world.Set(new Dictionary<string, object> { ["evaluation.waves"] = new[] { "midPoint", "end" } });
        for (var i = 0; i < 2; i++) await Ask();
        var ask = (await pair.Mentee.Caller.Get("/v1/evaluation-asks")).Is(200).Items.Single()!;
        var manager = (await world.Manager.Caller.Get("/v1/evaluation-asks")).Is(200).Items.Single()!;
        Assert.Equal(("evaluation-mentee", "midPoint", pair.Relationship), (ask["form"]!.ToString(), ask["wave"]!.ToString(), ask["relationship"]!.ToString()));
        Assert.Equal(("evaluation-manager", pair.Mentee.Person.Id, null), (manager["form"]!.ToString(), manager["about"]!.ToString(), manager["relationship"]?.ToString()));
        Assert.Equal(3, (await world.Coordinator.Caller.Get("/v1/evaluation-asks")).Is(200).Items.Count);
        Assert.Contains((await pair.Mentee.Caller.Get("/v1/me/tasks")).Is(200).Items, task => task!["kind"]!.ToString() == "answerEvaluation" && task["record"]!.ToString() == ask["id"]!.ToString());

        // Everything that is wrong with an answer comes with its place, and nothing is stored.
        var path = $"/v1/evaluation-asks/{ask["id"]}/answer";
        Task<Answer> Answers(object answers, string key = "evaluation-mentee", int number = 1, string language = "en", Caller? by = null) =>
            (by ?? pair.Mentee.Caller).Post(path, new { form = new { key, number, language }, answers });
        Assert.Equal(["/form/key"], (await Answers(new { }, key: "evaluation-mentor")).Is(422).Pointers);
        Assert.Equal(["/form/number"], (await Answers(new { }, number: 2)).Is(422).Pointers);
        Assert.Equal(["/form/language"], (await Answers(new { }, language: "fr")).Is(422).Pointers);
        Assert.Equal(["/answers/confidence", "/answers/q1", "/answers/q2", "/answers/q3", "/answers/q5what", "/answers/processes/fast", "/answers/q13", "/answers/q14"],
            (await Answers(new { q1 = 6, q3 = "maybe", q12 = true, q13 = true, q5 = false, q5what = "Time.", q14 = new string('x', 2001), processes = new { useful = 1, fast = 2 }, confidence = 5 })).Is(422).Pointers);
        (await Answers(new { }, by: world.Coordinator.Caller)).Is(403);
        (await Answers(new { }, by: pair.Mentor.Caller)).Is(404);
        Assert.Empty((await world.Coordinator.Caller.Get($"{world.ProgrammePath}/evaluation-answers")).Is(200).Items);
        var good = new { q1 = 4, q2 = 5, q3 = "yes", q8 = 5, q8why = "We talk openly.", respected = 5, q13 = true };
        Assert.Equal("true", (await Answers(good)).Is(200)["answered"]);
        (await Answers(good)).RefusedBy("life-cycle-step");
        Assert.DoesNotContain((await pair.Mentee.Caller.Get("/v1/me/tasks")).Is(200).Items, task => task!["kind"]!.ToString() == "answerEvaluation");

        var answer = (await world.Coordinator.Caller.Get($"{world.ProgrammePath}/evaluation-answers?form=evaluation-mentee")).Is(200).Items.Single()!;
        Assert.Equal((pair.Mentee.Person.Id, "We talk openly.", 1), (answer["author"]!.ToString(), answer["answers"]!["q8why"]!.ToString(), answer["form"]!["number"]!.GetValue<int>()));
        foreach (var shut in (Caller[])[pair.Mentor.Caller, world.Manager.Caller, world.Director.Caller, world.Admin]) (await shut.Get($"/v1/evaluation-answers/{answer["id"]}")).Is(404);
        (await world.Manager.Caller.Post($"/v1/evaluation-asks/{manager["id"]}/answer", new { form = new { key = "evaluation-manager", number = 1, language = "en" }, answers = new { confidence = 4 } })).Is(200);
        Assert.Single((await world.Manager.Caller.Get($"{world.ProgrammePath}/evaluation-answers")).Is(200).Items);

        var rates = (await world.Coordinator.Caller.Get($"{world.ProgrammePath}/response-rates")).Is(200);
        Assert.Equal(["evaluation-manager 1/1", "evaluation-mentee 1/1", "evaluation-mentor 0/1"], rates.Body!["rates"]!.AsArray().Select(x => $"{x!["form"]} {x["answered"]}/{x["asked"]}"));
        Assert.Equal("evaluation-contribution", rates.Body["advice"]![0]!["rule"]!.ToString());
        (await pair.Mentee.Caller.Get($"{world.ProgrammePath}/response-rates")).Is(403);
    }

    [Fact]
    [Flips("evaluation.responses")]
    [Flips("evaluation.askedOf")]
    [Flips("evaluation.minGroupSize")]
    [Proves("suggestions-channel")]
    public async Task What_is_unsigned_leads_to_nobody_and_is_shown_by_the_handful()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["evaluation.responses"] = "anonymous", ["evaluation.minGroupSize"] = 3, ["evaluation.askedOf"] = new[] { "mentee" } });
        var mentees = new List<Someone>();
        for (var i = 0; i < 3; i++) mentees.Add((await world.AtWork()).Mentee.Person);
        await Ask();
        var somebody = await world.Person();
        var keys = (await Http.Stored.Rows(Host))["IdempotentRequest"];
        var unsigned = $"{world.ProgrammePath}/unsigned-answers";
        foreach (var (mentee, i) in mentees.Select((mentee, i) => (mentee, i)))
        {
            var ask = (await mentee.Caller.Get("/v1/evaluation-asks")).Is(200).Items.Single()!;
            Assert.False(ask["named"]!.GetValue<bool>());
            (await mentee.Caller.Post($"/v1/evaluation-asks/{ask["id"]}/answer",
                new { form = new { key = "evaluation-mentee", number = 1, language = "en" }, answers = new { q1 = i + 2, q2 = 3, q3 = "unsure" } }, ("Idempotency-Key", $"evaluation-{i}"))).Is(200);
            Assert.Equal(i < 2 ? 0 : 3, (await world.Coordinator.Caller.Get(unsigned)).Is(200).Items.Count);
            Assert.Empty((await mentee.Caller.Get(unsigned)).Is(200).Items);
        }
        var send = $"{world.ProgrammePath}/forms/suggestion/answers";
        Assert.Equal(["/answers/about", "/answers/text"], (await somebody.Caller.Post(send, new { form = new { key = "suggestion", number = 1, language = "en" }, answers = new { about = "food" } })).Is(422).Pointers);
        (await somebody.Caller.Post(send, new { form = new { key = "suggestion", number = 1, language = "en" }, answers = new { text = "More rooms." } }, ("Idempotency-Key", "suggestion"))).Is(204);
        var sent = (await world.Coordinator.Caller.Get($"{unsigned}?form=suggestion")).Is(200).Items.Single()!;
        Assert.Equal("More rooms.", sent["answers"]!["text"]!.ToString());
        (await world.Manager.Caller.Get($"/v1/unsigned-answers/{sent["id"]}")).Is(404);
        (await somebody.Caller.Post($"{world.ProgrammePath}/forms/training-feedback/answers", new { form = new { key = "training-feedback", number = 1, language = "en" }, answers = new { prepared = 4 } })).Is(403);
        (await somebody.Caller.Post($"{world.ProgrammePath}/forms/meeting-log/answers", new { form = new { key = "meeting-log", number = 1, language = "en" }, answers = new { } })).Is(404);

        // Neither what is told nor what is stored leads from words to a person: no author, no audit row, no event, no key, no time.
        var programme = new Domain.Id<Programme>(Guid.Parse(world.Programme));
        var (answers, audit, events) = await Confidences.AsSystem(Host, async services =>
        {
            var store = services.GetRequiredService<IStore>();
            return (await store.List<UnsignedAnswer>(x => x.ProgrammeId == programme, Caller.Stop), await store.List<AuditEntry>(x => x.Operation == "sendForm" || x.Operation == "answerEvaluation", Caller.Stop), await store.List<Event>(x => x.ProgrammeId == programme, Caller.Stop));
        });
        Assert.Equal(4, answers.Count);
        Assert.All(answers, answer => Assert.Equal((4, 1), (answer.Id.Value.Version, answer.Month.Day)));
        Assert.All(audit.Where(entry => entry.Operation == "sendForm"), entry => Assert.Null(entry.PersonId));
        Assert.Empty(audit.Select(entry => entry.PersonId?.ToString()).Intersect(mentees.Select(mentee => (string?)mentee.Id)));
        Assert.DoesNotContain(events, one => one.RecordType == nameof(UnsignedAnswer));
        Assert.Equal(keys, (await Http.Stored.Rows(Host))["IdempotentRequest"]);
    }

    [Fact]
    public async Task Whoever_has_answered_stays_among_as_many_as_were_asked_for_then()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["evaluation.responses"] = "anonymous", ["evaluation.minGroupSize"] = 4, ["evaluation.askedOf"] = new[] { "mentee" } });
        var mentees = new List<Someone>();
        for (var i = 0; i < 4; i++) mentees.Add((await world.AtWork()).Mentee.Person);
        await Ask();
        foreach (var (number, shown) in ((int, int)[])[(1, 0), (2, 0), (3, 0), (4, 4)])
        {
            var caller = mentees[number - 1].Caller;
            var ask = (await caller.Get("/v1/evaluation-asks")).Is(200).Items.Single()!["id"];
            (await caller.Post($"/v1/evaluation-asks/{ask}/answer", new { form = new { key = "evaluation-mentee", number = 1, language = "en" }, answers = new { q1 = 2, q2 = 3, q3 = "unsure" } })).Is(200);
            if (number == 2) await world.Set(new Dictionary<string, object> { ["evaluation.minGroupSize"] = 3 });
            Assert.Equal(shown, (await world.Coordinator.Caller.Get($"{world.ProgrammePath}/unsigned-answers")).Is(200).Items.Count);
        }
    }

    [Fact]
    [Proves("log-template-uniform")]
    public async Task What_is_written_names_the_version_that_was_shown_and_is_measured_by_it()
    {
        var world = await World.Running(Host);
        var application = Content("application");
        var words = application["sections"]![0]!["questions"]!.AsArray().Single(x => x!["key"]!.ToString() == "descriptors")!["options"]!.AsArray();
        words.Add(new JsonObject { ["code"] = "tall", ["text"] = "Tall" });
        application["sections"]!.AsArray().Add(new JsonObject { ["key"] = "own", ["title"] = "Ours", ["questions"] = new JsonArray(new JsonObject { ["key"] = "languages", ["kind"] = "list", ["text"] = "Which languages?", ["maxCount"] = 3, ["required"] = true }) });
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/forms/application/versions", new { content = application })).Is(201);
        var draft = await world.Draft("mentee");
        var path = $"/v1/applications/{draft.Application}";
        Task<Answer> Fill(Func<JsonObject, JsonObject> change) => draft.Caller.Replace($"{path}/answers", change(World.Answers("mentee")));
        JsonObject Shown(JsonObject answers, int number, string key = "application", string language = "en")
        {
            answers["form"] = new JsonObject { ["key"] = key, ["number"] = number, ["language"] = language };
            return answers;
        }
        JsonObject Five(JsonObject answers)
        {
            answers["descriptors"] = new JsonArray("calm", "honest", "patient", "quiet", "tall");
            return answers;
        }
        Assert.Equal(["/form/number"], (await Fill(x => Shown(x, 3))).Is(422).Pointers);
        Assert.Equal(["/form/key"], (await Fill(x => Shown(x, 1, "meeting-log"))).Is(422).Pointers);
        Assert.Equal(["/form/language"], (await Fill(x => Shown(x, 1, language: "cy"))).Is(422).Pointers);
        (await Fill(x => Shown(Five(x), 1))).RefusedBy("application-five-descriptors");
        Assert.Equal(["/added/languages"], (await Fill(x =>
        {
            x["added"] = new JsonObject { ["languages"] = new JsonArray("Welsh") };
            return Shown(x, 1);
        })).Is(422).Pointers);
        (await Fill(Five)).Is(200);
        Assert.Equal(["/added/languages"], (await draft.Caller.Post($"{path}/submission", world.Submission("mentee"))).Is(422).Pointers);
        (await Fill(x =>
        {
            x["added"] = new JsonObject { ["languages"] = new JsonArray("Welsh") };
            return Five(x);
        })).Is(200);
        var kept = (await draft.Caller.Get($"{path}/answers")).Is(200).Text;
        Assert.Contains("\"number\":2", kept, StringComparison.Ordinal);
        Assert.Contains("\"languages\":[\"Welsh\"]", kept, StringComparison.Ordinal);
        (await draft.Caller.Post($"{path}/submission", world.Submission("mentee"))).Is(200);
    }

    [Fact]
    [Proves("form-versions-kept")]
    public async Task What_is_in_a_portfolio_is_measured_by_the_version_that_was_shown()
    {
        var world = await World.Running(Host);
        await world.Set(new Dictionary<string, object> { ["portfolio"] = "on" });
        var mentee = (await world.Available("mentee")).Caller;
        var portfolio = $"/v1/portfolios/{(await mentee.Post($"{world.ProgrammePath}/portfolios")).Is(201).Id}";
        foreach (var (key, path, method, body) in ((string, string, HttpMethod, object)[])
            [
                ("portfolio-evidence", $"{portfolio}/evidence", HttpMethod.Post, new { kind = "postOfResponsibility", on = "2026-03-01", title = "A lead", medium = "electronic", competencies = new[] { "leadership" } }),
                ("portfolio-profile", $"{portfolio}/profile", HttpMethod.Put, new { attributes = new[] { "Patient" } }),
            ])
        {
            Assert.Equal(1, (await Send(null)).Is(method == HttpMethod.Post ? 201 : 200).Body!["content"]!["form"]!["number"]!.GetValue<int>());
            var own = Content(key);
            own["sections"]!.AsArray().Add(new JsonObject { ["key"] = "own", ["title"] = "Ours", ["questions"] = new JsonArray(new JsonObject { ["key"] = "proud", ["kind"] = "scale", ["text"] = "How proud are you?", ["min"] = 1, ["max"] = 5, ["required"] = true }) });
            (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/forms/{key}/versions", new { content = own })).Is(201);
            var before = await Http.Stored.Rows(Host);
            Assert.Equal(["/form/key"], (await Send(("meeting-log", 1, "en"))).Is(422).Pointers);
            Assert.Equal(["/form/number"], (await Send((key, 3, "en"))).Is(422).Pointers);
            Assert.Equal(["/form/language"], (await Send((key, 2, "cy"))).Is(422).Pointers);
            Assert.Equal(["/added/proud"], (await Send((key, 1, "en"), 5)).Is(422).Pointers);
            Assert.Equal(["/added/proud"], (await Send((key, 2, "en"))).Is(422).Pointers);
            Assert.Equal(["/added/proud"], (await Send((key, 2, "en"), 6)).Is(422).Pointers);
            Assert.Equal(before, await Http.Stored.Rows(Host));
            var kept = (await Send((key, 2, "en"), 5)).Is(method == HttpMethod.Post ? 201 : 200);
            Assert.Equal((2, 5), (kept.Body!["content"]!["form"]!["number"]!.GetValue<int>(), kept.Body["content"]!["added"]!["proud"]!.GetValue<int>()));
            // Whoever had the first before them is measured by it, as long as it takes them.
            Assert.Equal(1, (await Send((key, 1, "en"))).Is(method == HttpMethod.Post ? 201 : 200).Body!["content"]!["form"]!["number"]!.GetValue<int>());
            if (method == HttpMethod.Post) Assert.Equal(["/added/proud"], (await mentee.Replace($"/v1/evidence/{kept.Id}", With((key, 2, "en"), null))).Is(422).Pointers);

            JsonObject With((string Key, int Number, string Language)? shown, int? proud)
            {
                var sent = System.Text.Json.JsonSerializer.SerializeToNode(body)!.AsObject();
                if (shown is { } form) sent["form"] = new JsonObject { ["key"] = form.Key, ["number"] = form.Number, ["language"] = form.Language };
                if (proud is { } answer) sent["added"] = new JsonObject { ["proud"] = answer };
                return sent;
            }

            Task<Answer> Send((string, int, string)? shown, int? proud = null) =>
                method == HttpMethod.Post ? mentee.Post(path, With(shown, proud)) : mentee.Put(path, With(shown, proud));
        }
    }

    [Fact]
    [Proves("form-versions-kept")]
    public async Task What_answers_a_closed_form_names_the_version_that_was_shown_too()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        var (first, second) = (await Closed(world, mentor, mentee), await Closed(world, mentor, mentee));
        foreach (var key in ShippedForms.All.Where(form => form.Closed).Select(form => form.Key))
        {
            var content = Content(key);
            content["title"] = "In our own words";
            (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/forms/{key}/versions", new { content })).Is(201);
            var ((shown, unsaid), member) = ((first[key], second[key]), key.StartsWith("training-", StringComparison.Ordinal) || key == "induction-mentee" ? "formShown" : "form");
            var before = await Http.Stored.Rows(Host);
            Assert.Equal([$"/{member}/key"], (await Send(shown, "meeting-log", 1)).Is(422).Pointers);
            Assert.Equal([$"/{member}/number"], (await Send(shown, key, 3)).Is(422).Pointers);
            Assert.Equal([$"/{member}/language"], (await Send(shown, key, 2, "cy")).Is(422).Pointers);
            Assert.Equal(before, await Http.Stored.Rows(Host));

            // Who had the first before them has answered that one; who does not say, the one in force.
            Assert.Equal($"{key} 1 en", Named(await Kept(shown, await Send(shown, key, 1))));
            Assert.Equal($"{key} 2 en", Named(await Kept(unsaid, await unsaid.By.Post(unsaid.Path, unsaid.Body))));
            if (key == "code-of-practice") Assert.Equal($"{key} 1 en", Named(await Send(shown, key, 2)));

            Task<Answer> Send(Closing to, string form, int number, string language = "en")
            {
                var body = (JsonObject)to.Body.DeepClone();
                body[member] = new JsonObject { ["key"] = form, ["number"] = number, ["language"] = language };
                return to.By.Post(to.Path, body);
            }

            string Named(Answer kept)
            {
                var form = (kept.Body!["items"] is JsonArray items ? items.Single()! : kept.Body)[member]!;
                return $"{form["key"]} {form["number"]} {form["language"]}";
            }
        }

        // What has no form names none.
        var training = $"/v1/applications/{mentor.Application}/training";
        var support = new { kind = "support", form = "session", heldOn = "2026-01-10" };
        Assert.Null((await world.Coordinator.Caller.Post(training, support)).Is(201).Body!["formShown"]);
        Assert.Equal(["/formShown/key"], (await world.Coordinator.Caller.Post(training, new { support.kind, support.form, support.heldOn, formShown = new { key = "training-refresher", number = 1, language = "en" } })).Is(422).Pointers);
        Assert.Null((await world.Coordinator.Caller.Post($"{world.ProgrammePath}/documents", World.Document("manual"))).Is(201).Body!["form"]);
        Assert.Equal(["/form/key"], (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/documents",
            new { kind = "manual", language = "en", title = "Manual", text = "A text.", form = new { key = "policy", number = 1, language = "en" } })).Is(422).Pointers);

        static async Task<Answer> Kept(Closing to, Answer answer)
        {
            answer.Is(to.Read is null ? 201 : 200);
            return to.Read is null ? answer : (await to.By.Get(to.Read)).Is(200);
        }
    }

    /// <summary>A write whose body a closed form describes, and where its record is read when it is not the answer.</summary>
    private sealed record Closing(Caller By, string Path, JsonObject Body, string? Read = null);

    private static async Task<Dictionary<string, Closing>> Closed(World world, Participant mentor, Participant mentee)
    {
        var (draft, submitted, signer) = (await world.Draft("mentee"), await world.Submitted("mentee"), await world.Person());
        var (draftPath, signPath, coordinator) = ($"/v1/applications/{draft.Application}", $"/v1/applications/{submitted.Application}", world.Coordinator.Caller);
        return new(StringComparer.Ordinal)
        {
            ["application-submission"] = new(draft.Caller, $"{draftPath}/submission", Json(world.Submission("mentee")), $"{draftPath}/submission-consent"),
            ["code-of-practice"] = new(signer.Caller, $"{world.ProgrammePath}/code-acceptances", Json(new { document = world.Documents["codeOfPractice"], ethicsAndLaw = true })),
            ["induction-mentee"] = new(coordinator, $"/v1/applications/{mentee.Application}/training", Json(World.Training("mentee"))),
            ["policy"] = new(coordinator, $"{world.ProgrammePath}/documents", Json(World.Document("policy"))),
            ["sign-off"] = new(world.Manager.Caller, $"{signPath}/sign-off", Json(new { decision = "approve", timeAvailable = true }), $"{signPath}/sign-offs"),
            ["training-mentor"] = new(coordinator, $"/v1/applications/{mentor.Application}/training", Json(World.Training("mentor"))),
            ["training-refresher"] = new(coordinator, $"/v1/applications/{mentor.Application}/training", Json(new { kind = "refresher", form = "online", heldOn = "2026-01-10" })),
        };

        static JsonObject Json(object body) => System.Text.Json.JsonSerializer.SerializeToNode(body)!.AsObject();
    }

    private Task Ask() => Confidences.AsSystem(Host, async services =>
    {
        await services.GetRequiredService<EvaluationCommands>().AskForEvaluations(Caller.Stop);
        return 0;
    });

    private static JsonObject Content(string key) => System.Text.Json.JsonSerializer.SerializeToNode(ShippedForms.Find(key)!.Content, Wire)!.AsObject();

    private static readonly System.Text.Json.JsonSerializerOptions Wire = new(System.Text.Json.JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter(System.Text.Json.JsonNamingPolicy.CamelCase) },
    };

    public sealed class Sqlite(OnSqlite host) : FormTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : FormTests(host), IClassFixture<OnPostgres>;
}
