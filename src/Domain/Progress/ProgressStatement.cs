using System.Linq.Expressions;
using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Progress;

/// <summary>What a mentee wants to say of their progress, under four headings.</summary>
public sealed record StatementContent : IFilled
{
    /// <summary>Which needs were addressed, up to 2,000 characters.</summary>
    public string? NeedsAddressed { get; init; }

    /// <summary>What progress was made, up to 2,000 characters.</summary>
    public string? Progress { get; init; }

    /// <summary>What comes next, up to 2,000 characters.</summary>
    public string? NextSteps { get; init; }

    /// <summary>What it is good for at work, up to 2,000 characters.</summary>
    public string? UseInJob { get; init; }

    /// <summary>The version of the form that was shown; the one in force where nothing is said.</summary>
    public FormShown? Form { get; init; }

    /// <summary>Answers to what the programme asks beside the rest, by the key of the question.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Added { get; init; }

    internal IReadOnlyCollection<string?> Headings => [NeedsAddressed, Progress, NextSteps, UseInJob];

    internal StatementContent Checked()
    {
        var findings = new Findings();
        var cleaned = this with
        {
            NeedsAddressed = findings.OptionalText("needsAddressed", NeedsAddressed, 2000),
            Progress = findings.OptionalText("progress", Progress, 2000),
            NextSteps = findings.OptionalText("nextSteps", NextSteps, 2000),
            UseInJob = findings.OptionalText("useInJob", UseInJob, 2000),
        };
        if (cleaned.Headings.All(text => text is null)) findings.Add("progress", "Says nothing yet.");
        findings.Refuse();
        return cleaned;
    }
}

/// <summary>A mentee's own account of their progress. It is for those to whom the mentee releases it, and for nobody else.</summary>
public sealed class ProgressStatement : Entity<ProgressStatement>, IVisible<ProgressStatement>, IRelationshipContent
{
    private ProgressStatement() { }

    public ProgressStatement(Relationship relationship, Id<Person> author, DateTimeOffset at) =>
        (RelationshipId, ProgrammeId, AuthorId, WrittenAt, Content) =
        (relationship.Id, relationship.ProgrammeId, author, at, Confidential.In(relationship.Id, author, new StatementContent()));

    public Id<Relationship> RelationshipId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> AuthorId { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<StatementContent> Content { get; private set; } = null!;

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>When it was first released: what somebody has read stays as it is.</summary>
    public DateTimeOffset? ReleasedAt { get; private set; }

    public void Write(StatementContent content, DateTimeOffset at)
    {
        LifeCycleRules.StepPossible.Check(ReleasedAt is null, "It was released: write another.");
        (Content, WrittenAt) = (Confidential.In(RelationshipId, AuthorId, content), at);
    }

    public void Release(DateTimeOffset at) => ReleasedAt ??= at;

    Id<Person>? IRelationshipContent.KnownOnlyTo => AuthorId;

    public static Expression<Func<ProgressStatement, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.AuthorId == v.Self
        || (v.Statements.AsLineManager.Contains(x.Id) && v.Reports.Contains(x.AuthorId))
        || (v.Statements.AsPartner.Contains(x.Id) && v.Relationships.Contains(x.RelationshipId))
        || (v.Statements.AsCoordinator.Contains(x.Id) && v.ProgrammesCoordinated.Contains(x.ProgrammeId) && !v.RelationshipsBarred.Contains(x.RelationshipId))
        || v.Statements.AsClient.Contains(x.Id);
}

/// <summary>To whom a statement goes.</summary>
public sealed record ReleaseStatement
{
    /// <summary>The one receiver.</summary>
    public required ReceiverInput Receiver { get; init; }
}

/// <summary>Written by the mentee, released by the mentee, item by item and receiver by receiver.</summary>
public sealed class StatementCommands(IStore store, Viewer viewer, Releasing releasing, Warnings warnings, TimeProvider clock)
{
    public Task<Id<ProgressStatement>> WriteProgressStatement(Id<Relationship> id, StatementContent input, CancellationToken ct) => store.Write(async () =>
    {
        var content = input.Checked();
        var relationship = await store.Get(id, ct);
        var party = relationship.PartyOf(viewer.Person) ?? throw new Forbidden(ConsentRules.MenteeUpdatesManager);
        ConsentRules.MenteeUpdatesManager.Permit(party.Role);
        var statement = new ProgressStatement(relationship, party.PersonId, clock.GetUtcNow());
        Write(statement, content with { Form = await store.Fill(relationship.ProgrammeId, "writeProgressStatement", content, party.Role, complete: true, ct) });
        store.Add(statement);
        return statement.Id;
    }, ct);

    public Task<Id<ProgressStatement>> ChangeProgressStatement(Id<ProgressStatement> id, StatementContent input, CancellationToken ct) => store.Write(async () =>
    {
        var content = input.Checked();
        var statement = await store.GetToReplace(id, ct);
        ConsentRules.MenteeUpdatesManager.Permit(RoleOf(statement));
        Write(statement, content with { Form = await store.Fill(statement.ProgrammeId, "changeProgressStatement", content, RoleOf(statement), complete: true, ct) });
        return id;
    }, ct);

    public Task<Id<Consent>> ReleaseProgressStatement(Id<ProgressStatement> id, ReleaseStatement input, CancellationToken ct) => store.Write(async () =>
    {
        var statement = await store.GetToAct(id, ct);
        ConsentRules.MenteeUpdatesManager.Permit(RoleOf(statement));
        var relationship = await store.Get(statement.RelationshipId, ct);
        var recipient = await releasing.Find(input.Receiver, statement.AuthorId, statement.ProgrammeId, relationship, ct);
        statement.Release(clock.GetUtcNow());
        return (await releasing.Give(new(statement.ProgrammeId, statement.RelationshipId, statement.AuthorId, ConsentSubject.ProgressStatement, id.Value, recipient,
            recipient.As == Receiver.Partner ? relationship.Between(statement.AuthorId, recipient.Person) : relationship.Alone(statement.AuthorId)), NoticeKind.StatementReleased, ct)).Id;
    }, ct);

    private void Write(ProgressStatement statement, StatementContent content)
    {
        statement.Write(content, clock.GetUtcNow());
        warnings.Weigh(ConsentRules.StatementContent, content.Headings);
    }

    private Enrolments.ParticipantRole RoleOf(ProgressStatement statement) =>
        statement.AuthorId == viewer.Person ? Enrolments.ParticipantRole.Mentee : Enrolments.ParticipantRole.Mentor;
}
