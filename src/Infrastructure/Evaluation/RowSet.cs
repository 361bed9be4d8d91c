using Mentoring.Domain.Exports;

namespace Mentoring.Infrastructure.Evaluation;

/// <summary>A column of anonymised rows.</summary>
/// <param name="Field">As it is published.</param>
/// <param name="Levels">In SQL, from fine to coarse. Others may know it of a person, where there is more than none.</param>
/// <param name="Answer">In SQL: what nobody knows but who is asked, or takes part.</param>
internal sealed record RowColumn(Field Field, IReadOnlyList<string> Levels, string? Answer = null)
{
    public static RowColumn Known(string name, string description, params string[] levels) => new(new(name, FieldType.String, description) { Required = true }, levels);

    /// <summary>What is stored encrypted: in its place the statement has the relationship, which goes no further.</summary>
    public bool IsOpened { get; private init; }

    public static RowColumn Opened(string name, string description) => new(new(name, FieldType.String, description), [], "r.\"Id\"") { IsOpened = true };

    public static RowColumn Told(string name, FieldType type, string description, string sql) => new(new(name, type, description), [], sql);
}

/// <summary>What anonymised rows are made of.</summary>
/// <param name="Columns">What others may know comes first.</param>
/// <param name="Steps">For each level of coarseness, the level of each column that others may know.</param>
/// <param name="Source">In SQL, <c>FROM</c> and <c>WHERE</c>: {0} is the programme, {1} and {2} the first instant of the period and the one after it. It has a relationship as <c>r</c>.</param>
/// <param name="Noticed">In SQL: the authors had the notice before they wrote. {3} is true.</param>
internal sealed record RowSet(IReadOnlyList<RowColumn> Columns, IReadOnlyList<int[]> Steps, string Source, string Noticed)
{
    public IReadOnlyList<RowColumn> Known { get; } = [.. Columns.Where(x => x.Levels.Count > 0)];
    public IReadOnlyList<RowColumn> Told { get; } = [.. Columns.Where(x => x.Levels.Count == 0)];

    /// <summary>What others may know of a row, as one text: most of the work is to group by it, which takes half the time of a group of so many columns.</summary>
    private string Look(int level) => string.Join(" || '|' || ", Known.Select((x, i) => x.Levels[Steps[level][i]]));

    private string Answers => string.Join(", ", Told.Select((x, i) => $"{x.Answer} AS s{i}"));

    private string Kind => string.Join(", ", ["look", "ok", .. Told.Select((_, i) => $"s{i}")]);

    /// <summary>Classes, their rows, and how many of these are of the one person who has the most.</summary>
    public string Classes(int level) => $$"""
        WITH {{Notices}}, looks AS (SELECT {{Look(level)}} AS look, r."Id" AS relationship {{Source}} AND {{Noticed}}),
            counted AS (SELECT look, relationship, COUNT(*) AS n FROM looks GROUP BY look, relationship),
            shares AS (SELECT look, SUM(c.n) AS n FROM counted c JOIN "Participation" p ON p."RelationshipId" = c.relationship GROUP BY look, p."PersonId"),
            most AS (SELECT look, MAX(n) AS most FROM shares GROUP BY look),
            classes AS (SELECT look, SUM(n) AS n FROM counted GROUP BY look)
        SELECT look, n, most FROM classes JOIN most USING (look)
        """;

    /// <summary>
    /// Kinds of rows: those that look alike and tell the same. How many there are; of those that look alike, how many are of the one relationship that has the most, and of
    /// how many relationships they are; and whether their authors had the notice. The rows are read once, and counted twice: by what they tell, and by whose they are.
    /// </summary>
    public string Kinds(int level) => $$"""
        WITH {{Notices}}, looks AS (SELECT {{Look(level)}} AS look, {{Answers}}, r."Id" AS relationship, CASE WHEN {{Noticed}} THEN 1 ELSE 0 END AS ok {{Source}}),
            shares AS (SELECT look, ok, COUNT(*) AS n FROM looks GROUP BY look, ok, relationship),
            classes AS (SELECT look, ok, MAX(n) AS most, COUNT(*) AS relationships FROM shares GROUP BY look, ok),
            kinds AS (SELECT {{Kind}}, COUNT(*) AS n FROM looks GROUP BY {{Kind}})
        SELECT {{Kind}}, n, most, relationships FROM kinds JOIN classes USING (look, ok)
        """;

    /// <summary>Of how many relationships there are rows.</summary>
    public string Number => $$"""
        WITH {{Notices}} SELECT COUNT(DISTINCT r."Id") {{Source}} AND {{Noticed}}
        """;

    /// <summary>In how many relationships of the programme the one person is who is in the most.</summary>
    public const string MostRelationships = """
        SELECT COALESCE(MAX(n), 0) FROM (SELECT COUNT(DISTINCT p."RelationshipId") AS n FROM "Participation" p WHERE p."ProgrammeId" = {0} GROUP BY p."PersonId") x
        """;

    /// <summary>From when on all who are in a relationship had read what evaluation makes of their records.</summary>
    private const string Notices = """
        read AS (SELECT a."PersonId", MIN(a."At") AS at FROM "EvaluationAcknowledgement" a WHERE a."ProgrammeId" = {0} GROUP BY a."PersonId"),
            noticed AS (SELECT p."RelationshipId", CASE WHEN COUNT(*) = COUNT(read.at) THEN MAX(read.at) END AS at
                FROM "Participation" p LEFT JOIN read ON read."PersonId" = p."PersonId" WHERE p."ProgrammeId" = {0} GROUP BY p."RelationshipId")
        """;
}
