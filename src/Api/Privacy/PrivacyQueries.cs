using System.Globalization;
using System.Text.RegularExpressions;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Privacy;

/// <summary>Reads who read what, and how often.</summary>
public sealed partial class PrivacyQueries(IReader reader, Viewer viewer, IReadFacts facts)
{
    public async Task<Page<ReadRecordView>> ListReadRecords(Id<Relationship> relationship, PageQuery page, CancellationToken ct) =>
        await (await reader.Within<ReadRecord>(relationship, ct)).Where(x => x.RelationshipId == relationship).Paged(page, Views, ct);

    public async Task<ConfidentialityFiguresView?> Figures(Id<Programme> id, DateOnly? from, DateOnly? until, CancellationToken ct)
    {
        var programme = await reader.All<Programme>().SingleOrDefaultAsync(x => x.Id == id, ct) ?? throw new Unseen();
        viewer.RequireCoordinator(id);
        var figures = await facts.Figures(id, from is { } first ? Midnight(first) : null, until is { } last && last < DateOnly.MaxValue ? Midnight(last.AddDays(1)) : null, ct);
        return new()
        {
            Version = programme.Version,
            Programme = id,
            From = from,
            Until = until,
            Reads = [.. figures.Select(x => new ReadFigureView { Capacity = x.Capacity, RecordType = x.RecordType, Times = x.Requests, Records = x.Records, Bulk = x.Bulk })],
        };
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    internal async Task<List<ReadRecordView>> Views(List<ReadRecord> records, CancellationToken ct)
    {
        var names = await facts.NamesOfReaders(records, ct);
        return records.ConvertAll(x => Of(x, x.ReaderId is { } person ? names.GetValueOrDefault(person) : null));
    }

    internal static ReadRecordView Of(ReadRecord x, string? name) => new()
    {
        Version = x.Version,
        Id = x.Id,
        Relationship = x.PortfolioId is null ? x.RelationshipId : null,
        Portfolio = x.PortfolioId,
        Sentence = Sentence(x, name),
        Reader = x.ReaderId,
        ReaderName = name,
        Capacity = x.Capacity,
        Client = x.Client,
        Purpose = x.Purpose,
        RecordType = x.RecordType,
        Records = x.Records,
        Bulk = x.IsBulk,
        Protocol = x.Protocol,
        Operation = x.Operation,
        At = x.At,
    };

    private static string Sentence(ReadRecord x, string? name)
    {
        var who = Who(x.Capacity);
        var what = x.RecordType == nameof(Evidence) ? "evidence record" : Between().Replace(x.RecordType, " ").ToLowerInvariant();
        return string.Create(CultureInfo.InvariantCulture,
            $"{who}{(name is null ? "" : $" ({name})")} read {x.Count} {what}{(x.Count == 1 ? "" : "s")} on {x.At.UtcDateTime:d MMMM yyyy} at {x.At.UtcDateTime:HH:mm} UTC{(x.IsBulk ? ", as part of a bulk read" : "")}.");
    }

    private static string Who(ReadCapacity capacity) => capacity switch
    {
        ReadCapacity.Coordinator => "A coordinator of the programme",
        ReadCapacity.LineManager => "The line manager",
        ReadCapacity.MentorsMentor => "The mentor's mentor",
        ReadCapacity.SafeguardingContact => "The safeguarding contact",
        ReadCapacity.ShareReceiver => "Somebody to whom you show it",
        ReadCapacity.Client => "A registered client",
        _ => "Somebody who may",
    };

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Between();
}
