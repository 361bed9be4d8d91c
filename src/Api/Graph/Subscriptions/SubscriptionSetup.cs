namespace Mentoring.Api.Graph.Subscriptions;

/// <summary>How many streams there may be, and their pace, from the section <c>GraphQL:Subscriptions</c>.</summary>
internal sealed class SubscriptionOptions
{
    public const string Section = "GraphQL:Subscriptions";

    /// <summary>Streams that one person, or one client, may have open at a time.</summary>
    public int PerCaller { get; set; } = 10;

    /// <summary>Streams that this host holds at a time.</summary>
    public int PerHost { get; set; } = 1000;

    /// <summary>How often a stream says that it is there, so that nobody on the way takes it for dead.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often this host looks for new events, while it has streams.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(0.5);
}

internal static class SubscriptionSetup
{
    public static void AddSubscriptions(this IServiceCollection services)
    {
        services.AddSingleton(provider => provider.GetRequiredService<IConfiguration>().GetSection(SubscriptionOptions.Section).Get<SubscriptionOptions>() ?? new());
        services.AddSingleton<EventStreams>().AddSingleton<Places>();
        services.AddSingleton<EventWatch>().AddHostedService(provider => provider.GetRequiredService<EventWatch>());
    }
}
