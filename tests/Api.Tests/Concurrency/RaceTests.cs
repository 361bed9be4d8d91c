using Mentoring.Api.Tests.Hosting;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Concurrency;

/// <summary>Two requests at once end as if one had come after the other, and no caller meets a 5xx.</summary>
public abstract class RaceTests(Hosted host) : HostedTests(host)
{
    private const int Many = 20;

    [Fact]
    [Proves("mentor-capacity")]
    public async Task Of_twenty_proposals_for_one_free_place_one_wins()
    {
        var world = await World.Running(Host);
        var mentor = await world.Available("mentor");
        var mentees = new List<Participant>();
        for (var i = 0; i < Many; i++) mentees.Add(await world.Available("mentee"));
        var answers = await AtOnce(i => world.Propose(mentor, mentees[i]));
        Assert.Single(answers, x => x.Code == 201);
        Assert.All(answers.Where(x => x.Code != 201), x => x.RefusedBy("mentor-capacity"));
        Assert.Single((await world.Coordinator.Caller.Get($"/v1/proposals?programme={world.Programme}")).Items);
    }

    [Fact]
    [Proves("mentee-one-place")]
    public async Task Of_twenty_mentors_proposed_to_one_mentee_one_is()
    {
        var world = await World.Running(Host);
        var mentee = await world.Available("mentee");
        var mentors = new List<Participant>();
        for (var i = 0; i < 5; i++) mentors.Add(await world.Available("mentor"));
        var answers = await AtOnce(i => world.Propose(mentors[i], mentee), 5);
        Assert.Single(answers, x => x.Code == 201);
        Assert.All(answers.Where(x => x.Code != 201), x => x.RefusedBy("mentee-one-place"));
    }

    [Fact]
    public async Task Of_twenty_edits_with_one_ETag_one_wins()
    {
        var world = await World.WithDraft(Host);
        var etag = (await world.Coordinator.Caller.Get(world.ProgrammePath)).ETag!;
        var answers = await AtOnce(i => world.Coordinator.Caller.Put(world.ProgrammePath, new { name = $"Edit {i}" }, ("If-Match", etag)));
        Assert.Single(answers, x => x.Code == 200);
        Assert.Equal(Many - 1, answers.Count(x => x.Code == 412));
    }

    [Fact]
    public async Task An_application_is_submitted_once()
    {
        var world = await World.Running(Host);
        var mentee = await world.Draft("mentee");
        var answers = await AtOnce(_ => mentee.Caller.Post($"/v1/applications/{mentee.Application}/submission", world.Submission("mentee")));
        Assert.Single(answers, x => x.Code == 200);
        Assert.All(answers.Where(x => x.Code != 200), x => x.RefusedBy("life-cycle-step"));
        Assert.Single((await world.Manager.Caller.Get("/v1/me/notices")).Items, x => x!["record"]!.ToString() == mentee.Application);
    }

    [Fact]
    [Proves("mentor-and-mentee-both")]
    public async Task A_person_starts_one_application_for_a_role()
    {
        var world = await World.Running(Host);
        var person = await world.Person();
        var answers = await AtOnce(_ => person.Caller.Post($"{world.ProgrammePath}/applications", new { role = "mentor" }));
        Assert.Single(answers, x => x.Code == 201);
        Assert.All(answers.Where(x => x.Code != 201), x => x.RefusedBy("mentor-and-mentee-both"));
    }

    [Fact]
    public async Task Twenty_posts_with_one_key_have_one_effect()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        var answers = await AtOnce(_ => world.Coordinator.Caller.Post("/v1/proposals", new { mentor = mentor.Application, mentee = mentee.Application }, ("Idempotency-Key", "once")));
        Assert.All(answers, x => Assert.Contains(x.Code, (int[])[201, 409]));
        Assert.All(answers.Where(x => x.Code == 409), x => Assert.Equal("/problems/still-running", x["type"]));
        Assert.Single(answers.Where(x => x.Code == 201).Select(x => x.Id).Distinct(StringComparer.Ordinal));
        Assert.Single(answers, x => x.Code == 201 && !x.Headers.Contains("Idempotency-Replayed"));
        Assert.Single((await world.Coordinator.Caller.Get($"/v1/proposals?programme={world.Programme}")).Items);
    }

    [Fact]
    public async Task Both_accepting_at_once_form_one_relationship()
    {
        var world = await World.Running(Host);
        var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
        var proposal = (await world.Propose(mentor, mentee)).Is(201).Id;
        var answers = await AtOnce(i => (i % 2 == 0 ? mentor : mentee).Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" }), 10);
        Assert.Equal(2, answers.Count(x => x.Code == 200));
        Assert.All(answers.Where(x => x.Code != 200), x => x.RefusedBy("life-cycle-step"));
        Assert.Single((await mentor.Caller.Get("/v1/relationships")).Items);
    }

    [Fact]
    public async Task Accepting_and_withdrawing_at_once_leave_one_serial_order()
    {
        var world = await World.Running(Host);
        for (var round = 0; round < 5; round++)
        {
            var (mentor, mentee) = (await world.Available("mentor"), await world.Available("mentee"));
            var proposal = (await world.Propose(mentor, mentee)).Is(201).Id;
            (await mentor.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })).Is(200);
            var answers = await AtOnce(i => i == 0
                ? mentee.Caller.Post($"/v1/proposals/{proposal}/response", new { answer = "accept" })
                : mentor.Caller.Post($"/v1/applications/{mentor.Application}/withdrawal"), 2);
            answers[1].Is(200);
            Assert.Contains(answers[0].Code, (int[])[200, 409]);
            Assert.All((await mentee.Caller.Get("/v1/relationships")).Items, x => Assert.Equal("ended", x!["status"]!.ToString()));
        }
    }

    [Fact]
    [Proves("agreement-signed-by-both")]
    public async Task Signing_and_redrafting_at_once_never_put_unread_terms_in_force()
    {
        var world = await World.Running(Host);
        var pair = await world.Matched();
        var path = $"/v1/relationships/{pair.Relationship}/agreement";
        var etag = (await pair.Mentee.Caller.Put(path, World.Terms.ToJsonString())).Is(200).ETag!;
        var other = World.Terms;
        other["scope"] = "Other terms.";
        await AtOnce(i => i switch
        {
            0 => pair.Mentor.Caller.Post($"{path}/signatures", World.Signature(1)),
            1 => pair.Mentee.Caller.Post($"{path}/signatures", World.Signature(1)),
            _ => pair.Mentor.Caller.Put(path, other.ToJsonString(), ("If-Match", etag)),
        }, 3);
        var agreement = (await pair.Mentor.Caller.Get(path)).Is(200);
        if (agreement["status"] == "inForce") Assert.Equal("Debt advice.", agreement.Body!["terms"]!["scope"]!.ToString());
        Assert.True(agreement.Body!["signatures"]!.AsArray().Count == 0 || agreement["number"] == "1");
    }

    [Fact]
    public async Task Two_feeds_with_the_same_people_make_each_once()
    {
        var world = await World.WithPeople(Host);
        var rows = Enumerable.Range(0, 200).Select(i => new { organisation = world.Organisation, externalId = $"r{i}", givenName = "G", familyName = "F", engagement = "staff", manager = "director" }).ToArray();
        var answers = await AtOnce(_ => world.Hr.Post("/v1/people/bulk", rows), 4);
        Assert.All(answers, x => Assert.Equal("0", x.Is(200)["failed"]));
        Assert.Equal(200, answers.Sum(x => int.Parse(x["created"])));
    }

    [Fact]
    [Proves("evaluation-statements")]
    public async Task Statements_at_once_are_both_written_once_and_then_read_by_both()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var review = (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/reviews", new { kind = "regular" })).Is(201).Id;
        var answers = await AtOnce(i => (i % 2 == 0 ? pair.Mentor : pair.Mentee).Caller.Post($"/v1/relationship-reviews/{review}/statements", new { effectiveness = 1 + i % 5 }), 6);
        Assert.Equal(2, answers.Count(x => x.Code == 201));
        Assert.All(answers.Where(x => x.Code != 201), x => x.RefusedBy("evaluation-statements"));
        foreach (var one in (Participant[])[pair.Mentor, pair.Mentee]) Assert.Equal(2, (await one.Caller.Get($"/v1/relationship-reviews/{review}/statements")).Is(200).Items.Count);
    }

    [Fact]
    [Proves("action-plan-jointly-made")]
    public async Task Redrafting_and_confirming_at_once_never_put_an_unread_plan_in_force()
    {
        var world = await World.Running(Host);
        var pair = await world.AtWork();
        var path = $"/v1/relationships/{pair.Relationship}/action-plan";
        (await pair.Mentee.Caller.Put(path, new { comments = "As read." })).Is(200);
        (await pair.Mentor.Caller.Post($"{path}/confirmations", new { number = 1 })).Is(200);
        await AtOnce(i => i == 0 ? pair.Mentor.Caller.Put(path, new { comments = "Other." }, ("If-Match", "*")) : pair.Mentee.Caller.Post($"{path}/confirmations", new { number = 1 }), 2);
        foreach (var plan in (await pair.Mentor.Caller.Get($"{path}s")).Is(200).Items)
            if (plan!["status"]!.ToString() is "agreed" or "revised") Assert.Equal("As read.", plan["content"]!["comments"]!.ToString());
    }

    [Fact]
    public async Task A_large_feed_while_sixteen_write_ends_in_one_of_the_orders()
    {
        var world = await World.Running(Host);
        var pairs = new List<Pair>();
        for (var i = 0; i < 4; i++) pairs.Add(await world.AtWork());
        var suspended = pairs[0];
        object Row(string externalId, string manager) => new { organisation = world.Organisation, externalId, givenName = "Given", familyName = externalId, engagement = "staff", manager };
        var rows = Enumerable.Range(0, 9_999).Select(i => Row($"many{i}", "manager")).Append(Row(suspended.Mentee.Person.ExternalId, suspended.Mentor.Person.ExternalId)).ToArray();

        using var fed = CancellationTokenSource.CreateLinkedTokenSource(Caller.Stop);
        var feed = Feed();
        var writers = Enumerable.Range(0, 16).Select(i => Writer(pairs[i % 4], i)).ToList();
        Assert.Equal(("0", "9999"), ((await feed)["failed"], (await feed)["created"]));
        var made = (await Task.WhenAll(writers)).SelectMany(x => x).ToList();

        Assert.Equal("suspended", (await suspended.Mentee.Caller.Get($"/v1/relationships/{suspended.Relationship}")).Is(200)["status"]);
        foreach (var pair in pairs[1..]) Assert.Equal("active", (await pair.Mentee.Caller.Get($"/v1/relationships/{pair.Relationship}")).Is(200)["status"]);
        foreach (var (pair, address) in made) (await pair.Mentee.Caller.Get(address)).Is(200);
        (await suspended.Mentee.Caller.Post($"/v1/relationships/{suspended.Relationship}/goals", new { horizon = "short" })).RefusedBy("life-cycle-step");

        async Task<Answer> Feed()
        {
            try
            {
                return (await world.Hr.Post("/v1/people/bulk", rows)).Is(200);
            }
            finally
            {
                await fed.CancelAsync();
            }
        }

        // Each keeps what was acknowledged; only the suspension may refuse anything.
        async Task<List<(Pair, string)>> Writer(Pair pair, int number)
        {
            var kept = new List<(Pair, string)>();
            var path = $"/v1/relationships/{pair.Relationship}";
            for (var i = 0; !fed.IsCancellationRequested; i++)
            {
                var answer = (number / 4) switch
                {
                    0 => await pair.Mentee.Caller.Post($"{path}/meetings", new { startsAt = "2035-01-01T09:00:00Z", minutes = 60, method = "video" }),
                    1 => await pair.Mentor.Caller.Post($"{path}/goals", new { horizon = "short" }),
                    2 => await pair.Mentee.Caller.Post($"{path}/actions", new { text = $"Number {i}", owner = pair.Mentor.Person.Id }),
                    _ => await pair.Mentor.Caller.Post($"{path}/contacts", new { channel = "email" }),
                };
                if (answer.Code == 201) kept.Add((pair, answer.Headers.Location!.ToString()));
                else if (pair == suspended) answer.RefusedBy("life-cycle-step");
                else answer.Is(201);
            }
            return kept;
        }
    }

    private static async Task<Answer[]> AtOnce(Func<int, Task<Answer>> call, int times = Many)
    {
        using var start = new SemaphoreSlim(0);
        var calls = Enumerable.Range(0, times).Select(async i =>
        {
            await start.WaitAsync();
            return await call(i);
        }).ToList();
        start.Release(times);
        var answers = await Task.WhenAll(calls);
        Assert.All(answers, x => Assert.True(x.Code < 500, x.Text));
        return answers;
    }

    public sealed class Sqlite(OnSqlite host) : RaceTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : RaceTests(host), IClassFixture<OnPostgres>;
}
