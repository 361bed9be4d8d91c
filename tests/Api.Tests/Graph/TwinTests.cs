using System.Reflection;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Confidentiality;
using Mentoring.Api.Tests.Enrolments;
using Mentoring.Api.Tests.Evaluation;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Api.Tests.Integration;
using Mentoring.Api.Tests.Journals;
using Mentoring.Api.Tests.Matching;
using Mentoring.Api.Tests.Meetings;
using Mentoring.Api.Tests.Programmes;
using Mentoring.Api.Tests.Progress;
using Mentoring.Api.Tests.Relationships;
using Mentoring.Api.Tests.Support;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Tests;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Graph;

/// <summary>
/// The same stories by REST on one host and by GraphQL on another: each write is answered alike, by the same record or the same rules, and leaves the
/// same events and the same audit rows.
/// </summary>
public abstract class TwinTests(Hosted rest, Hosted twin) : HostedTests(rest)
{
    /// <summary>Tests whose writes are not in the great world of the matrix. An operation that is new needs one of them, or one more.</summary>
    private static readonly (Type Class, string Story)[] Stories =
    [
        (typeof(MeetingTests), nameof(MeetingTests.A_meeting_stands_when_the_other_has_accepted_it)),
        (typeof(MeetingTests), nameof(MeetingTests.A_planned_meeting_is_reported_as_held_by_either_once)),
        (typeof(MeetingTests), nameof(MeetingTests.The_mentee_owns_the_agenda_and_the_mentor_suggests)),
        (typeof(ProgressTests), nameof(ProgressTests.An_action_binds_its_owner_when_they_accept_it)),
        (typeof(ConsentTests), nameof(ConsentTests.The_mentor_may_ask_to_talk_with_the_manager_and_the_mentee_says_whether)),
        (typeof(ConsentTests), nameof(ConsentTests.A_reflective_log_is_read_by_whom_its_author_names_one_entry_or_all)),
        (typeof(ProgressTests), nameof(ProgressTests.A_goal_is_the_mentees_whoever_suggested_it)),
        (typeof(BoundaryTests), nameof(BoundaryTests.Planning_moving_pausing_reviewing_and_ending_are_open_to_either)),
        (typeof(ProgrammeTests), nameof(ProgrammeTests.The_last_coordinator_of_an_open_programme_stays)),
        (typeof(NominationTests), nameof(NominationTests.A_no_leaves_no_trace)),
        (typeof(ProgressTests), nameof(ProgressTests.A_plan_is_in_force_when_both_have_confirmed_it_the_mentee_last)),
        (typeof(JournalTests), nameof(JournalTests.Each_keeps_a_log_that_nobody_else_reads_and_a_completed_entry_stays)),
        (typeof(ConsentTests), nameof(ConsentTests.An_item_for_the_annual_review_needs_two_keys_and_the_mentee_begins)),
        (typeof(NominationTests), nameof(NominationTests.A_nomination_is_nothing_until_the_person_accepts_it)),
        (typeof(ProgressTests), nameof(ProgressTests.A_sheet_is_the_mentees_and_the_mentors_to_read_when_it_is_shared)),
        (typeof(JournalTests), nameof(JournalTests.Private_notes_are_kept_where_the_two_agreed_on_notes)),
        (typeof(ConsentTests), nameof(ConsentTests.A_mentors_contribution_is_stated_in_facts_and_released_by_the_mentor)),
        (typeof(ConsentTests), nameof(ConsentTests.A_progress_statement_is_the_mentees_alone_to_write_to_release_and_to_take_back)),
        (typeof(CompletionTests), nameof(CompletionTests.Whoever_is_open_for_matching_stays_prepared)),
        (typeof(ConcernTests), nameof(ConcernTests.A_concern_goes_to_the_coordinator_and_opens_nothing)),
        (typeof(EnrolmentTests), nameof(EnrolmentTests.A_guidance_sheet_counts_when_it_was_acknowledged_and_the_programme_takes_it)),
        (typeof(BoundaryTests), nameof(BoundaryTests.The_mentor_keeps_out_of_what_the_mentee_keeps_off_limits)),
        (typeof(MeetingLogTests), nameof(MeetingLogTests.The_coordinator_reads_a_log_only_when_it_was_sent)),
        (typeof(EndingTests), nameof(EndingTests.A_talk_delays_a_breakdown_and_vetoes_nothing)),
        (typeof(SafetyTests), nameof(SafetyTests.A_danger_is_talked_over_and_met_with_steps_before_it_is_disclosed_to_a_named_contact)),
        (typeof(EndingTests), nameof(EndingTests.The_parties_set_the_phase_signal_the_end_and_extend_by_a_new_agreement)),
        (typeof(ModelTests), nameof(ModelTests.What_all_meet_about_is_for_all_and_a_session_of_two_for_the_two)),
        (typeof(ModelTests), nameof(ModelTests.Whoever_joins_reads_from_then_on_and_whoever_leaves_keeps_what_they_could_read)),
        (typeof(PilotReviewTests), nameof(PilotReviewTests.A_review_goes_from_criteria_to_frozen_data_to_findings_to_a_decision)),
        (typeof(ContactTests), nameof(ContactTests.Contact_is_by_what_was_agreed_and_extra_contact_is_for_both_to_say)),
    ];

    /// <summary>Writes that no story does, and why.</summary>
    private static readonly Dictionary<string, string> Untold = new(StringComparer.Ordinal) { ["cancelExport"] = "Whether it is over by then is chance." };

    [Fact]
    public async Task Every_write_does_the_same_in_both()
    {
        OnOneDatabase();
        var (one, other) = (await Told(Host), await Told(twin));
        Assert.Equal(one.Lines.Select(x => x.Operation), other.Lines.Select(x => x.Operation));
        var differences = one.Lines.Zip(other.Lines).Where(x => x.First != x.Second).Select(x => $"{x.First.Operation}\n  REST    {x.First.Status} {x.First.Told}\n  GraphQL {x.Second.Status} {x.Second.Told}").ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20)));
        Assert.Equal(await Traces(Host, one), await Traces(twin, other));
        var untold = GraphCalls.Of(Host).Writes.Except(one.Lines.Where(x => x.Status < 300).Select(x => x.Operation)).Except(Untold.Keys).ToList();
        Assert.True(untold.Count == 0, $"Name a story in TwinTests that does each, or say in Untold why none does: {string.Join(", ", untold)}.");
    }

    private static async Task<Transcript> Told(Hosted host)
    {
        host.Transcript = new();
        await Matrix.Build(host);
        foreach (var (tests, story) in Stories)
        {
            var kind = tests.GetNestedType(host is OnPostgres ? "Postgres" : "Sqlite")!;
            await (Task)tests.GetMethod(story, BindingFlags.Public | BindingFlags.Instance)!.Invoke(Activator.CreateInstance(kind, host), [])!;
        }
        // It moves the clock, so it comes last.
        await Rest(host);
        return host.Transcript;
    }

    /// <summary>What is told nowhere else at such length that it would pay.</summary>
    private static async Task Rest(Hosted host)
    {
        var world = await World.Running(host);
        var pair = await world.AtWork(terms: terms =>
        {
            terms["thirdTalks"] = new JsonObject { ["mentorsMentor"] = true };
            return terms;
        });
        var notice = (await pair.Mentee.Caller.Get("/v1/me/notices?limit=1")).Is(200).Items[0]!["id"]!.ToString();
        (await pair.Mentee.Caller.Post($"/v1/me/notices/{notice}/read")).Is(200);
        var bond = (await pair.Mentor.Caller.Post($"/v1/relationships/{pair.Relationship}/mentors-mentors", new { person = (await world.Person("supporter", "director")).Id })).Is(201).Id;
        (await pair.Mentor.Caller.Post($"/v1/mentors-mentors/{bond}/ending")).Is(200);
        var need = (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/training-needs", new { text = "To end well." })).Is(201).Id;
        (await world.Coordinator.Caller.Post($"/v1/training-needs/{need}/step", new { step = "A workshop." })).Is(200);
        await Portfolio(world, pair);
        (await world.Nobody.Put("/dev/clock", new { now = "2029-01-01T09:00:00Z" })).Is(200);
        (await pair.Mentee.Caller.Post($"/v1/relationships/{pair.Relationship}/ending", new { kind = "timeReached" })).Is(200);
        (await world.Coordinator.Caller.Post($"{world.ProgrammePath}/final-review-completion")).Is(200);
    }

    /// <summary>What is put into a portfolio, and told between the two, can be changed and taken back.</summary>
    private static async Task Portfolio(World world, Pair pair)
    {
        await world.Set(new Dictionary<string, object>(StringComparer.Ordinal) { ["portfolio"] = "on" });
        var (mentee, path) = (pair.Mentee.Caller, $"/v1/relationships/{pair.Relationship}");
        var portfolio = (await mentee.Post($"{world.ProgrammePath}/portfolios")).Is(201).Id;
        var evidence = (await mentee.Post($"/v1/portfolios/{portfolio}/evidence", new { kind = "course", on = "2026-03-01", title = "A course", medium = "electronic" })).Is(201).Id;
        (await mentee.Replace($"/v1/evidence/{evidence}", new { kind = "course", on = "2026-03-02", title = "A course", medium = "electronic", links = new[] { "careerPlan" } })).Is(200);
        using var text = new StringContent("Words.", System.Text.Encoding.UTF8, "text/plain");
        var file = (await mentee.Send(HttpMethod.Post, $"/v1/evidence/{evidence}/files?name=words.txt", text)).Is(201).Id;
        (await mentee.Delete($"/v1/evidence-files/{file}")).Is(204);
        (await mentee.Delete($"/v1/evidence/{evidence}")).Is(204);
        var assessment = $"/v1/self-assessments/{(await mentee.Post($"{path}/self-assessments", new { needs = new[] { new { text = "Time." } } })).Is(201).Id}";
        (await mentee.Replace(assessment, new { needs = new[] { new { text = "More time.", how = "A plan." } } })).Is(200);
        (await mentee.Delete(assessment)).Is(204);
        (await mentee.Delete($"/v1/learning-styles/{(await mentee.Put($"{path}/learning-style", new { text = "By doing." })).Is(200).Id}")).Is(204);
    }

    /// <summary>What each use case left: who did it, and which records it made, changed or removed. Two of one millisecond have no order.</summary>
    private static async Task<List<string>> Traces(Hosted host, Transcript transcript)
    {
        var (audit, events) = await Confidences.AsSystem(host, async services =>
        {
            var store = services.GetRequiredService<IStore>();
            return (await store.List<AuditEntry>(_ => true, Caller.Stop), await store.List<Event>(_ => true, Caller.Stop));
        });
        var (writes, of) = (GraphCalls.Of(host).Writes.ToHashSet(StringComparer.Ordinal), events.ToLookup(x => x.AuditId));
        return [.. audit.Where(x => writes.Contains(x.Operation)).OrderBy(x => x.Id.Value).Select(x =>
            transcript.Named($"{x.Operation} by {x.PersonId?.ToString() ?? "nobody"} with {x.Client}: {string.Join(", ", of[x.Id].Select(e => $"{e.RecordType} {e.Change} to {e.RecordVersion}").Order(StringComparer.Ordinal))}")).Order(StringComparer.Ordinal)];
    }

    /// <summary>Hosts of their own, which the stories take for those that they share.</summary>
    public sealed class RestOnSqlite() : SharedSqlite(null);

    public sealed class RestOnPostgres(PostgresServer server) : SharedPostgres(server, null);

    public sealed class Sqlite(RestOnSqlite rest, GraphOnSqlite graph) : TwinTests(rest, graph), IClassFixture<RestOnSqlite>, IClassFixture<GraphOnSqlite>;

    public sealed class Postgres(RestOnPostgres rest, GraphOnPostgres graph) : TwinTests(rest, graph), IClassFixture<RestOnPostgres>, IClassFixture<GraphOnPostgres>;
}
