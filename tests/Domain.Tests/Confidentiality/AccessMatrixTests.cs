using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Journals;
using Xunit;

namespace Mentoring.Domain.Tests.Confidentiality;

/// <summary>The matrix in the code is the guidance's, and no record is forgotten in it.</summary>
public sealed class AccessMatrixTests
{
    /// <summary>
    /// The rights as the guidance tells them one by one, where the code has its table: two tellings that must agree. Two rights in one cell (one's own,
    /// and the facts of others) are told twice. Meeting facts (10) are not for managers.
    /// </summary>
    private const string CellByCell = """
        1 | R: mentee, mentor, other member, mentee's manager, mentor's manager, coordinator, mentor's mentor, steering, funder, evaluator, client, other staff
        2 | O: mentee, mentor | F: mentee, mentor, other member | R*: mentee's manager, mentor's manager | R: coordinator | N: mentor's mentor, steering, funder, evaluator, client, other staff
        3 | O: mentee, mentor | R: mentee's manager, mentor's manager, coordinator | N: other member, mentor's mentor, funder, evaluator, client, other staff | A: steering
        4 | O: mentee, mentor | R: coordinator | F: mentee's manager, mentor's manager | A: steering, evaluator | N: other member, mentor's mentor, funder, client, other staff
        5 | O: mentee, mentor | R: coordinator | F: mentee's manager, mentor's manager, client | A: steering, funder, evaluator | N: other member, mentor's mentor, other staff
        6 | R: mentor, coordinator | F: mentee, other member | A: steering, evaluator | N: mentee's manager, mentor's manager, mentor's mentor, funder, client, other staff
        7 | R: coordinator | N: mentee, mentor, other member, mentee's manager, mentor's manager, mentor's mentor, funder, client, other staff | A: steering, evaluator
        8 | R: mentee, mentor, other member, coordinator | F: mentee's manager, mentor's manager, client | A: steering, funder, evaluator | K: mentor's mentor | N: other staff
        9 | R: mentee, mentor, other member, coordinator | K: mentor's mentor | N: mentee's manager, mentor's manager, client, other staff | A: steering, funder, evaluator
        10 | R: mentee, mentor, coordinator | R*: other member | A: steering, funder, evaluator, client | N: mentee's manager, mentor's manager, mentor's mentor, other staff
        11 | R: mentee, mentor, coordinator | R*: other member | N: mentee's manager, mentor's manager, client, other staff | K: mentor's mentor | A: steering, funder, evaluator
        12 | R: mentee | C:mentee: mentor | N: other member, mentee's manager, mentor's manager, mentor's mentor, client, other staff | A: coordinator, steering, funder, evaluator
        13 | R: mentor | C:mentor: mentee | N: other member, mentee's manager, mentor's manager, client, other staff | A: coordinator, steering, funder, evaluator | K: mentor's mentor
        14 | O: mentee, mentor | N: other member, mentee's manager, mentor's manager, coordinator, mentor's mentor, steering, funder, evaluator, client, other staff
        15 | R: mentee, mentor | N: other member, mentee's manager, mentor's manager, coordinator, mentor's mentor, steering, funder, evaluator, client, other staff
        16 | R: mentee, mentor, coordinator | R*: other member | C:mentee: mentee's manager, client | N: mentor's manager, other staff | A: steering, funder, evaluator | K: mentor's mentor
        17 | R: mentee | R*: mentor | N: other member, mentee's manager, mentor's manager, coordinator, mentor's mentor, steering, funder, client, other staff | A: evaluator
        18 | R: mentee, mentor | F: coordinator | A: steering, evaluator | N: other member, mentee's manager, mentor's manager, mentor's mentor, funder, client, other staff
        19 | R: mentee, mentor | N: other member, mentee's manager, mentor's manager, coordinator, mentor's mentor, steering, funder, evaluator, client, other staff
        20 | R: mentee, mentor | F: coordinator | A: steering, evaluator | N: other member, mentee's manager, mentor's manager, mentor's mentor, funder, client, other staff
        21 | R: mentee | C:mentee: mentor, mentee's manager, coordinator, client | N: other member, mentor's manager, mentor's mentor, steering, funder, evaluator, other staff
        22 | R: mentee, mentor | 2K: mentee's manager, client | F: coordinator | N: other member, mentor's manager, mentor's mentor, steering, funder, evaluator, other staff
        23 | O: mentee, mentor | R: coordinator | N: other member, mentee's manager, mentor's manager, funder, client, other staff | A: steering, evaluator | K: mentor's mentor
        24 | R*: mentee | R: mentor | E: mentee's manager, mentor's manager, coordinator | N: other member, mentor's mentor, funder, evaluator, client, other staff | A: steering
        25 | R: mentee, mentor, other member, coordinator | F: mentee's manager, mentor's manager, client | A: steering, funder, evaluator | K: mentor's mentor | N: other staff
        26 | O: mentee, mentor | R: coordinator | N: other member, mentee's manager, mentor's manager, mentor's mentor, funder, client, other staff | A: steering, evaluator
        27 | O: mentee, mentor | R: coordinator | N: other member, mentee's manager, mentor's manager, mentor's mentor, funder, client, other staff | A: steering, evaluator
        28 | O: mentee, mentor | R: coordinator | N: other member, mentee's manager, mentor's manager, mentor's mentor, client, other staff | A: steering, funder, evaluator
        29 | O: mentee's manager, mentor's manager | R: coordinator | A: steering, funder, evaluator | N: mentee, mentor, other member, mentor's mentor, client, other staff
        30 | R: coordinator | R*: mentee, mentor | A: other member, mentee's manager, mentor's manager, steering, funder, evaluator, client, other staff | N: mentor's mentor
        31 | A: coordinator, steering, funder, evaluator, client | N: mentee, mentor, other member, mentee's manager, mentor's manager, mentor's mentor, other staff
        32 | R: mentee | C:mentee: mentor, mentee's manager, coordinator, client, other staff | N: other member, mentor's manager, mentor's mentor, steering, funder, evaluator
        33 | R: mentor, coordinator | C:mentor: mentor's manager, client | N: mentee, other member, mentee's manager, mentor's mentor, steering, funder, evaluator, other staff
        34 | R: mentor | K: mentor's mentor | F: mentee, coordinator | N: other member, mentee's manager, mentor's manager, steering, funder, evaluator, client, other staff
        35 | O: mentee, mentor | F: coordinator | N: other member, mentee's manager, mentor's manager, mentor's mentor, steering, funder, evaluator, client, other staff
        36 | R: coordinator, steering | A: funder | N: mentee, mentor, other member, mentee's manager, mentor's manager, mentor's mentor, evaluator, client, other staff
        """;

    private static readonly string[] Columns =
        ["mentee", "mentor", "other member", "mentee's manager", "mentor's manager", "coordinator", "mentor's mentor", "steering", "funder", "evaluator", "client", "other staff"];

    [Fact]
    public void The_matrix_says_what_the_guidance_says_cell_by_cell() => Assert.Equal(Told(), AccessMatrix.Rows.Select(row =>
        $"{(int)row.Kind} | {string.Join(" | ", AccessMatrix.Capacities.Select(capacity => $"{Columns[(int)capacity]}: {AccessMatrix.Words[row.For(capacity)]}"))}"));

    [Fact]
    public void Every_kind_stands_once_and_in_its_place() => Assert.Equal(Enum.GetValues<RecordKind>(), AccessMatrix.Rows.Select(row => row.Kind));

    [Fact]
    public void Every_record_stands_in_one_row_or_outside_with_a_reason()
    {
        var records = typeof(Entity).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Entity)) && !type.IsAbstract).ToList();
        var held = AccessMatrix.Rows.SelectMany(row => row.Content.Concat(row.Facts)).Concat(AccessMatrix.Outside.Keys).ToList();
        var missing = records.Except(held).Select(type => type.Name);
        Assert.True(!missing.Any(), $"Give each a row in AccessMatrix, or a reason in AccessMatrix.Outside: {string.Join(", ", missing)}.");
        Assert.Empty(held.Except(records));
        // A reflective log is the mentee's or the mentor's, and evaluation a party's or a line manager's, which are two kinds.
        Assert.Equal([typeof(ReflectiveLog), typeof(EvaluationAnswer), typeof(EvaluationAsk)], held.GroupBy(type => type).Where(group => group.Count() > 1).Select(group => group.Key));
        Assert.All(AccessMatrix.Outside.Values, reason => Assert.EndsWith(".", reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Nobody_reads_anothers_content_by_standing_but_a_party_the_coordinator_and_who_signs()
    {
        var readers = AccessMatrix.Rows.Where(row => row.Kind is not (RecordKind.ProgrammeInformation or RecordKind.Budget))
            .SelectMany(row => AccessMatrix.Capacities.Where(capacity => row.For(capacity) is Access.Reads).Select(capacity => (row.Kind, capacity))).ToList();
        Assert.Equal([(RecordKind.SignOffDecision, Capacity.MenteesLineManager), (RecordKind.SignOffDecision, Capacity.MentorsLineManager)],
            readers.Where(x => x.capacity is not (Capacity.Mentee or Capacity.Mentor or Capacity.OtherMember or Capacity.Coordinator)));
    }

    private static IEnumerable<string> Told()
    {
        foreach (var line in CellByCell.Split('\n'))
        {
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            var cells = parts[1..].Select(part => part.Split(": ", 2)).SelectMany(part => part[1].Split(", ").Select(column => (Column: column, Word: part[0]))).ToLookup(x => x.Column, x => x.Word);
            yield return $"{parts[0]} | {string.Join(" | ", Columns.Select(column => $"{column}: {string.Join("+", cells[column])}"))}";
        }
    }
}
