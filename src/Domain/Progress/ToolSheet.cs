using System.Linq.Expressions;
using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;

namespace Mentoring.Domain.Progress;

/// <summary>A conversation tool.</summary>
public enum Tool
{
    /// <summary>Goal, reality, options, way forward.</summary>
    Grow,

    /// <summary>Outcome, scaling, know-how, affirm and action, review.</summary>
    Oskar,

    /// <summary>Learning from mistakes.</summary>
    Mistakes,

    /// <summary>Visioning.</summary>
    Visioning,

    /// <summary>Cost and benefit of a few ways to act.</summary>
    CostBenefit,
}

/// <summary>What was thought about one prompt.</summary>
public sealed record ToolAnswer
{
    /// <summary>Code of the prompt, one of those of the tool.</summary>
    public required string Prompt { get; init; }

    /// <summary>The thought, 1 to 2,000 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>A sheet as it is filled in. Everything on it is optional.</summary>
public sealed record ToolContent : IFilled
{
    /// <summary>What it is about, up to 1,000 characters.</summary>
    public string? Topic { get; init; }

    /// <summary>Answers, up to 100. A cost-benefit sheet may answer a prompt once for each way to act.</summary>
    public IReadOnlyList<ToolAnswer>? Answers { get; init; }

    /// <summary>GROW: the mentee's commitment to the way forward, a whole number of 1 to 10.</summary>
    public int? Commitment { get; init; }

    /// <summary>GROW: what is still needed where the commitment is low, up to 2,000 characters.</summary>
    public string? StillNeeded { get; init; }

    /// <summary>OSKAR: the present place on the scale, a whole number of 0 to 10.</summary>
    public int? Now { get; init; }

    /// <summary>OSKAR: the wished place on the scale, a whole number of 0 to 10.</summary>
    public int? Wished { get; init; }

    /// <summary>When to look at it again; there is a reminder on that day.</summary>
    public DateOnly? ReviewOn { get; init; }

    /// <summary>The version of the form that was shown; the one in force where nothing is said.</summary>
    public FormShown? Form { get; init; }

    /// <summary>Answers to what the programme asks beside the rest, by the key of the question.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Added { get; init; }

    internal ToolContent Checked(Tool tool, FormContent form)
    {
        var findings = new Findings();
        var prompts = form.Codes("answers", "prompt");
        if (Answers?.Count > 100) findings.Add("answers", "Has more than 100 entries.");
        var cleaned = this with
        {
            Topic = findings.OptionalText("topic", Topic, 1000),
            Answers = [.. (Answers ?? []).Take(100).Select((answer, i) => new ToolAnswer
            {
                Prompt = findings.Choice($"answers/{i}/prompt", answer.Prompt, prompts)!,
                Text = findings.Text($"answers/{i}/text", answer.Text, 2000),
            })],
            StillNeeded = findings.OptionalText("stillNeeded", StillNeeded, 2000),
        };
        foreach (var (member, value, of) in (IEnumerable<(string, object?, Tool)>)
            [("commitment", Commitment, Tool.Grow), ("stillNeeded", StillNeeded, Tool.Grow), ("now", Now, Tool.Oskar), ("wished", Wished, Tool.Oskar)])
            if (value is not null && tool != of) findings.Add(member, "Is not on this sheet.");
        findings.Date("reviewOn", ReviewOn);
        findings.Refuse();
        ProgressRules.CommitmentRange.Check(Commitment);
        ProgressRules.OskarScale.Check(Now);
        ProgressRules.OskarScale.Check(Wished);
        return cleaned;
    }
}

/// <summary>A sheet of the mentee. The mentor reads it when the mentee shares it, and nobody else does.</summary>
public sealed class ToolSheet : Entity<ToolSheet>, IVisible<ToolSheet>, IRelationshipContent, IGathered
{
    private ToolSheet() { }

    public ToolSheet(Relationship relationship, Id<Person> author, Tool tool, DateTimeOffset at) =>
        (RelationshipId, CircleId, ProgrammeId, AuthorId, Tool, BegunAt) = (relationship.Id, relationship.Around(author), relationship.ProgrammeId, author, tool, at);

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Circle> CircleId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> AuthorId { get; private set; }
    public Tool Tool { get; private set; }
    public DateTimeOffset? BegunAt { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<ToolContent> Content { get; private set; } = null!;

    /// <summary>The mentor may read it.</summary>
    public bool Shared { get; private set; }

    /// <summary>The review that nobody has been reminded of.</summary>
    public DateOnly? NextReviewOn { get; private set; }

    public void Write(ToolContent content) => (Content, NextReviewOn) = (Confidential.In(RelationshipId, AuthorId, content), content.ReviewOn);

    public void Share(bool shared) => Shared = shared;

    public void Gather(Id<Circle> circle) => CircleId = circle;

    public void Remind() => NextReviewOn = null;

    Id<Person>? IRelationshipContent.KnownOnlyTo => Shared ? null : AuthorId;

    public static Expression<Func<ToolSheet, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.AuthorId == v.Self || (x.Shared && v.Circles.Contains(x.CircleId));
}
