using System.Globalization;
using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Integration;

/// <summary>Reads clients and the change feed.</summary>
public sealed class IntegrationQueries(IReader reader, IEventFeed feed)
{
    public async Task<ClientView?> FindClient(string clientId, CancellationToken ct) =>
        await reader.All<Client>().SingleOrDefaultAsync(x => x.ClientId == clientId, ct) is { } found ? Of(found) : null;

    public Task<Page<ClientView>> ListClients(PageQuery page, CancellationToken ct) =>
        reader.All<Client>().Paged(page, Of, ct);

    public async Task<EventsView> Events(string? after, int? limit, CancellationToken ct)
    {
        if (limit is < 1 or > PageQuery.Most) throw new Malformed($"limit lies between 1 and {PageQuery.Most}.", "?limit");
        var from = PositionOf(after);
        var events = await feed.After(from, limit ?? PageQuery.Default, ct);
        var reached = events.Count > 0 ? events[^1].Position : from;
        return new() { Items = events.ConvertAll(Of), Next = string.Create(CultureInfo.InvariantCulture, $"{reached.Xid}.{reached.Seq}") };
    }

    private static FeedPosition PositionOf(string? after)
    {
        if (after is null) return default;
        var parts = after.Split('.');
        return parts.Length == 2 && Number(parts[0]) is { } xid && Number(parts[1]) is { } seq
            ? new(xid, seq) : throw new Malformed("after is the next of an earlier answer.", "?after");

        static long? Number(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    internal static ClientView Of(Client x) => new()
    {
        Version = x.Version,
        ClientId = x.ClientId,
        Name = x.Name,
        Purpose = x.Purpose,
        Scopes = [.. x.Scopes.Select(scope => scope.Name).Order(StringComparer.Ordinal)],
        Organisations = [.. x.Organisations.Select(organisation => organisation.ExternalId).Order(StringComparer.Ordinal)],
        Active = x.IsActive,
    };

    internal static EventView Of(Event x) => new()
    {
        Id = x.Id,
        RecordType = x.RecordType,
        Record = x.RecordId,
        Change = x.Change,
        RecordVersion = x.RecordVersion,
        At = x.At,
        Organisation = x.OrganisationId,
    };
}
