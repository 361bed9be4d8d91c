using System.Globalization;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Infrastructure.Evaluation;
using Mentoring.Infrastructure.Persistence;
using Mentoring.Infrastructure.Tests.Hosting;
using Mentoring.Tests;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Evaluation;

/// <summary>Anonymised rows: of those who had the notice, and of nobody that the directory would find in them.</summary>
public abstract class RowTests(Room room) : RoomTests(room)
{
    private static readonly Months Year = new(new(2025, 1, 1), new(2025, 12, 31));


    [Fact]
    [Proves("evaluation-use-notified")]
    public async Task Rows_are_of_records_whose_authors_had_read_the_notice_before()
    {
        var id = await Noticed(3, 30);
        var facts = await Facts(id);
        var logs = facts.Logs.FindAll(x => x.IsNoticed);
        var left = facts.Logs.Count - logs.Count;
        Assert.NotEmpty(logs);
        Assert.True(left > 7);
        var (rows, foreword) = await Read(id, "logRows");
        Assert.InRange(rows.Count, 1, logs.Count);
        Assert.Equal(DisclosurePolicy.Nearest(left), foreword.LeftOut["withoutNotice"]);
        Assert.Equal(logs.Count - rows.Count > 7 ? DisclosurePolicy.Nearest(logs.Count - rows.Count) : 0, foreword.LeftOut["tooFewAlike"]);
    }

    /// <summary>Whoever looks for somebody knows all their relationships, meetings and reflections, with day, method and length, and still is right at most once in k.</summary>
    [Theory]
    [InlineData("logRows")]
    [InlineData("evaluationRows")]
    [Proves("evaluation-anonymised")]
    public async Task Nobody_is_linked_to_a_row_with_more_than_one_in_k(string set)
    {
        for (var seed = 1; seed <= (Deep.IsWanted ? 20 : 2); seed++)
        {
            var id = await Noticed(seed, 40);
            var (rows, foreword) = await Read(id, set);
            var facts = await Facts(id);
            Assert.True(rows.Count > 0, "Everything was left out: nothing is proved.");
            var known = (set == "logRows" ? RowSets.Logs(true) : RowSets.Evaluation(true)).Known.Count;
            foreach (var alike in rows.GroupBy(row => string.Join('|', row.Skip(1).Take(known))))
            {
                var looks = alike.Key.Split('|');
                var found = set == "logRows" ? facts.Logs.FindAll(x => x.IsNoticed && x.Fits(looks)).Select(x => x.Relationship).ToList() : [.. facts.Relationships.FindAll(x => x.Fits(looks)).Select(x => x.Id)];
                Assert.Equal(found.Count, alike.Count());
                var most = found.SelectMany(of => facts.People[of]).GroupBy(x => x).Max(x => x.Count());
                Assert.True(most * foreword.K <= alike.Count(), $"{set} {seed}: {most} of {alike.Count()} rows {alike.Key} are of one person.");
            }
        }
    }

    /// <summary>They are counted and drawn again: that nothing is lost between the two, or told of another.</summary>
    [Fact]
    public async Task Rows_tell_what_the_logs_that_fit_them_tell()
    {
        var id = await Noticed(2, 40);
        var (rows, _) = await Read(id, "logRows");
        var (facts, known) = (await Facts(id), RowSets.Logs(true).Known.Count);
        Assert.True(rows.Select(row => string.Join('|', row.Skip(1 + known))).Distinct(StringComparer.Ordinal).Count() > 2, "Nothing is proved: rows that tell something else are wanted.");
        foreach (var alike in rows.GroupBy(row => string.Join('|', row.Skip(1).Take(known))))
        {
            var looks = alike.Key.Split('|');
            Assert.Equal(facts.Logs.FindAll(x => x.IsNoticed && x.Fits(looks)).Select(x => x.Told).Order(StringComparer.Ordinal), alike.Select(row => string.Join('|', row.Skip(1 + known))).Order(StringComparer.Ordinal));
        }
    }

    /// <summary>Of a class of rows, as many have each commitment as of the relationships that fit it.</summary>
    [Fact]
    public async Task A_row_has_its_programme_and_the_commitment_that_was_rated_last_banded()
    {
        var id = await Noticed(1, 40);
        var (rows, _) = await Read(id, "evaluationRows");
        var (facts, set) = (await Facts(id), RowSets.Evaluation(true));
        int Column(string name) => 1 + set.Known.Count + set.Told.Select(x => x.Field.Name).ToList().IndexOf(name);
        var rated = await Room.Act(Viewer.System(), async work => (await work.Reader.All<ToolSheet>().Where(x => x.ProgrammeId == id && x.Tool == Tool.Grow).ToListAsync())
            .Where(x => DateOnly.FromDateTime(x.BegunAt!.Value.UtcDateTime) <= Year.To).GroupBy(x => x.RelationshipId).ToDictionary(x => x.Key, x => x.OrderBy(one => one.BegunAt).Last().Content.Value.Commitment < 7 ? "under" : "atLeast"));
        Assert.All(rows, row => Assert.Equal(id.ToString(), row[Column("programme")]));
        Assert.True(rows.Select(row => row[Column("commitment")]).Distinct().Count() == 3, "Nothing is proved: rows of each band, and without one, are wanted.");
        foreach (var alike in rows.GroupBy(row => string.Join('|', row.Skip(1).Take(set.Known.Count))))
        {
            var looks = alike.Key.Split('|');
            Assert.Equal(facts.Relationships.FindAll(x => x.Fits(looks)).Select(x => rated.GetValueOrDefault(x.Id) ?? "").Order(StringComparer.Ordinal), alike.Select(row => (string?)row[Column("commitment")] ?? "").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task As_finely_as_they_are_stored_the_directory_would_find_people()
    {
        var id = await Noticed(1, 40);
        var classes = await Room.Act(Viewer.System(), async work =>
        {
            var read = new List<RowClass>();
            await using var rows = await work.Db.Read(RowSets.Logs(work.Db.IsPostgres).Classes(0), Values(work.Db, id), default);
            while (await rows.ReadAsync()) read.Add(new(rows.DbDataReader.GetString(0), Convert.ToInt64(rows.DbDataReader.GetValue(1), CultureInfo.InvariantCulture), Convert.ToInt64(rows.DbDataReader.GetValue(2), CultureInfo.InvariantCulture)));
            return read;
        });
        Assert.Contains(classes, x => !Anonymising.IsSafe(x, 5));
    }

    [Fact]
    [Proves("outcome-assessment-without-names")]
    public async Task A_row_has_a_key_of_its_own_and_no_two_exports_share_one()
    {
        var id = await Noticed(5, 40);
        var stored = await Facts(id);
        foreach (var set in new[] { "logRows", "evaluationRows" })
        {
            var (first, second) = (await Read(id, set), await Read(id, set));
            var keys = first.Rows.Concat(second.Rows).Select(row => row[0]!.ToString()!).ToList();
            Assert.Equal(keys.Count, keys.Distinct(StringComparer.Ordinal).Count());
            Assert.Empty(keys.Select(key => key.Replace("-", "", StringComparison.Ordinal)).Intersect(stored.Ids));
            Assert.NotEqual(Told(first.Rows), Told(second.Rows));
            Assert.Equal(Told(first.Rows).Order(StringComparer.Ordinal), Told(second.Rows).Order(StringComparer.Ordinal));
            Assert.NotNull(first.Foreword.K);
            Assert.True(first.Foreword.L >= 1);
            Assert.All(first.Rows, row => Assert.DoesNotContain(row.Skip(1), value => value is Guid or DateTimeOffset or DateOnly));
        }
    }

    /// <summary>As many different answers as there are behind each look, where there are fewest.</summary>
    [Fact]
    public async Task Answers_that_differ_are_counted_among_rows_that_look_alike()
    {
        var id = await Noticed(5, 40);
        foreach (var (name, set) in new[] { ("logRows", RowSets.Logs(true)), ("evaluationRows", RowSets.Evaluation(true)) })
        {
            var (rows, foreword) = await Read(id, name);
            Assert.Equal(rows.GroupBy(row => string.Join('|', row.Skip(1).Take(set.Known.Count))).Min(alike => alike.Select(row => string.Join('|', row.Skip(1))).Distinct(StringComparer.Ordinal).Count()), foreword.L);
        }
    }

    [Fact]
    public async Task Of_a_programme_of_fewer_than_ten_there_are_none()
    {
        var id = await Noticed(9, 6);
        Assert.Empty((await Read(id, "logRows")).Rows);
        Assert.Empty((await Read(id, "evaluationRows")).Rows);
    }

    private Task<(List<object?[]> Rows, Foreword Foreword)> Read(Id<Programme> id, string set) => Room.Act(Viewer.System(), async work =>
    {
        var extract = await work.Get<IEnumerable<IDataSetSource>>().Single(x => x.Set.Key == set).Read(new(id, Year, Viewer.System(), GeneratedProgramme.Now), default);
        var rows = new List<object?[]>();
        await foreach (var row in extract.Rows) rows.Add([.. row]);
        Assert.Equal(extract.Expected, rows.Count);
        return (rows, extract.Foreword());
    });

    private static List<string> Told(List<object?[]> rows) => rows.ConvertAll(row => string.Join('|', row.Skip(1)));

    private static object[] Values(MentoringContext db, Id<Programme> id)
    {
        object At(DateOnly day) => db.IsPostgres ? (object)new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : new DateTime(day, TimeOnly.MinValue, DateTimeKind.Utc);
        return [id.Value, At(Year.From), At(Year.To.AddDays(1))];
    }

    private async Task<Id<Programme>> Noticed(int seed, int relationships)
    {
        var id = await Room.Generated(seed, relationships);
        await Room.Write(async work =>
        {
            await GeneratedProgramme.Notify(work.Store, id, seed);
            return id;
        });
        return id;
    }

    private Task<Directory> Facts(Id<Programme> id) => Room.Act(Viewer.System(), async work =>
    {
        var reader = work.Reader;
        var people = (await reader.All<Participation>().Where(x => x.ProgrammeId == id).ToListAsync()).ToLookup(x => x.RelationshipId);
        var read = (await reader.All<EvaluationAcknowledgement>().Where(x => x.ProgrammeId == id).ToListAsync()).GroupBy(x => x.PersonId).ToDictionary(x => x.Key, x => x.Min(y => y.At));
        DateTimeOffset? NoticedAt(Id<Relationship> of) => people[of].All(x => read.ContainsKey(x.PersonId)) ? people[of].Max(x => read[x.PersonId]) : null;
        var relationships = await reader.All<Relationship>().Where(x => x.ProgrammeId == id).ToListAsync();
        var meetings = (await reader.All<Meeting>().Where(x => x.ProgrammeId == id).ToListAsync()).ToDictionary(x => x.Id);
        var logs = await reader.All<MeetingLog>().Where(x => x.ProgrammeId == id && x.Status != MeetingLogStatus.Draft).ToListAsync();
        var reflections = await reader.All<ReflectiveLog>().Where(x => x.ProgrammeId == id && x.ForReview).ToListAsync();
        var from = people.SelectMany(x => x).Select(x => x.PersonId).Distinct().ToList();
        var organisations = await reader.All<Person>().Where(x => from.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.OrganisationId);
        var models = relationships.ToDictionary(x => x.Id, x => x.Model);
        string Told(MeetingLog log, Meeting of) => string.Join('|', log.CompletedAt < of.StartsAt.AddDays(7), log.Status == MeetingLogStatus.Confirmed, log.ForwardedAt is not null, log.Actions > 5 ? 5 : log.Actions, "");
        var known = logs.Select(x => (Log: x, Meeting: meetings[x.MeetingId]))
            .Select(x => new KnownLog(x.Meeting.RelationshipId, "meetingLog", x.Meeting.StartsAt, models[x.Meeting.RelationshipId], "both", x.Meeting.Method, x.Meeting.Minutes, NoticedAt(x.Meeting.RelationshipId) <= x.Meeting.StartsAt, Told(x.Log, x.Meeting)))
            .Concat(reflections.Select(x => new KnownLog(x.RelationshipId, "reflectiveLog", x.CompletedAt!.Value, models[x.RelationshipId], x.Role.ToString(), null, null, NoticedAt(x.RelationshipId) <= x.CompletedAt, $"||||{x.Rating}")))
            .Where(x => DateOnly.FromDateTime(x.At.UtcDateTime) >= Year.From && DateOnly.FromDateTime(x.At.UtcDateTime) <= Year.To).ToList();
        var end = new DateTimeOffset(Year.To.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        var held = meetings.Values.Where(x => x.Status == MeetingStatus.Held && x.StartsAt < end).ToLookup(x => x.RelationshipId);
        var pairs = relationships.Where(x => x.FormedAt < end && (x.EndedAt is null || x.EndedAt >= new DateTimeOffset(Year.From, TimeOnly.MinValue, TimeSpan.Zero)))
            .Where(x => NoticedAt(x.Id) is { } at && (!held[x.Id].Any() || at <= held[x.Id].Min(y => y.StartsAt)))
            .Select(x => new KnownRelationship(x.Id, x.Model, people[x.Id].Select(y => organisations[y.PersonId]).Distinct().Count() > 1, ((x.EndedAt ?? end) - x.FormedAt).TotalDays / 30.437, held[x.Id].Count())).ToList();
        return new Directory(known, pairs, people.ToDictionary(x => x.Key, x => x.Select(y => y.PersonId).Distinct().ToList()), relationships.Select(x => x.Id.Value.ToString("N")).Concat(from.Select(x => x.Value.ToString("N"))).ToHashSet(StringComparer.Ordinal));
    });

    private sealed record Directory(List<KnownLog> Logs, List<KnownRelationship> Relationships, Dictionary<Id<Relationship>, List<Id<Person>>> People, HashSet<string> Ids);

    private sealed record KnownLog(Id<Relationship> Relationship, string Kind, DateTimeOffset At, Mentoring.Domain.Matching.MentoringModel Model, string Role, MeetingMethod? Method, int? Minutes, bool IsNoticed, string Told)
    {
        public bool Fits(string[] looks) => looks[0] == Kind && FitsPeriod(looks[1]) && Is(looks[2], Model.ToString()) && Is(looks[3], Role) && FitsMethod(looks[4]) && FitsLength(looks[5]);

        private bool FitsPeriod(string period) => period is "any" || period == At.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture) || period == $"{At.UtcDateTime.Year}"
            || period == $"{At.UtcDateTime.Year}-Q{(At.UtcDateTime.Month + 2) / 3}" || period == $"{At.UtcDateTime.Year}-H{(At.UtcDateTime.Month + 5) / 6}";

        private bool FitsMethod(string method) => method is "any" || (Method is null ? method == "none" : method == "remote" ? Method != MeetingMethod.FaceToFace : Is(method, Method.ToString()!));

        private bool FitsLength(string length) => length switch
        {
            "any" => true,
            "none" => Minutes is null,
            "under30" => Minutes < 30,
            "30to59" => Minutes is >= 30 and < 60,
            "60to90" => Minutes is >= 60 and <= 90,
            "over90" => Minutes > 90,
            "under60" => Minutes < 60,
            _ => Minutes >= 60,
        };
    }

    private sealed record KnownRelationship(Id<Relationship> Id, Mentoring.Domain.Matching.MentoringModel Model, bool Across, double Months, int Sessions)
    {
        public bool Fits(string[] looks) => Is(looks[0], Model.ToString()) && (looks[1] is "any" || looks[1] == (Across ? "yes" : "no")) && FitsDuration(looks[2]) && FitsSessions(looks[3]);

        private bool FitsDuration(string duration) => duration switch
        {
            "any" => true,
            "under3" => Months < 3,
            "3to5" => Months is >= 3 and < 6,
            "6to8" => Months is >= 6 and < 9,
            "9to11" => Months is >= 9 and < 12,
            "12orMore" => Months >= 12,
            "under6" => Months < 6,
            _ => Months >= 6,
        };

        private bool FitsSessions(string sessions) => sessions switch
        {
            "any" => true,
            "0" => Sessions == 0,
            "1to2" => Sessions is 1 or 2,
            "3to6" => Sessions is >= 3 and <= 6,
            "7orMore" => Sessions >= 7,
            "under3" => Sessions < 3,
            _ => Sessions >= 3,
        };
    }

    private static bool Is(string told, string word) => told is "any" || string.Equals(told, word, StringComparison.OrdinalIgnoreCase);
}

public sealed class RowTestsOnSqlite(OnSqlite room) : RowTests(room), IClassFixture<OnSqlite>;

public sealed class RowTestsOnPostgres(OnPostgres room) : RowTests(room), IClassFixture<OnPostgres>;
