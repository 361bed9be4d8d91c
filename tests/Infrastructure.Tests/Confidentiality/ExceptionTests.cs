using System.Reflection;
using System.Reflection.Emit;
using Mentoring.Domain.Confidentiality;
using Mentoring.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Confidentiality;

/// <summary>Rows come through the doors. Whatever reads them past a viewer is named here with its reason, or the test fails.</summary>
public sealed class ExceptionTests
{
    /// <summary>Types that read tables themselves. Before another one joins them: can it not take IReader or IStore?</summary>
    private static readonly string[] Named =
    [
        "Addressees", // whom to tell: ids alone, which no answer carries
        "AnonymisedRows", // rows of nobody: what may be known is counted first
        "ChangeLog", // the feed's last number
        "ClockOffset", // the clock
        "Commitments", // one figure of each sheet, banded, for a row of nobody
        "Database", // old idempotency keys
        "DatabaseChunks", // sealed bytes of files, whose record came through a door
        "EnrolmentFacts", // a rule's numbers and booleans
        "EvaluationFacts", // ids of relationships that a wave has come to
        "EventFeed", // applies the audience to rows that the database calls settled
        "ExportFacts", // a client's own purpose, and how far a run is
        "Figures", // counts of indicators: nothing that is of one person
        "Idempotency", // the caller's own keys
        "Keys", // which data keys are destroyed
        "LooseFiles", // ids of bytes that no record refers to
        "ManagementLines", // the closure of the reporting lines
        "ManagersOnRecord", // who signs
        "MatchingFacts", // a rule's numbers and booleans
        "MeetingFacts", // how many meetings of a group were held, and whether a time of the caller's own is taken
        "PeopleFacts", // the lines of the organisation that a feed resolves
        "PilotReviewFacts", // when the first application was begun, and whether a text names somebody
        "PortfolioFacts", // whether there is such a person
        "PrivacyFacts", // counts, dates and ids that retention rests on
        "ProgrammeFacts", // figures, dates and kinds that rules and readiness rest on
        "PublicationLedger", // what has been told to everybody
        "ReadFacts", // counts of reads, and names of readers for who sees that they read
        "ReadLedger", // writes down who read
        "RefusalCounts", // one more refusal of a rule in a month of a programme
        "RefusalsSource", // how often a rule refused something, rounded
        "RelationshipFacts", // a rule's booleans
        "ReminderFacts", // the watch's numbers and dates
        "Snapshot", // begins a read transaction
        "Store", // the doors themselves
        "SupportFacts", // a rule's booleans
        "ViewerSource", // what the audiences rest on
        "WrittenQuestion", // the read door's, for questions that are put again and again: each kind of record with its audience
    ];

    /// <summary>Use cases whose consequences reach rows that the actor may not see.</summary>
    private static readonly string[] Carrying = ["Completing", "Conclusion", "Continuity", "EndingCommands", "Erasing", "EvaluationCommands", "Forming", "HoldCommands", "Joining", "MatchingCommands", "MeetingCommands", "Narrowing", "PlanCommands", "RegisterEntry`1", "RelationshipCommands", "RematchCommands", "ReviewCommands", "SubjectCommands", "Withdrawal"];

    private static readonly Dictionary<short, OpCode> OpCodeOf = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    private static readonly Assembly Room = typeof(MentoringContext).Assembly;

    [Fact]
    public void Nothing_reads_rows_past_a_viewer_but_what_is_named() => Assert.Equal(
        Named, UsersOf(Room, ReadsTables).Except(["MentoringContext"]).Order(StringComparer.Ordinal));

    [Fact]
    public void No_filter_is_switched_off() => Assert.Empty(
        UsersOf(Room, method => method.Name == nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters)));

    [Fact]
    public void Only_named_use_cases_carry_along_what_the_actor_may_not_see() => Assert.Equal(
        Carrying, UsersOf(typeof(IStore).Assembly, method => method.Name == nameof(IStore.LockAffected)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_domain_never_makes_itself_a_viewer_that_sees_all() => Assert.Empty(
        UsersOf(typeof(IStore).Assembly, method => method.Name == nameof(Viewer.System) && method.DeclaringType == typeof(Viewer)));

    /// <summary>A scan that finds nothing may be one that cannot find: here is what each of them must find, in this assembly.</summary>
    [Fact]
    public void What_goes_round_the_doors_is_noticed()
    {
        var here = typeof(ExceptionTests).Assembly;
        Assert.Contains(nameof(Culprits), UsersOf(here, ReadsTables));
        Assert.Contains(nameof(Culprits), UsersOf(here, method => method.Name == nameof(EntityFrameworkQueryableExtensions.IgnoreQueryFilters)));
        Assert.Contains(nameof(Culprits), UsersOf(here, method => method.Name == nameof(IStore.LockAffected)));
        Assert.Contains(nameof(Culprits), UsersOf(here, method => method.Name == nameof(Viewer.System) && method.DeclaringType == typeof(Viewer)));
    }

    private static bool ReadsTables(MethodBase method) =>
        (method.Name is nameof(DbContext.Set) or nameof(DbContext.Find) or nameof(DbContext.FindAsync) && typeof(DbContext).IsAssignableFrom(method.DeclaringType))
        || method.DeclaringType == typeof(MentoringContext) && method.Name == nameof(MentoringContext.Read)
        || method.DeclaringType == typeof(IRawSqlCommandBuilder) || method.DeclaringType == typeof(IRelationalCommand)
        || method.DeclaringType == typeof(RelationalDatabaseFacadeExtensions) && method.Name.Contains("Sql", StringComparison.Ordinal)
        || method.DeclaringType == typeof(RelationalQueryableExtensions) && method.Name.StartsWith("FromSql", StringComparison.Ordinal);

    private static IEnumerable<string> UsersOf(Assembly assembly, Func<MethodBase, bool> which) => assembly.GetTypes()
        .Where(type => !type.IsSubclassOf(typeof(Migration)))
        .Where(type => MethodsOf(type).SelectMany(CalledBy).Any(which)).Select(type => Outermost(type).Name).Distinct();

    private static IEnumerable<MethodBase> MethodsOf(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        return type.GetMethods(all).Concat<MethodBase>(type.GetConstructors(all));
    }

    /// <summary>The compiler keeps asynchronous methods and lambdas in types of its own within the type that wrote them.</summary>
    private static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type;
    }

    private static IEnumerable<MethodBase> CalledBy(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var one = code[at] == 0xFE ? OpCodeOf[(short)(0xFE00 | code[at + 1])] : OpCodeOf[code[at]];
            at += one.Size;
            if (one.OperandType == OperandType.InlineMethod && Resolve(method, BitConverter.ToInt32(code, at)) is { } called) yield return called;
            at += SizeOf(one.OperandType, code, at);
        }
    }

    private static MethodBase? Resolve(MethodBase caller, int token) => caller.Module.ResolveMethod(
        token, caller.DeclaringType?.GetGenericArguments(), caller.IsGenericMethod ? caller.GetGenericArguments() : null);

    private static int SizeOf(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(code, at),
        _ => 4,
    };
}

/// <summary>Does what must not be done, within an asynchronous method, where it is hardest to see.</summary>
internal static class Culprits
{
    public static async Task<int> ReadAll(MentoringContext db, IStore store)
    {
        var concerns = await db.Set<Domain.Support.Concern>().IgnoreQueryFilters().CountAsync();
        var carried = await store.LockAffected<Domain.Support.Concern>(_ => true, default);
        return Viewer.System().IsSystem ? concerns + carried.Count : 0;
    }
}
