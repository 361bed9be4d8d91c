using System.Buffers.Binary;

namespace Mentoring.Bench.Load;

/// <summary>Ids of one kind: UUIDv7, a step apart in time, the same for the same seed.</summary>
internal sealed class Ids(int seed, DateTimeOffset from, TimeSpan step)
{
    private readonly Random random = new(seed);
    private readonly long start = from.ToUnixTimeMilliseconds();
    private long made;

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.NextBytes(bytes);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(time, start + (long)(made++ * step.TotalMilliseconds));
        time[2..].CopyTo(bytes);
        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new(bytes, bigEndian: true);
    }
}

internal sealed record Organisation(Guid Id, string Name, IReadOnlyList<Person> People);

/// <param name="Manager">Place of the manager among the organisation's people; null for the head.</param>
internal sealed record Person(Guid Id, Guid Organisation, string ExternalId, string GivenName, string FamilyName, int? Manager);

internal sealed record Programme(Guid Id, int Number, IReadOnlyList<Organisation> Partners, Person Coordinator, Guid Code);

internal sealed record Seat(Person Person, Guid Application, bool IsMentor);

internal sealed record Relationship(Guid Id, Guid Proposal, Programme Programme, Seat Mentor, Seat Mentee, DateTimeOffset FormedAt)
{
    public IEnumerable<Seat> Seats => [Mentor, Mentee];
}

internal sealed record Meeting(Guid Id, Relationship Of, int Session, bool IsHeld, DateTimeOffset StartsAt, int Minutes, string Method, string Venue);

/// <summary>Who there is, who mentors whom, and when they met: the same for the same day.</summary>
internal sealed class Population
{
    private const int Organisations = 200, PeopleEach = 250, OrganisationsEach = 10, OrganisationsInGreat = 50, PairsEach = 100, MeetingsEach = 6, Reports = 6;
    private static readonly string[] Given = ["Aled", "Bethan", "Carys", "Dafydd", "Elin", "Ffion", "Gareth", "Hana", "Ioan", "Jodie", "Kamal", "Lena", "Moira", "Nia", "Owain", "Priya", "Rhys", "Sioned", "Tomos", "Zofia"];
    private static readonly string[] Family = ["Abbott", "Bowen", "Campbell", "Drummond", "Evans", "Fraser", "Griffiths", "Hussain", "Ibrahim", "Jenkins", "Kowalski", "Llewellyn", "Morgan", "Ncube", "Okafor", "Parry", "Quigley", "Roberts", "Sharma", "Tudor", "Vaughan", "Wójcik", "Young"];

    /// <param name="today">The day that it is.</param>
    /// <param name="great">Whether the first programme has 5,000 relationships, as the others have 1,000.</param>
    public Population(DateTimeOffset today, bool great = false)
    {
        (Today, inFirst) = (today, great ? OrganisationsInGreat : OrganisationsEach);
        All = People();
        Programmes = Run();
        Relationships = [.. Pairs()];
        Meetings = [.. Planned()];
    }

    private readonly int inFirst;

    /// <summary>Relationships of the first programme when it is the great one: they have left behind what figures are made of.</summary>
    public IEnumerable<Relationship> Worked => inFirst == OrganisationsInGreat ? Relationships.Where(x => x.Programme == Programmes[0]) : [];

    public DateTimeOffset Today { get; }
    public IReadOnlyList<Organisation> All { get; }
    public IReadOnlyList<Programme> Programmes { get; }
    public IReadOnlyList<Relationship> Relationships { get; }
    public IReadOnlyList<Meeting> Meetings { get; }

    /// <summary>Coordinates every programme, manages nobody and takes no part.</summary>
    public Person Lead => All[0].People[^2];

    private DateTimeOffset Ago(int days) => Today.AddDays(-days);

    /// <summary>In each organisation a tree: six report to each manager, down four steps.</summary>
    private List<Organisation> People()
    {
        var (organisations, people) = (new Ids(1, Ago(400), TimeSpan.FromMinutes(1)), new Ids(2, Ago(390), TimeSpan.FromSeconds(20)));
        var names = new Random(3);
        return [.. Enumerable.Range(0, Organisations).Select(o =>
        {
            var id = organisations.Next();
            return new Organisation(id, $"Organisation {o}", [.. Enumerable.Range(0, PeopleEach).Select(p =>
                new Person(people.Next(), id, $"p{p}", Given[names.Next(Given.Length)], Family[names.Next(Family.Length)], p == 0 ? null : (p - 1) / Reports))]);
        })];
    }

    private List<Programme> Run()
    {
        var (programmes, codes) = (new Ids(4, Ago(240), TimeSpan.FromHours(1)), new Ids(5, Ago(235), TimeSpan.FromHours(1)));
        return [.. All.Take(inFirst).Chunk(inFirst).Concat(All.Skip(inFirst).Chunk(OrganisationsEach)).Select((partners, i) => new Programme(programmes.Next(), i, partners, partners[0].People[^1], codes.Next()))];
    }

    /// <summary>A third of the mentors are managers themselves. Every second pair crosses organisations; nobody mentors whom they stand above.</summary>
    private IEnumerable<Relationship> Pairs()
    {
        const int firstMentee = 43;
        int[] mentors = [.. Enumerable.Range(10, 32), .. Enumerable.Range(firstMentee + PairsEach, PairsEach - 32)];
        var applications = new Ids(6, Ago(230), TimeSpan.FromSeconds(40));
        var (proposals, relationships) = (new Ids(7, Ago(205), TimeSpan.FromSeconds(200)), new Ids(8, Ago(200), TimeSpan.FromSeconds(200)));
        for (var pair = 0; pair < PairsEach; pair++)
            for (var o = 0; o < Organisations; o++)
            {
                var programme = Programmes[o < inFirst ? 0 : 1 + (o - inFirst) / OrganisationsEach];
                var partner = pair % 2 == 0 ? All[o] : programme.Partners[(o - (o < inFirst ? 0 : inFirst) + 1) % programme.Partners.Count];
                var (mentor, mentee) = (partner.People[mentors[pair]], All[o].People[firstMentee + pair]);
                if (Above(All[o], mentee).Contains(mentor)) throw new InvalidOperationException($"{mentor.ExternalId} stands above {mentee.ExternalId}.");
                var formedAt = Ago(200).AddSeconds(200L * (pair * Organisations + o));
                yield return new(relationships.Next(), proposals.Next(), programme, new(mentor, applications.Next(), true), new(mentee, applications.Next(), false), formedAt);
            }
    }

    /// <summary>Who stands above a person, the nearest first.</summary>
    public static IEnumerable<Person> Above(Organisation organisation, Person person)
    {
        for (var manager = person.Manager; manager is { } place; manager = organisation.People[place].Manager) yield return organisation.People[place];
    }

    /// <summary>Five meetings held, one every four weeks, and one to come.</summary>
    private IEnumerable<Meeting> Planned()
    {
        var random = new Random(9);
        var slots = Relationships.SelectMany(x => Enumerable.Range(1, MeetingsEach).Select(n => (Of: x, Session: n, StartsAt: When(x, n)))).OrderBy(x => x.StartsAt).ToList();
        var ids = new Ids(10, Ago(180), TimeSpan.FromMinutes(2));
        foreach (var (of, session, startsAt) in slots)
        {
            var video = random.Next(2) == 0;
            yield return new(ids.Next(), of, session, session < MeetingsEach, startsAt, 60 + 15 * random.Next(4), video ? "Video" : "FaceToFace", video ? "Remote" : "AwayFromWork");
        }
    }

    private DateTimeOffset When(Relationship x, int session) =>
        session < MeetingsEach ? x.FormedAt.Date.AddDays(28 * session).AddHours(9 + x.FormedAt.Second % 8).ToUniversal() : Today.AddDays(2 + x.FormedAt.Minute % 26).AddHours(10);
}

internal static class Instants
{
    public static DateTimeOffset ToUniversal(this DateTime at) => new(at, TimeSpan.Zero);
}
