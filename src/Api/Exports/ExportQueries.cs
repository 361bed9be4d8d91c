using System.Globalization;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Exports;
using Mentoring.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Exports;

/// <summary>Reads exports, and what there is to export.</summary>
public sealed class ExportQueries(IReader reader, DataSets sets)
{
    public DataSetsView DataSets() => new() { Items = [.. sets.All.Select(Of)] };

    public Task<ExportView?> Find(Id<Export> id, CancellationToken ct) => reader.One(id, Of, ct);

    public Task<Page<ExportView>> List(Id<Programme>? programme, ExportState? state, PageQuery page, CancellationToken ct) =>
        reader.All<Export>().Where(x => (programme == null || x.ProgrammeId == programme) && (state == null || x.State == state)).Paged(page, Of, ct);

    public async Task<Page<ExportDownloadView>> Downloads(Id<Export> export, PageQuery page, CancellationToken ct)
    {
        if (!await reader.All<Export>().AnyAsync(x => x.Id == export, ct)) throw new Unseen();
        return await reader.All<ExportDownload>().Where(x => x.ExportId == export).Paged(page, Of, ct);
    }

    private static DataSetView Of(DataSet x) => new()
    {
        Key = x.Key,
        Title = x.Title,
        Description = x.Description,
        Scope = x.Scope,
        Appointments = x.Appointments,
        Settled = x.IsSettled,
        Fields = [.. x.Fields.Select(field => new FieldView { Name = field.Name, Type = field.Type, Description = field.Description, Unit = field.Unit })],
    };

    internal static ExportView Of(Export x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Programme = x.ProgrammeId,
        Dataset = x.DataSet,
        Format = x.Format,
        Period = new() { From = x.From, To = x.To },
        Purpose = x.Purpose.Value,
        Person = x.PersonId,
        Client = x.Client,
        State = x.State,
        Percent = PercentOf(x),
        Rows = (int)Math.Min(x.Rows, int.MaxValue),
        Eta = EtaOf(x),
        Problem = x.Problem,
        Files = [.. x.Files.OrderBy(file => file.Id).Select(file => Of(x, file))],
        AskedAt = x.AskedAt,
        StartedAt = x.StartedAt,
        EndedAt = x.EndedAt,
        SnapshotAt = x.SnapshotAt,
        ExpiresAt = x.ExpiresAt,
    };

    private static ExportFileView Of(Export x, ExportFile file) => new()
    {
        Name = file.Name,
        MediaType = file.MediaType,
        Bytes = file.Bytes.ToString(CultureInfo.InvariantCulture),
        Sha256 = file.Sha256,
        Href = $"/v1/exports/{x.Id}/files/{file.Name}",
        Kept = file.IsKept,
    };

    /// <summary>The last hundredth is the manifest.</summary>
    private static int? PercentOf(Export x) => x.State switch
    {
        ExportState.Queued => 0,
        ExportState.Succeeded or ExportState.Expired => 100,
        _ => x.Expected is > 0 and var expected ? (int)Math.Min(99, 100 * x.Rows / expected) : null,
    };

    /// <summary>The lease was renewed when the rows were told.</summary>
    private static DateTimeOffset? EtaOf(Export x)
    {
        if (x is not { State: ExportState.Running, StartedAt: { } started, LeasedUntil: { } until, Rows: > 0, Expected: { } expected } || expected <= x.Rows) return null;
        var told = until - ExportRunning.Lease;
        return told > started ? told + (told - started) * ((double)(expected - x.Rows) / x.Rows) : null;
    }

    internal static ExportDownloadView Of(ExportDownload x) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Export = x.ExportId,
        File = x.File,
        Range = string.Create(CultureInfo.InvariantCulture, $"{x.FirstByte}-{x.LastByte}"),
        Person = x.PersonId,
        Client = x.Client,
        At = x.At,
    };
}
