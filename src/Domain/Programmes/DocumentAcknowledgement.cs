using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Programmes;

/// <summary>That a person has read one version of a document, and when they said so.</summary>
public sealed class DocumentAcknowledgement : Entity<DocumentAcknowledgement>, IVisible<DocumentAcknowledgement>, IOfProgramme
{
    private DocumentAcknowledgement() { }

    public DocumentAcknowledgement(ProgrammeDocument document, Id<Person> person, DateTimeOffset at) =>
        (ProgrammeId, DocumentId, PersonId, At) = (document.ProgrammeId, document.Id, person, at);

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<ProgrammeDocument> DocumentId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public DateTimeOffset At { get; private set; }

    public static Expression<Func<DocumentAcknowledgement, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self || v.ProgrammesCoordinated.Contains(x.ProgrammeId);
}

/// <summary>Says that documents were read.</summary>
public sealed class DocumentCommands(IStore store, Viewer viewer, TimeProvider clock)
{
    public Task<Id<DocumentAcknowledgement>> AcknowledgeDocument(Id<ProgrammeDocument> id, CancellationToken ct) => store.Write(async () =>
    {
        var document = await store.Get(id, ct);
        var me = viewer.RequirePerson();
        if (document.Kind is DocumentKind.CodeOfPractice or DocumentKind.EvaluationNotice)
            throw new Forbidden("A code of practice is accepted, and an evaluation notice acknowledged, by an operation of its own.");
        await store.Lock(me, ct);
        var (programme, kind, language, number) = (document.ProgrammeId, document.Kind, document.Language, document.Number);
        var later = await store.Find<ProgrammeDocument>(x => x.ProgrammeId == programme && x.Kind == kind && x.Language == language && x.Number > number, ct);
        LifeCycleRules.StepPossible.Check(later is null, "A newer version is published.");
        var there = await store.Find<DocumentAcknowledgement>(x => x.DocumentId == id && x.PersonId == me, ct);
        if (there is null) store.Add(there = new(document, me, clock.GetUtcNow()));
        return there.Id;
    }, ct);
}
