using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Integration;

/// <summary>Reads the feeds that other systems follow: nothing is skipped, whatever commits late.</summary>
public sealed class FeedQueries(IReader reader, IEventFeed feed, Viewer viewer, TimeProvider clock)
{
    private const string ChangesFeed = "changes";
    private const string CompletionsFeed = "completions";

    /// <summary>How much earlier than it is settled an event may say that it was.</summary>
    internal static readonly TimeSpan Slack = TimeSpan.FromDays(1);

    public async Task<ChangesView> Changes(string? since, int? limit, CancellationToken ct)
    {
        var (items, token, more) = await Page(ChangesFeed, since, limit, feed.After, ct);
        if (since is not null && await feed.ForgottenBefore(ct) is { } forgotten && StartOf(ChangesFeed, since).HasAllUntil < forgotten + Slack)
            throw new TokenExpired("What came next is kept no longer: read the lists again, and begin with since=now before you do.");
        return new() { Items = items.ConvertAll(Of), Since = token, More = more };
    }

    public async Task<CompletionsView> Completions(string? since, int? limit, CancellationToken ct)
    {
        var (events, token, more) = await Page(CompletionsFeed, since, limit, feed.CompletionsAfter, ct);
        return new() { Items = await CompletionsOf(events, ct), Since = token, More = more };
    }

    private async Task<(List<Event> Items, string Token, bool More)> Page(string name, string? since, int? limit, Func<FeedPosition, int, CancellationToken, Task<List<Event>>> after, CancellationToken ct)
    {
        if (limit is < 1 or > PageQuery.Most) throw new Malformed($"limit lies between 1 and {PageQuery.Most}.", "?limit");
        var (now, most) = (clock.GetUtcNow(), limit ?? PageQuery.Default);
        if (since == SinceToken.Now) return ([], new SinceToken(name, await feed.Last(ct), now).Written(viewer), false);
        var from = StartOf(name, since);
        var found = await after(from.Position, most + 1, ct);
        var more = found.Count > most;
        if (more) found.RemoveAt(most);
        var reached = found.Count > 0 ? found[^1].Position : from.Position;
        // As long as there is more, what has been told is all there was until its own time.
        return (found, new SinceToken(name, reached, more ? found[^1].At : now).Written(viewer), more);
    }

    private SinceToken StartOf(string name, string? since) => since switch
    {
        null => new(name, default, DateTimeOffset.MinValue),
        SinceToken.Now => new(name, default, clock.GetUtcNow()),
        _ => SinceToken.Read(name, since, viewer),
    };

    /// <summary>Each once, as it is now, at the place of its last change.</summary>
    private async Task<List<CompletionView>> CompletionsOf(List<Event> events, CancellationToken ct)
    {
        var last = events.GroupBy(x => x.RecordId).Select(group => group.Last()).ToList();
        var ids = last.ConvertAll(x => new Id<Completion>(x.RecordId));
        var rows = await reader.All<Completion>().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id.Value, ct);
        var (people, programmes) = (rows.Values.Select(x => x.PersonId).Distinct().ToList(), rows.Values.Select(x => x.ProgrammeId).Distinct().ToList());
        var names = await reader.All<Programme>().Where(x => programmes.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Name, ct);
        var persons = await (from person in reader.All<Person>()
                             join organisation in reader.All<Organisation>() on person.OrganisationId equals organisation.Id
                             where people.Contains(person.Id)
                             select new CompletionPersonView { Id = person.Id, Organisation = organisation.ExternalId, ExternalId = person.ExternalId })
            .ToDictionaryAsync(x => x.Id, ct);
        return [.. last.Where(x => rows.ContainsKey(x.RecordId)).Select(x => Of(rows[x.RecordId], persons, names, x.At))];
    }

    private static CompletionView Of(Completion x, Dictionary<Id<Person>, CompletionPersonView> people, Dictionary<Id<Programme>, string> programmes, DateTimeOffset changedAt) => new()
    {
        Id = x.Id,
        Version = x.Version,
        Status = x.Status,
        Voided = x.IsVoided,
        Person = x.IsErased ? null : people.GetValueOrDefault(x.PersonId),
        Activity = new() { Id = x.ActivityId, Kind = x.Activity, Title = x.Title, Version = x.Edition },
        Programme = new() { Id = x.ProgrammeId, Name = programmes.GetValueOrDefault(x.ProgrammeId, "") },
        StartedOn = x.StartedOn,
        CompletedOn = x.CompletedOn,
        TimeZone = x.TimeZone ?? "UTC",
        Hours = x.Hours,
        Days = x.Days,
        ChangedAt = changedAt,
    };

    private static ChangeView Of(Event x) => new()
    {
        Kind = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(x.RecordType),
        Record = x.RecordId,
        Change = x.Change,
        Version = x.RecordVersion,
        At = x.At,
        Organisation = x.OrganisationId!.Value,
    };
}
