using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Mentoring.Api.Tests.Hosting;
using Mentoring.Api.Tests.Http;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Api.Tests.Portfolios;

/// <summary>A mentee fills a portfolio, shows it to whom they choose for as long as they choose, and takes it along.</summary>
public abstract class PortfolioTests(Hosted host) : HostedTests(host)
{
    private static readonly Dictionary<string, object> Portfolios = new(StringComparer.Ordinal) { ["portfolio"] = "on" };

    private static object Course => new { kind = "course", on = "2026-03-01", title = "Debt advice", medium = "electronic", links = new[] { "careerPlan" }, competencies = new[] { "empathy" } };

    [Fact]
    [Flips("portfolio.profileLists")]
    [Flips("portfolio.media")]
    [Flips("portfolio.kinds")]
    [Flips("portfolio")]
    [Proves("portfolio-contents")]
    [Proves("portfolio-medium")]
    [Proves("portfolio-profile")]
    public async Task A_portfolio_holds_what_the_programme_takes()
    {
        var world = await World.Running(Host);
        var (mentee, mentor) = (await world.Available("mentee"), await world.Available("mentor"));
        (await mentee.Caller.Post($"{world.ProgrammePath}/portfolios")).RefusedBy("portfolio-contents");
        await world.Set(Portfolios);
        (await mentor.Caller.Post($"{world.ProgrammePath}/portfolios")).ForbiddenBy("portfolio-owner-controls");
        var portfolio = (await mentee.Caller.Post($"{world.ProgrammePath}/portfolios")).Is(201).Id;
        Assert.Equal(portfolio, (await mentee.Caller.Post($"{world.ProgrammePath}/portfolios")).Is(201).Id);
        var path = $"/v1/portfolios/{portfolio}/evidence";

        var kinds = ((string[])["achievement", "qualification", "certificate", "course", "postOfResponsibility", "reflection"]);
        foreach (var kind in kinds)
        {
            var made = (await mentee.Caller.Post(path, new { kind, on = "2026-03-01", title = "Something", medium = "paper", reference = "The blue folder" })).Is(201);
            Assert.Equal(kind == "reflection" ? ["portfolio-evidence-linked", "portfolio-professional-tone"] : ["portfolio-evidence-linked"], made.Warnings.Order(StringComparer.Ordinal));
        }
        Assert.Equal(kinds.Length, (await mentee.Caller.Get($"/v1/evidence?portfolio={portfolio}")).Is(200).Items.Count);
        Assert.Single((await mentee.Caller.Get("/v1/evidence?kind=course")).Is(200).Items);
        Assert.Equal(["/competencies/0", "/reference", "/title"], (await mentee.Caller.Post(path, new { kind = "course", on = "2026-03-01", title = " ", medium = "electronic", reference = "Here", competencies = new[] { "flying" } })).Is(422).Pointers.Order(StringComparer.Ordinal));
        Assert.Equal(["/reference"], (await mentee.Caller.Post(path, new { kind = "course", on = "2026-03-01", title = "A course", medium = "paper" })).Is(422).Pointers);
        Assert.Equal(24, (await mentee.Caller.Get("/v1/competencies")).Is(200).Items.Count);

        await world.Set(new Dictionary<string, object>(StringComparer.Ordinal) { ["portfolio.kinds"] = new[] { "certificate" }, ["portfolio.media"] = new[] { "electronic" }, ["portfolio.profileLists"] = new[] { "jobSkills" } });
        (await mentee.Caller.Post(path, Course)).RefusedBy("portfolio-contents");
        (await mentee.Caller.Post(path, new { kind = "certificate", on = "2026-03-01", title = "A certificate", medium = "paper", reference = "A drawer" })).RefusedBy("portfolio-medium");
        (await mentee.Caller.Put($"/v1/portfolios/{portfolio}/profile", new { attributes = new[] { "Patient" } })).RefusedBy("portfolio-profile");
        (await mentee.Caller.Put($"/v1/portfolios/{portfolio}/profile", new { jobSkills = new[] { "Debt advice" } })).Is(200);
        await world.Set(new Dictionary<string, object>(StringComparer.Ordinal) { ["portfolio"] = "off" });
        (await mentee.Caller.Post(path, new { kind = "certificate", on = "2026-03-01", title = "A certificate", medium = "electronic" })).RefusedBy("portfolio-contents");
        Assert.Equal(kinds.Length, (await mentee.Caller.Get($"/v1/evidence?portfolio={portfolio}")).Is(200).Items.Count);
    }

    [Fact]
    [Flips("boundary.assessment")]
    [Proves("portfolio-owner-controls")]
    [Proves("portfolio-mentor-feedback")]
    public async Task It_is_shown_by_its_owner_alone_to_one_person_until_a_day()
    {
        var world = await World.Running(Host);
        await world.Set(Portfolios);
        var (pair, panel) = (await world.AtWork(), await world.Person("interviewer", "director"));
        var today = DateOnly.Parse((await world.Nobody.Get("/dev/clock")).Is(200)["now"][..10], CultureInfo.InvariantCulture);
        var portfolio = (await pair.Mentee.Caller.Post($"{world.ProgrammePath}/portfolios")).Is(201).Id;
        var (path, shares) = ($"/v1/portfolios/{portfolio}", $"/v1/portfolios/{portfolio}/shares");
        string[] pieces = [(await pair.Mentee.Caller.Post($"{path}/evidence", Course)).Is(201).Id, (await pair.Mentee.Caller.Post($"{path}/evidence", Course)).Is(201).Id];
        (await pair.Mentee.Caller.Put($"{path}/profile", new { attributes = new[] { "Patient" } })).Is(200);
        foreach (var reader in (Caller[])[pair.Mentor.Caller, world.Manager.Caller, world.Coordinator.Caller, panel.Caller])
            foreach (var hidden in (string[])[path, $"{path}/profile", $"{path}/export", $"/v1/evidence/{pieces[0]}"]) (await reader.Get(hidden)).Is(404);

        // Bad shares store nothing.
        var before = await Stored.Rows(Host);
        foreach (var (receiver, endsOn, evidence, wrong) in ((string, string, string[]?, string)[])
            [
                (pair.Mentee.Person.Id, On(30), null, "/receiver"), (Guid.CreateVersion7().ToString(), On(30), null, "/receiver"), (panel.Id, On(-1), null, "/endsOn"),
                (panel.Id, On(30), [], "/evidence"), (panel.Id, On(30), [Guid.CreateVersion7().ToString()], "/evidence"),
            ])
            Assert.Equal([wrong], (await pair.Mentee.Caller.Post(shares, new { receiver, use = "jobInterview", endsOn, evidence })).Is(422).Pointers);
        Assert.Equal(before, await Stored.Rows(Host));

        // One piece for the mentor, all of it for the panel, for today.
        (await pair.Mentee.Caller.Post(shares, new { receiver = pair.Mentor.Person.Id, use = "feedback", endsOn = On(60), evidence = new[] { pieces[0] } })).Is(201);
        var share = (await pair.Mentee.Caller.Post(shares, new { receiver = panel.Id, use = "jobInterview", endsOn = On(0) })).Is(201).Id;
        Assert.Equal(["portfolioShared"], await World.Told(panel.Caller, share));
        Assert.Equal(pieces[..1], (await pair.Mentor.Caller.Get("/v1/evidence")).Is(200).Items.Select(x => x!["id"]!.ToString()));
        (await pair.Mentor.Caller.Get(path)).Is(404);
        Assert.Equal(pieces, (await panel.Caller.Get($"/v1/evidence?portfolio={portfolio}")).Is(200).Items.Select(x => x!["id"]!.ToString()));
        (await panel.Caller.Get($"{path}/profile")).Is(200);
        foreach (var reader in (Caller[])[world.Manager.Caller, world.Coordinator.Caller]) (await reader.Get($"/v1/evidence/{pieces[0]}")).Is(404);

        // Who is shown it neither fills, shares nor exports it.
        (await panel.Caller.Post($"{path}/evidence", Course)).ForbiddenBy("portfolio-owner-controls");
        (await panel.Caller.Post(shares, new { receiver = world.Manager.Id, use = "jobInterview", endsOn = On(1) })).ForbiddenBy("portfolio-owner-controls");
        (await panel.Caller.Get($"{path}/export")).ForbiddenBy("portfolio-owner-controls");
        (await panel.Caller.Get($"{path}/read-records")).ForbiddenBy("portfolio-owner-controls");
        (await pair.Mentor.Caller.Delete($"/v1/evidence/{pieces[0]}")).ForbiddenBy("portfolio-owner-controls");
        (await Upload(pair.Mentor.Caller, pieces[0], "a.txt", "text/plain", "Words.")).ForbiddenBy("portfolio-owner-controls");
        (await pair.Mentor.Caller.Post($"{path}/evidence", Course)).Is(404);

        // Their reads are the owner's to know.
        var reads = (await pair.Mentee.Caller.Get($"{path}/read-records?limit=200")).Is(200).Items;
        Assert.All(reads, read => Assert.Equal("shareReceiver", read!["capacity"]!.ToString()));
        Assert.Contains(reads, read => read!["reader"]!.ToString() == panel.Id && read["recordType"]!.ToString() == "PersonalProfile");
        Assert.Contains(reads, read => read!["reader"]!.ToString() == pair.Mentor.Person.Id && read["records"]!.AsArray().Select(x => x!.ToString()).SequenceEqual(pieces[..1]));

        // The mentor's word needs the setting, and a share; a panel has none.
        (await pair.Mentor.Caller.Post($"/v1/evidence/{pieces[0]}/feedback", new { text = "Well done." })).RefusedBy("portfolio-mentor-feedback");
        await world.Set(new Dictionary<string, object>(StringComparer.Ordinal) { ["boundary.assessment"] = "explain" });
        (await pair.Mentor.Caller.Post($"/v1/evidence/{pieces[0]}/feedback", new { text = "Well done." })).RefusedBy("portfolio-mentor-feedback");
        await world.Set(new Dictionary<string, object>(StringComparer.Ordinal) { ["boundary.assessment"] = "feedbackOnEvidence" });
        (await panel.Caller.Post($"/v1/evidence/{pieces[0]}/feedback", new { text = "Well done." })).RefusedBy("portfolio-mentor-feedback");
        (await pair.Mentor.Caller.Post($"/v1/evidence/{pieces[1]}/feedback", new { text = "Well done." })).Is(404);
        Assert.Equal(["/grade"], (await pair.Mentor.Caller.Post($"/v1/evidence/{pieces[0]}/feedback", new { text = "Well done.", grade = "A" })).Is(400).Pointers);
        var said = (await pair.Mentor.Caller.Post($"/v1/evidence/{pieces[0]}/feedback", new { text = "Well done." })).Is(201).Id;
        Assert.Equal(["feedbackGiven"], await World.Told(pair.Mentee.Caller, said));
        (await panel.Caller.Get($"/v1/feedback/{said}")).Is(404);

        // It ends by itself at the end of its day; the other is taken back.
        (await world.Nobody.Put("/dev/clock", new { now = $"{On(1)}T00:00:01Z" })).Is(200);
        foreach (var hidden in (string[])[path, $"/v1/evidence/{pieces[1]}", $"/v1/portfolio-shares/{share}"]) (await panel.Caller.Get(hidden)).Is(404);
        var toMentor = (await pair.Mentor.Caller.Get("/v1/portfolio-shares")).Is(200).Items.Single()!["id"]!.ToString();
        (await pair.Mentor.Caller.Post($"/v1/portfolio-shares/{toMentor}/withdrawal")).ForbiddenBy("portfolio-owner-controls");
        (await pair.Mentee.Caller.Post($"/v1/portfolio-shares/{toMentor}/withdrawal")).Is(200);
        (await pair.Mentor.Caller.Get($"/v1/evidence/{pieces[0]}")).Is(404);
        (await pair.Mentor.Caller.Get($"/v1/feedback/{said}")).Is(200);

        string On(int days) => today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task A_file_is_what_its_bytes_are_and_whole_or_not_there()
    {
        var world = await World.Running(Host);
        await world.Set(Portfolios);
        var mentee = (await world.Available("mentee")).Caller;
        var portfolio = (await mentee.Post($"{world.ProgrammePath}/portfolios")).Is(201).Id;
        var evidence = (await mentee.Post($"/v1/portfolios/{portfolio}/evidence", Course)).Is(201).Id;
        var paper = (await mentee.Post($"/v1/portfolios/{portfolio}/evidence", new { kind = "course", on = "2026-03-01", title = "On paper", medium = "paper", reference = "A drawer" })).Is(201).Id;
        var other = (await world.Available("mentee")).Caller;

        var before = await Stored.Rows(Host);
        var large = new byte[21_000_000];
        "%PDF-1.7\n"u8.CopyTo(large);
        foreach (var (name, type, content, code, wrong) in ((string, string, byte[], int, string)[])
            [
                ("large.pdf", "application/pdf", large, 413, ""), ("photo.png", "image/png", "%PDF-1.7\n"u8.ToArray(), 422, "/headers/Content-Type"), ("run.exe", "application/octet-stream", "MZ"u8.ToArray(), 422, "/headers/Content-Type"),
                ("trap.docx", Word, Docx(new byte[12_000_000]), 422, ""), ("../../etc/passwd", "text/plain", "Words."u8.ToArray(), 422, "?name"), ("a\\b.txt", "text/plain", "Words."u8.ToArray(), 422, "?name"),
                ("", "text/plain", "Words."u8.ToArray(), 422, "?name"), ("a\u202Etxt.exe", "text/plain", "Words."u8.ToArray(), 422, "?name"), ("empty.txt", "text/plain", [], 422, ""),
            ])
        {
            var refused = (await Upload(mentee, evidence, name, type, content)).Is(code);
            if (code == 422) Assert.Equal([wrong], refused.Pointers);
            else Assert.Contains("20,971,520", refused["detail"], StringComparison.Ordinal);
        }
        using (var chunked = new PushContent(large)) (await mentee.Send(HttpMethod.Post, $"/v1/evidence/{evidence}/files?name=large.pdf", chunked)).Is(413);
        Assert.Equal(["/headers/Repr-Digest"], (await Upload(mentee, evidence, "a.txt", "text/plain", "Words."u8.ToArray(), ("Repr-Digest", DigestOf("Other words."u8.ToArray())))).Is(422).Pointers);
        Assert.Equal(["/headers/Repr-Digest"], (await Upload(mentee, evidence, "a.txt", "text/plain", "Words."u8.ToArray(), ("Repr-Digest", "md5=:AAAA:"))).Is(400).Pointers);
        Assert.Equal(["/headers/Repr-Digest"], (await Upload(mentee, evidence, "a.txt", "text/plain", "Words."u8.ToArray(), ("Idempotency-Key", "without"))).Is(400).Pointers);
        (await Upload(mentee, paper, "a.txt", "text/plain", "Words.")).RefusedBy("portfolio-medium");
        (await Upload(other, evidence, "a.txt", "text/plain", "Words.")).Is(404);
        Assert.Equal(before, await Stored.Rows(Host));

        // Of several chunks, and read from the middle.
        var report = Docx(RandomNumberGenerator.GetBytes(400_000));
        var sent = (await Upload(mentee, evidence, "report.docx", Word, report, ("Repr-Digest", DigestOf(report)), ("Idempotency-Key", "once"))).Is(201);
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(report)), "report.docx"), (sent["sha256"], sent["name"]));
        foreach (var key in (string[])["once", "twice"])
            Assert.Equal(sent.Id, (await Upload(mentee, evidence, "report.docx", Word, report, ("Repr-Digest", DigestOf(report)), ("Idempotency-Key", key))).Is(201).Id);
        (await Upload(mentee, evidence, "report.docx", Word, Docx([1]), ("Repr-Digest", DigestOf(Docx([1]))), ("Idempotency-Key", "once"))).Is(422);
        var path = $"/v1/evidence-files/{sent.Id}/content";
        var (whole, headers) = await Download(mentee, path);
        Assert.Equal(report, whole);
        Assert.Equal((DigestOf(report), "nosniff"), (headers["Repr-Digest"], headers["X-Content-Type-Options"]));
        Assert.StartsWith("attachment; filename=report.docx", headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Equal(report[200_000..300_000], (await Download(mentee, path, 206, ("Range", "bytes=200000-299999"))).Bytes);
        (await mentee.Get(path, ("If-None-Match", headers["ETag"]))).Is(304);
        (await other.Get(path)).Is(404);
        // The name goes with what it is.
        Assert.Equal("notes.exe.txt", (await Upload(mentee, evidence, "notes.exe", "text/plain", "Words.")).Is(201)["name"]);

        await Export(mentee, portfolio, report);

        // What is deleted is gone with the next due jobs, and so is what an upload left that was broken off.
        (await mentee.Delete($"/v1/evidence-files/{sent.Id}")).Is(204);
        (await mentee.Get(path)).Is(404);
        (await mentee.Delete($"/v1/evidence/{evidence}")).Is(204);
        Assert.True((await Stored.Rows(Host)).Single(table => table.Key == "FileChunk").Value > 0);
        (await world.Nobody.Put("/dev/clock", new { now = (await world.Nobody.Get("/dev/clock")).Is(200)["now"] })).Is(200);
        Assert.Equal(0, (await Stored.Rows(Host)).Single(table => table.Key == "FileChunk").Value);
    }

    private static async Task Export(Caller mentee, string portfolio, byte[] report)
    {
        var (bytes, headers) = await Download(mentee, $"/v1/portfolios/{portfolio}/export");
        Assert.Equal("application/zip", headers["Content-Type"]);
        await using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        Assert.Equal(["manifest.json", "files/001-report.docx", "files/002-notes.exe.txt"], zip.Entries.Select(x => x.FullName));
        using var content = new MemoryStream();
        await using (var stream = await zip.Entries[1].OpenAsync(Caller.Stop)) await stream.CopyToAsync(content, Caller.Stop);
        Assert.Equal(report, content.ToArray());
        await using var manifest = await zip.Entries[0].OpenAsync(Caller.Stop);
        var told = (await JsonNode.ParseAsync(manifest, cancellationToken: Caller.Stop))!;
        Assert.Equal((2, "files/001-report.docx"), (told["evidence"]!.AsArray().Count, told["files"]![0]!["path"]!.ToString()));
    }

    [Fact]
    [Proves("mentee-self-diagnosis")]
    [Proves("mentor-offers-other-setting")]
    public async Task The_mentee_names_their_needs_and_the_mentor_comments_when_asked()
    {
        var world = await World.Running(Host);
        var (pair, stranger) = (await world.AtWork(), await world.AtWork());
        var path = $"/v1/relationships/{pair.Relationship}";
        (await pair.Mentor.Caller.Post($"{path}/self-assessments", new { needs = new[] { new { text = "More time." } } })).ForbiddenBy("mentee-self-diagnosis");
        Assert.Equal(["/needs"], (await pair.Mentee.Caller.Post($"{path}/self-assessments", new { needs = Array.Empty<object>() })).Is(422).Pointers);
        Assert.Equal(["/needs/0/competency"], (await pair.Mentee.Caller.Post($"{path}/self-assessments", new { needs = new[] { new { text = "More time.", competency = "flying" } } })).Is(422).Pointers);
        var made = (await pair.Mentee.Caller.Post($"{path}/self-assessments", new { needs = new[] { new { text = "More time." } } })).Is(201);
        Assert.Equal(["mentee-self-diagnosis"], made.Warnings);
        var assessment = $"/v1/self-assessments/{made.Id}";
        Assert.Empty((await pair.Mentee.Caller.Replace(assessment, new { needs = new[] { new { text = "More time.", how = "A plan." } } })).Is(200).Warnings);
        (await pair.Mentor.Caller.Get(assessment)).Is(404);
        (await pair.Mentor.Caller.Post($"{assessment}/feedback", new { text = "Yes." })).Is(404);
        Assert.Equal(["/mentor"], (await pair.Mentee.Caller.Post($"{assessment}/comment-request", new { mentor = stranger.Mentor.Person.Id })).Is(422).Pointers);
        (await pair.Mentee.Caller.Post($"{assessment}/comment-request", new { })).Is(200);
        Assert.Equal(["commentAsked"], await World.Told(pair.Mentor.Caller, made.Id));
        (await pair.Mentor.Caller.Post($"{assessment}/feedback", new { text = "I see it as you do." })).Is(201);
        Assert.Single((await pair.Mentee.Caller.Get($"/v1/feedback?selfAssessment={made.Id}")).Is(200).Items);
        (await world.Coordinator.Caller.Get(assessment)).Is(404);
        (await pair.Mentee.Caller.Delete(assessment)).Is(204);

        // Early is better, and nobody has to.
        Assert.Empty((await pair.Mentor.Caller.Put($"{path}/learning-style", new { text = "By doing." })).Is(200).Warnings);
        (await pair.Mentee.Caller.Put($"{path}/phase", new { phase = "progression" })).Is(200);
        var style = (await pair.Mentee.Caller.Put($"{path}/learning-style", new { text = "By reading." })).Is(200);
        Assert.Equal(["learning-style-exchange"], style.Warnings);
        Assert.Equal(2, (await pair.Mentor.Caller.Get($"{path}/learning-styles")).Is(200).Items.Count);
        (await world.Coordinator.Caller.Get($"/v1/learning-styles/{style.Id}")).Is(404);
        (await pair.Mentor.Caller.Delete($"/v1/learning-styles/{style.Id}")).Is(403);
        (await pair.Mentee.Caller.Delete($"/v1/learning-styles/{style.Id}")).Is(204);

        // The mentee saw another setting before the end, and elsewhere nobody did.
        Assert.Equal(["/on"], (await pair.Mentor.Caller.Post($"{path}/opportunities", new { on = Day(30), setting = "The housing team." })).Is(422).Pointers);
        (await pair.Mentor.Caller.Post($"{path}/opportunities", new { on = Day(-1), setting = "The housing team." })).Is(201);
        Assert.Empty((await pair.Mentee.Caller.Post($"{path}/end-signal")).Is(200).Warnings);
        Assert.Equal(["mentor-offers-other-setting"], (await stranger.Mentee.Caller.Post($"/v1/relationships/{stranger.Relationship}/end-signal")).Is(200).Warnings);
    }

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static string Day(int days) => TimeProvider.System.GetUtcNow().AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string DigestOf(byte[] bytes) => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:";

    private static Task<Answer> Upload(Caller caller, string evidence, string name, string type, string text) => Upload(caller, evidence, name, type, Encoding.UTF8.GetBytes(text));

    private static async Task<Answer> Upload(Caller caller, string evidence, string name, string type, byte[] bytes, params (string, string)[] headers)
    {
        using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new(type) } };
        return await caller.Send(HttpMethod.Post, $"/v1/evidence/{evidence}/files?name={Uri.EscapeDataString(name)}", content, headers);
    }

    private static async Task<(byte[] Bytes, Dictionary<string, string> Headers)> Download(Caller caller, string path, int status = 200, params (string, string)[] headers)
    {
        using var response = await caller.Fetch(path, headers);
        Assert.Equal(status, (int)response.StatusCode);
        return (await response.Content.ReadAsByteArrayAsync(Caller.Stop),
            response.Headers.Concat(response.Content.Headers).ToDictionary(x => x.Key, x => string.Join(", ", x.Value), StringComparer.OrdinalIgnoreCase));
    }

    private static byte[] Docx(byte[] content)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, part) in ((string, byte[])[])[("[Content_Types].xml", []), ("word/document.xml", content)])
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(part);
            }
        return bytes.ToArray();
    }

    /// <summary>A body that does not say how long it is.</summary>
    private sealed class PushContent : HttpContent
    {
        private readonly byte[] bytes;

        public PushContent(byte[] bytes)
        {
            this.bytes = bytes;
            Headers.ContentType = new("application/pdf");
        }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => stream.WriteAsync(bytes, 0, bytes.Length);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    public sealed class Sqlite(OnSqlite host) : PortfolioTests(host), IClassFixture<OnSqlite>;

    public sealed class Postgres(OnPostgres host) : PortfolioTests(host), IClassFixture<OnPostgres>;
}
