using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Journals;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Programmes;

/// <summary>That you, or somebody in your programme, has read a version of a document.</summary>
public sealed record DocumentAcknowledgementView : View
{
    /// <summary>Id.</summary>
    public required Id<DocumentAcknowledgement> Id { get; init; }

    /// <summary>The version of the document.</summary>
    public required Id<ProgrammeDocument> Document { get; init; }

    /// <summary>Who.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Who has acknowledged a version of a document.</summary>
public sealed record DocumentReaderView
{
    /// <summary>Who.</summary>
    public required Id<Person> Person { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Reads who has read what.</summary>
public sealed class DocumentQueries(IReader reader)
{
    public Task<DocumentAcknowledgementView?> Find(Id<DocumentAcknowledgement> id, CancellationToken ct) => reader.One(id, Of, ct);

    /// <summary>A code is signed and an evaluation notice acknowledged on records of their own.</summary>
    public async Task<Page<DocumentReaderView>> Readers(Id<ProgrammeDocument> id, PageQuery page, CancellationToken ct)
    {
        var kind = await reader.All<ProgrammeDocument>().Where(x => x.Id == id).Select(x => (DocumentKind?)x.Kind).SingleOrDefaultAsync(ct) ?? throw new Unseen();
        return kind switch
        {
            DocumentKind.CodeOfPractice => await reader.All<CodeAcceptance>().Where(x => x.DocumentId == id).Paged(page, x => new DocumentReaderView { Person = x.PersonId, At = x.At }, ct),
            DocumentKind.EvaluationNotice => await reader.All<EvaluationAcknowledgement>().Where(x => x.DocumentId == id).Paged(page, x => new DocumentReaderView { Person = x.PersonId, At = x.At }, ct),
            _ => await reader.All<DocumentAcknowledgement>().Where(x => x.DocumentId == id).Paged(page, x => new DocumentReaderView { Person = x.PersonId, At = x.At }, ct),
        };
    }

    internal static DocumentAcknowledgementView Of(DocumentAcknowledgement x) => new() { Version = x.Version, Id = x.Id, Document = x.DocumentId, Person = x.PersonId, At = x.At };
}
