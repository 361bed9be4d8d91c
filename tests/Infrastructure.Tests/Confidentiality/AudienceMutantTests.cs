using System.Reflection;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Infrastructure.Tests.Hosting;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Confidentiality;

/// <summary>
/// What is tested here is the tests: whether a slip in an audience would be noticed. Every audience is broken in every place, one thing at a time
/// (<see cref="Mutants"/>), and looked through by every reader at every row of the sequel.
/// </summary>
/// <remarks>
/// A mutant that merely differed from the code would prove little: a mistake in the code would be its own measure. So the measure is
/// <see cref="Audiences"/>, a table of names written down from the confidentiality matrix. The first test is red when an audience differs from it in a
/// single cell. A mutant is killed when that very test would be red with it; nothing else counts. Readers hold what the database says they hold, by
/// the one command that loads them; rows are as the story made them, and the audience runs in memory: that the database translates it faithfully is
/// what <see cref="DoorTests"/> prove.
/// </remarks>
public abstract class AudienceMutantTests(Room room) : RoomTests(room)
{
    /// <summary>Wrong in writing, the same in effect: no reader and no row can tell them apart. Each with its reason.</summary>
    private static readonly Dictionary<string, string> Equivalent = new(StringComparer.Ordinal)
    {
        ["AnnualReviewItem: without (x.MenteeId == v.Self) in (v.IsSystem OrElse (x.MenteeId == v.Self))"] = "A mentee is one of the two, and nothing withholds their own relationship from them.",
        ["Appointment: without (x.PersonId == v.Self) in (((v.IsSystem OrElse v.IsAdministrator) OrElse v.ProgrammesServed has (x.ProgrammeId)) OrElse (x.PersonId == v.Self))"] = "Who is appointed serves the programme.",
        ["Consent: only v.Circles has (x.CircleId.Value) in ((x.CircleId != null) AndAlso v.Circles has (x.CircleId.Value))"] = "No set holds what is null.",
        ["Event: only v.OrganisationsFed has (x.OrganisationId.Value) in ((x.OrganisationId != null) AndAlso v.OrganisationsFed has (x.OrganisationId.Value))"] = "No set holds what is null.",
    };

    [Fact]
    public async Task Every_row_is_seen_by_those_whom_the_matrix_names_and_by_nobody_else()
    {
        var wrong = Wrong(await Sequel.On(Room)).ToList();
        Assert.True(wrong.Count == 0, "Decide each by the confidentiality matrix, then correct the audience or the table:\n" + string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_slip_in_an_audience_does_not_pass()
    {
        var sequel = await Sequel.On(Room);
        var (made, alive) = (0, new List<string>());
        foreach (var type in Types)
        {
            var (count, survivors) = ((int, List<string>))Call(nameof(Break), type, sequel)!;
            made += count;
            alive.AddRange(survivors);
        }
        var share = 100.0 * (made - alive.Count) / made;
        TestContext.Current.SendDiagnosticMessage($"{made - alive.Count} of {made} mutants killed, {share:F1} %.");
        var unexplained = alive.Where(mutant => !Equivalent.ContainsKey(mutant)).ToList();
        Assert.True(share >= 90 && unexplained.Count == 0, $"{share:F1} % of {made} killed. A row or a reader is missing that tells these from the audience:\n" + string.Join('\n', unexplained));
        Assert.Empty(Equivalent.Keys.Except(alive));
    }

    private static IEnumerable<Type> Types => DoorTests.Records.Select(record => record.Data);

    private static IEnumerable<string> Wrong(Sequel sequel)
    {
        foreach (var (label, row) in sequel.Rows)
        {
            var seen = (string[])Call(nameof(SeenBy), row.GetType(), sequel, row)!;
            if (!Audiences.Written.TryGetValue(label, out var written)) yield return $"Nothing is written of {label}. Seen by: {string.Join(' ', seen)}";
            else if (!seen.SequenceEqual(written)) yield return $"{label}: not written {string.Join(' ', seen.Except(written))}; written and not seen {string.Join(' ', written.Except(seen))}";
        }
        foreach (var label in Audiences.Written.Keys.Except(sequel.Rows.Select(row => row.Label))) yield return $"{label} is written of, and is no row.";
        foreach (var type in Types.Where(type => !sequel.Rows.Any(row => row.Row.GetType() == type))) yield return $"There is no {type.Name}.";
    }

    private static string[] SeenBy<T>(Sequel sequel, T row) where T : Entity<T>, IVisible<T>
    {
        var sees = Mutants.Original<T>().Sees;
        return [.. sequel.Viewers.Where(viewer => sees(viewer.Value, row)).Select(viewer => viewer.Key).Order(StringComparer.Ordinal)];
    }

    private static (int Made, List<string> Alive) Break<T>(Sequel sequel) where T : Entity<T>, IVisible<T>
    {
        var rows = sequel.Rows.Where(x => x.Row is T).Select(x => ((T)x.Row, Audiences.Written[x.Label])).ToList();
        var mutants = Mutants.Of<T>().ToList();
        return (mutants.Count, [.. mutants.Where(mutant => rows.TrueForAll(x => AsWritten(mutant, x.Item1, x.Item2))).Select(mutant => mutant.What)]);

        bool AsWritten(Mutant<T> mutant, T row, string[] written) =>
            mutant.Sees(Viewer.System(), row) && sequel.Viewers.All(viewer => mutant.Sees(viewer.Value, row) == written.Contains(viewer.Key, StringComparer.Ordinal));
    }

    private static object? Call(string method, Type type, params object[] arguments) =>
        typeof(AudienceMutantTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, arguments);

    public sealed class Sqlite(OnSqlite room) : AudienceMutantTests(room), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres room) : AudienceMutantTests(room), IClassFixture<OnPostgres>;
}
