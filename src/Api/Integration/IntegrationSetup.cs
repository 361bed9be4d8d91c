namespace Mentoring.Api.Integration;

internal static class IntegrationSetup
{
    public static void AddIntegration(this WebApplicationBuilder builder) => builder.Services.AddSingleton(EventRetention.Of(builder.Configuration));
}
