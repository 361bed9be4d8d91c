using Mentoring.Domain.People;

namespace Mentoring.Domain.Portfolios;

/// <summary>
/// Keeps the bytes of files, encrypted under their owner's key. What no record refers to by the time that it is due, because its upload was broken off
/// or its record was removed, is swept.
/// </summary>
public interface IFileStore
{
    /// <summary>Keeps bytes as they come. Nobody is offered them before there is a record of the id.</summary>
    Task Keep(Id<EvidenceFile> id, Id<Person> owner, Stream bytes, CancellationToken ct);

    /// <summary>The bytes, from any place on, read by <c>ReadAsync</c> alone.</summary>
    /// <exception cref="Unseen">Their key is destroyed.</exception>
    Task<Stream> Open(Id<EvidenceFile> id, long length, CancellationToken ct);

    /// <summary>Removes what no record refers to.</summary>
    Task Remove(Id<EvidenceFile> id, CancellationToken ct);

    /// <summary>Removes all that is due. Answers how many.</summary>
    Task<int> Sweep(CancellationToken ct);
}
