using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Mentoring.Bench.Baseline;

// The application's answers, member by member.
internal sealed record RelationshipAnswer(Guid Id, Guid Programme, Guid Proposal, string Model, string? Purpose, string Status, DateTime FormedAt, DateTime? EndedAt, string Phase, DateOnly? EndsOn,
    DateTime? PausedSince, SuspensionAnswer? Suspension, DateTime? EndsBy, List<PartyAnswer> Parties, List<MeetingAnswer>? LatestMeetings, int Version);

internal sealed record SuspensionAnswer(string Rule, DateTime Since);

internal sealed record PartyAnswer(Guid Person, string? Name, string Role);

internal sealed record MeetingAnswer(Guid Id, Guid Relationship, Guid? Mentor, Guid? Mentee, string Status, DateTime StartsAt, int Minutes, string Method, string? OtherMethod, string? Venue, string? TimeZone,
    string StartsAtLocal, int? Session, Guid? ProposedBy, int Moves, bool ShortNotice, DateTime KeepFreeFrom, DateTime KeepFreeUntil, int Version);

internal sealed record PageAnswer(List<RelationshipAnswer> Items, string? Next);

internal sealed record ProblemAnswer(string Rule);

/// <summary>A meeting to plan, as far as the comparison goes: without agenda and place.</summary>
internal sealed record PlanInput(DateTimeOffset StartsAt, int Minutes, string Method, string? OtherMethod, string? Venue, string? DistanceReason);

/// <summary>What of an agreement a plan is held against.</summary>
internal sealed record TermsInForce(int? MinMinutes, int? MaxMinutes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(InstantJson)])]
[JsonSerializable(typeof(RelationshipAnswer))]
[JsonSerializable(typeof(PageAnswer))]
[JsonSerializable(typeof(MeetingAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
[JsonSerializable(typeof(PlanInput))]
[JsonSerializable(typeof(TermsInForce))]
[JsonSerializable(typeof(Dictionary<string, JsonElement>))]
[JsonSerializable(typeof(NestedAnswer))]
internal sealed partial class Json : JsonSerializerContext;

internal sealed class InstantJson : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTime();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[32];
        value.TryFormat(text, out var length, "yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}

internal static class Words
{
    /// <summary>The contract's word for what a column holds.</summary>
    public static string Word(this string stored) => string.Create(stored.Length, stored, static (word, from) =>
    {
        from.CopyTo(word);
        word[0] = char.ToLowerInvariant(word[0]);
    });
}
