using System.Security.Cryptography;
using System.Text;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Http;

/// <summary>Which page of a list.</summary>
public sealed class PageQuery
{
    public const int Default = 50;
    public const int Most = 200;

    private PageQuery(int limit, Guid? after, bool backwards, string bound) => (Limit, After, Backwards, Bound) = (limit, after, backwards, bound);

    public int Limit { get; }

    /// <summary>The row from which the page goes on.</summary>
    public Guid? After { get; }

    /// <summary>Towards older rows. REST has pages in one direction.</summary>
    public bool Backwards { get; }

    private string Bound { get; }

    /// <summary>Reads limit and cursor. A cursor is good for the list and the filters that it came from.</summary>
    public static PageQuery Of(int? limit, string? cursor, string bound, bool backwards = false)
    {
        if (limit is < 1 or > Most) throw new Malformed($"limit lies between 1 and {Most}.", "?limit");
        return new(limit ?? Default, cursor is null ? null : Read(cursor, bound), backwards, bound);
    }

    public string CursorAt(Guid id) => WebEncoders.Base64UrlEncode([.. id.ToByteArray(bigEndian: true), .. Seal(Bound, id)]);

    private static Guid Read(string cursor, string bound)
    {
        byte[] bytes;
        try
        {
            bytes = WebEncoders.Base64UrlDecode(cursor);
        }
        catch (FormatException)
        {
            throw Wrong();
        }
        if (bytes.Length != 24) throw Wrong();
        var id = new Guid(bytes.AsSpan(0, 16), bigEndian: true);
        return bytes.AsSpan(16).SequenceEqual(Seal(bound, id)) ? id : throw Wrong();
    }

    private static byte[] Seal(string bound, Guid id) => SHA256.HashData(Encoding.UTF8.GetBytes($"{id}|{bound}"))[..8];

    private static Malformed Wrong() => new("cursor is none that this list with these filters gave.", "?cursor");
}

internal static class Paging
{
    /// <summary>
    /// One row more than asked for tells whether there is a next page. Of what people wrote none is read that is not shown: it would be
    /// recorded as read.
    /// </summary>
    public static async Task<Page<TView>> Paged<T, TView>(
        this IQueryable<T> rows, PageQuery page, Func<List<T>, CancellationToken, Task<List<TView>>> views, CancellationToken ct) where T : Entity<T>
    {
        var all = rows;
        var isContent = typeof(IRecordedContent).IsAssignableFrom(typeof(T));
        var found = await rows.From(page).Take(isContent ? page.Limit : page.Limit + 1).ToListAsync(ct);
        var more = isContent ? found.Count == page.Limit && await rows.Beyond(found[^1].Id, page.Backwards).AnyAsync(ct) : found.Count > page.Limit;
        if (found.Count > page.Limit) found.RemoveAt(page.Limit);
        var next = more ? page.CursorAt(found[^1].Id.Value) : null;
        if (page.Backwards) found.Reverse();
        return new() { Items = await views(found, ct), Next = next, Of = new(page, found.ConvertAll(row => row.Key), token => all.CountAsync(token)) };
    }

    /// <summary>What lies beyond the page's cursor, in the page's order.</summary>
    public static IQueryable<T> From<T>(this IQueryable<T> rows, PageQuery page) where T : Entity<T>
    {
        if (page.After is { } from) rows = rows.Beyond(new(from), page.Backwards);
        return page.Backwards ? rows.OrderByDescending(row => row.Id) : rows.OrderBy(row => row.Id);
    }

    private static IQueryable<T> Beyond<T>(this IQueryable<T> rows, Id<T> row, bool backwards) where T : Entity<T> =>
        backwards ? rows.Where(x => x.Id < row) : rows.Where(x => x.Id > row);

    public static Task<Page<TView>> Paged<T, TView>(this IQueryable<T> rows, PageQuery page, Converter<T, TView> view, CancellationToken ct) where T : Entity<T> =>
        rows.Paged(page, (found, _) => Task.FromResult(found.ConvertAll(view)), ct);
}

/// <summary>A page over REST, with its Link header.</summary>
internal static class Pages
{
    public static IResult Of<T>(Page<T> page, HttpContext context)
    {
        if (page.Next is { } next)
        {
            var query = context.Request.Query.Where(x => x.Key != "cursor").SelectMany(x => x.Value, (x, value) => KeyValuePair.Create(x.Key, value));
            var link = QueryHelpers.AddQueryString($"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{context.Request.Path}", query.Append(new("cursor", next)));
            context.Response.Headers.Link = $"<{link}>; rel=\"next\"";
        }
        context.Response.Headers.CacheControl = "private, no-cache";
        return Results.Ok(page);
    }

    /// <summary>Set by who asks for a page towards older rows.</summary>
    public static readonly object Backwards = new();

    /// <summary>What a cursor is bound to: the list and its filters.</summary>
    public static PageQuery Query(HttpContext context, int? limit, string? cursor) => PageQuery.Of(limit, cursor,
        context.Request.Path + "?" + string.Join('&', context.Request.Query.Where(x => x.Key is not ("cursor" or "limit")).OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key}={x.Value}")),
        context.Items.ContainsKey(Backwards));
}
