using System.Data.Common;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Api.Tests.Identity;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>Who runs the host learns from logs, traces, metrics and errors that something happened, never who, what they wrote, or with which token.</summary>
public abstract class TelemetryTests(Hosted host) : HostedTests(host)
{
    private Telemetry Telemetry => ((IWatched)Host).Telemetry;

    [Fact]
    public async Task Neither_logs_nor_traces_nor_metrics_nor_errors_hold_names_content_or_tokens()
    {
        var matrix = await Matrix.Build(Host);
        Assert.All(matrix.Marks, mark => Assert.StartsWith(Watch.Words[0], mark.Text, StringComparison.Ordinal));
        foreach (var item in matrix.Items)
            foreach (var reader in matrix.Readers.Keys.Where(item.MayRead).Take(1).Append("stranger"))
                await matrix.Readers[reader].Get(item.Path);
        var errors = await GoWrong(await World.Running(Host));
        Assert.All(errors, error => Assert.True(error.Code >= 400 && !Watch.Words.Any(word => (error.Text + error.Headers).Contains(word, StringComparison.Ordinal)), error.Text));

        Assert.True(Telemetry.Found.IsEmpty, string.Join('\n', Telemetry.Found.Distinct().Take(20)));
        // What was looked at: statements, sign-in, requests, what went wrong, spans and measurements.
        foreach (var source in (string[])["Microsoft.EntityFrameworkCore.Database.Command", "Microsoft.AspNetCore.Authentication.JwtBearer", "Microsoft.AspNetCore.Hosting.Diagnostics", "Mentoring.Api.Errors", "Microsoft.AspNetCore", "Microsoft.AspNetCore.Hosting"])
            Assert.True(Telemetry.Seen(source) > 0, $"Nothing was heard of {source}.");
    }

    [Fact]
    public void What_is_looked_for_would_be_found()
    {
        using var telemetry = new Telemetry("sought-");
        var log = telemetry.CreateLogger("a category");
        using (log.BeginScope(new Dictionary<string, object> { ["who"] = "sought-scope" })) log.Log(Microsoft.Extensions.Logging.LogLevel.Trace, 0, "nothing", null, (state, _) => state);
        log.Log(Microsoft.Extensions.Logging.LogLevel.Error, 0, "nothing", new InvalidOperationException("a", new InvalidOperationException("sought-exception")), (state, _) => state);
        using (var source = new System.Diagnostics.ActivitySource("a source"))
        using (var activity = source.StartActivity("a span"))
            activity!.AddEvent(new("an event", tags: new() { { "who", "sought-event" } }));
        using (var meter = new System.Diagnostics.Metrics.Meter("a meter"))
            meter.CreateCounter<long>("a counter").Add(1, new KeyValuePair<string, object?>("who", "sought-measurement"));
        Assert.Equal(4, telemetry.Found.Count);
    }

    /// <summary>People of marked names, and all that they can do wrong.</summary>
    private async Task<List<Answer>> GoWrong(World world)
    {
        object Named(string who) => new { givenName = $"marked-given-{who}", familyName = $"marked-family-{who}", email = $"marked-{who}@organisation.example", jobTitle = "marked-job", identity = new { issuer = "https://issuer.example", subject = $"marked-subject-{who}" } };
        JsonObject Marked(JsonObject answers)
        {
            foreach (var member in (string[])["givenName", "familyName", "jobTitle", "responsibilities", "profile"]) answers[member] = $"marked-{member}";
            answers["email"] = "marked-email@organisation.example";
            return answers;
        }
        var mentor = await world.Available("mentor", await world.Person(more: Named("mentor")), Marked);
        var mentee = await world.Available("mentee", await world.Person(more: Named("mentee")), Marked);
        var pair = await world.AtWork(mentor, mentee, terms =>
        {
            terms["notes"] = new JsonObject { ["kept"] = true, ["by"] = "both", ["disposal"] = "marked-disposal" };
            return terms;
        });
        var path = $"/v1/relationships/{pair.Relationship}";
        (await world.Hr.Post("/v1/people/bulk", new[] { new { organisation = world.Organisation, externalId = "bulk", givenName = "marked-bulk", familyName = "marked-bulk", engagement = "staff", email = "marked-no-address" } })).Is(200);
        (await world.Hr.Get($"/v1/organisations/{world.Organisation}/people")).Is(200);

        var note = new { text = "marked-note" };
        var token = new Token($"person:{mentee.Person.Id}");
        Caller With(string wrong) => new(Host.Client(), wrong);
        List<Answer> errors =
        [
            await world.Hr.Put($"/v1/organisations/{world.Organisation}/people/again", new { givenName = "marked-given", familyName = "marked-family", engagement = "staff", manager = "marked-manager", identity = new { issuer = "https://issuer.example", subject = "marked-subject-mentee" } }),
            await world.Hr.Put($"/v1/organisations/{world.Organisation}/people/again", new { givenName = "marked-given" + new string('x', 300), familyName = 7, engagement = "marked-engagement" }),
            await world.Hr.Put($"/v1/organisations/{world.Organisation}/people/again", """{ "givenName": "marked-given", "familyName": "marked-" """),
            await mentee.Caller.Post($"{path}/private-notes", new { text = "marked-" + new string('x', 100_000) }),
            await mentee.Caller.Post($"{path}/private-notes", """{ "text": "marked-note", "text": "marked-note" }"""),
            await mentee.Caller.Post($"{path}/concerns", new { category = "marked-category", text = "marked-concern" }),
            await mentee.Caller.Post($"{path}/mentors-mentors", new { person = "marked-person" }),
            await mentee.Caller.Query("mutation { proposeMatch(input: { mentor: \"marked-mentor\", mentee: \"marked-mentee\" }) { marked-field } }", null, ("Accept", "application/graphql-response+json")),
            await world.Person() is var stranger ? await stranger.Caller.Post($"{path}/private-notes", note) : null!,
            await With(token.Claim("sub", "marked-subject").Claim("client_id", "marked-client").Signed()).Get("/v1/me"),
            await With(token.Claim("iss", "https://elsewhere.example").Signed()).Get("/v1/me"),
            await With(token.Signed()[..^2]).Get("/v1/me"),
            await With($"{token.Signed()} {token.Signed()}").Get("/v1/me"),
        ];
        await Break();
        errors.Add((await mentee.Caller.Post($"{path}/private-notes", note)).Is(500));
        errors.Add((await mentee.Caller.Get($"{path}/private-notes")).Is(500));
        return errors;
    }

    /// <summary>The database no longer fits: what goes wrong then is logged with its statement.</summary>
    private async Task Break()
    {
        await using DbConnection database = Host.Connection.StartsWith("Host=", StringComparison.Ordinal) ? new NpgsqlConnection(Host.Connection) : new SqliteConnection(Host.Connection);
        await database.OpenAsync(Caller.Stop);
        await using var command = database.CreateCommand();
        command.CommandText = "ALTER TABLE \"PrivateNote\" RENAME TO \"Gone\"";
        await command.ExecuteNonQueryAsync(Caller.Stop);
    }

    public sealed class Sqlite(WatchedSqlite host) : TelemetryTests(host), IClassFixture<WatchedSqlite>;

    public sealed class Postgres(WatchedPostgres host) : TelemetryTests(host), IClassFixture<WatchedPostgres>;
}
