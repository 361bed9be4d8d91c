namespace Mentoring.Api.Integration;

/// <summary>How long events are kept for who follows them: <c>Events:KeepDays</c> of the configuration, 7 to 3,650.</summary>
internal sealed record EventRetention(int KeepDays)
{
    private const int Default = 90;

    public static EventRetention Of(IConfiguration configuration) => configuration.GetValue("Events:KeepDays", Default) is >= 7 and <= 3650 and var days
        ? new(days) : throw new InvalidOperationException("Events:KeepDays lies between 7 and 3,650.");

    /// <summary>What is older goes. Tokens are good for the whole of the days.</summary>
    public DateTimeOffset Before(DateTimeOffset now) => now.AddDays(-KeepDays) - FeedQueries.Slack;
}
