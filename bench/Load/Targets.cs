using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Mentoring.Bench.Load;

/// <summary>What wrk asks for: a path and a token a line.</summary>
internal sealed class Targets(Population all, string signingKey, string audience, DateTimeOffset now)
{
    private const int Asked = 4000, PerPage = 50, LastPage = 400, Logs = 400;
    private const string List = "/v1/relationships";

    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var random = new Random(40);
        var asked = Enumerable.Range(0, Asked).Select(i => (Of: all.Relationships[random.Next(all.Relationships.Count)], Mentee: i % 2 == 0))
            .Select(x => (Path: $"{List}/{x.Of.Id}", Token: Token((x.Mentee ? x.Of.Mentee : x.Of.Mentor).Person))).ToList();
        Lines(folder, "read", asked);
        Lines(folder, "plan", asked.Select(x => ($"{x.Path}/meetings", x.Token)));
        Lines(folder, "list", all.Programmes.SelectMany(Pages));
        var everything = Pages([.. all.Relationships.Select(x => x.Id)], Token(all.Lead)).ToList();
        Lines(folder, "programme", all.Programmes.Select(x => ($"/v1/programmes/{x.Id}", Token(x.Coordinator))));
        Lines(folder, "page-1", [everything[0]]);
        Lines(folder, "page-400", [everything[LastPage - 1]]);
        var logs = all.Meetings.Where(x => x.Session == 1).Take(Logs).Select(x => (Path: $"/v1/meetings/{x.Id}/log", x.Of)).ToList();
        Lines(folder, "logs", logs.Select(x => (x.Path, $"{Token(x.Of.Mentee.Person)}\t{Token(x.Of.Mentor.Person)}")));
        Lines(folder, "log-party", logs.Select(x => (x.Path, Token(x.Of.Mentee.Person))));
        Lines(folder, "log-coordinator", logs.Select(x => (x.Path, Token(x.Of.Programme.Coordinator))));
    }

    private IEnumerable<(string, string)> Pages(Programme programme) =>
        Pages([.. all.Relationships.Where(x => x.Programme == programme).Select(x => x.Id)], Token(programme.Coordinator));

    private static IEnumerable<(string, string)> Pages(List<Guid> ids, string token)
    {
        for (var from = 0; from < ids.Count; from += PerPage)
            yield return ($"{List}?limit={PerPage}{(from == 0 ? "" : $"&cursor={Cursor(ids[from - 1])}")}", token);
    }

    /// <summary>As the application seals it for this list without filters.</summary>
    private static string Cursor(Guid id) =>
        Base64Url.EncodeToString([.. id.ToByteArray(bigEndian: true), .. SHA256.HashData(Encoding.UTF8.GetBytes($"{id}|{List}?")).AsSpan(0, 8)]);

    /// <summary>A Development token, as <c>POST /dev/token</c> signs it.</summary>
    private string Token(Person person)
    {
        var (from, until) = (now.ToUnixTimeSeconds(), now.AddHours(12).ToUnixTimeSeconds());
        var body = $$"""{"sub":"person:{{person.Id}}","client_id":"demo-front-end","scope":"mentoring","aud":"{{audience}}","iss":"mentoring-development","iat":{{from}},"nbf":{{from}},"exp":{{until}}}""";
        var signed = $"{Base64Url.EncodeToString("""{"alg":"HS256","typ":"at+jwt"}"""u8)}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(body))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(signingKey), Encoding.ASCII.GetBytes(signed)))}";
    }

    private static void Lines(string folder, string name, IEnumerable<(string Path, string Token)> targets) =>
        File.WriteAllLines(Path.Combine(folder, $"{name}.tsv"), targets.Select(x => $"{x.Path}\t{x.Token}"));
}
