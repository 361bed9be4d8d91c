using Mentoring.Api.Errors;
using Mentoring.Api.Http;
using Mentoring.Api.Operations;

namespace Mentoring.Api.Development;

/// <summary>Doors that exist in Development alone: elsewhere they are not even routed.</summary>
internal static class DevelopmentSetup
{
    /// <summary>They are documented apart from the contract, which has no such doors.</summary>
    public const string Group = "development";

    public static void AddDevelopment(this IServiceCollection services)
    {
        services.AddSingleton<DemoData>().AddSingleton<IWarmUp>(provider => provider.GetRequiredService<DemoData>());
        services.AddScoped<DevelopmentTokens>().AddScoped<DevelopmentClock>();
        services.ConfigureSwaggerGen(options =>
            options.SwaggerDoc(Group, new() { Title = "Mentoring.Api: Development", Version = "v1", Description = "Doors that exist in Development alone." }));
    }

    public static void MapDevelopment(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/dev").AllowAnonymous().WithTags("Development").WithGroupName(Group);
        group.MapPost("/token", (TokenRequest input, DevelopmentTokens tokens, CancellationToken ct) => tokens.Issue(input, ct))
            .Named("issueDevelopmentToken", "Gives a token for a demo persona, any person or a client",
                "Development only. Send one of `as`, `person` (id, or external id with `organisation`) and `client` (with `scopes`).")
            .Produces<TokenResponse>().Produces<Problem>(StatusCodes.Status422UnprocessableEntity, "application/problem+json");
        group.MapGet("/clock", (DevelopmentClock clock) => clock.Read()).Named("readDevelopmentClock", "Reads the programme's time", "Development only.");
        group.MapPut("/clock", (ClockInput input, DevelopmentClock clock, CancellationToken ct) => clock.Set(input, ct))
            .Named("setDevelopmentClock", "Moves the programme's time", "Development only. What is due by then is done once. Tokens stay on real time.");
    }
}
