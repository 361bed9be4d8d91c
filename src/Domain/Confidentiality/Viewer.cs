using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Journals;
using Mentoring.Domain.Matching;
using Mentoring.Domain.People;
using Mentoring.Domain.Portfolios;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;

namespace Mentoring.Domain.Confidentiality;

/// <summary>Who a token names: a person by issuer and subject, or a registered client.</summary>
/// <param name="Issuer">The token's issuer.</param>
/// <param name="Subject">The issuer's name for the person; empty for a client's own token.</param>
/// <param name="Client">The client that the token was given to.</param>
/// <param name="ApplicationClient">The same, when the token is the client's own and stands for no person.</param>
/// <param name="Person">The person's own id, which only a Development token carries.</param>
public sealed record Caller(string Issuer, string Subject, string? Client, string? ApplicationClient, Id<Person>? Person = null);

/// <summary>
/// Who asks: the person (if any), the client, its scopes, and the ids that decide what they may see. Loaded by each request
/// and again after a write, never kept longer, so that a right withdrawn counts at once.
/// </summary>
public sealed class Viewer(Caller caller)
{
    private static readonly Caller Nobody = new("", "", null, null);

    /// <summary>Background work: due jobs and the first seeding. A named exception, counted by a test.</summary>
    public static Viewer System() => new(Nobody) { IsSystem = true };

    /// <summary>Who is not signed in.</summary>
    public static Viewer Anonymous() => new(Nobody);

    public Caller Caller { get; } = caller;

    public bool IsSystem { get; private init; }

    /// <summary>Named by the configuration, not by a record. Sees set-up, never what passes in a relationship.</summary>
    public bool IsAdministrator { get; init; }

    public Id<Person>? Person => Held.Person;

    /// <summary>The person as audiences compare them: for who is no person, an id that no record holds. Nothing is the same as nobody's.</summary>
    public Id<Person> Self => Held.Person ?? default;

    /// <summary>The client that the token was given to.</summary>
    public string? Client => Caller.Client;

    public IReadOnlySet<string> Scopes { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>External ids of the organisations that a registered client acts for.</summary>
    public IReadOnlySet<string> ClientOrganisations => Held.ClientOrganisations;

    public ViewerIds Held { get; set; } = new();

    public HashSet<Id<Organisation>> OrganisationsFed => Held.OrganisationsFed;
    public HashSet<Id<Organisation>> OrganisationsCoordinated => Held.OrganisationsCoordinated;
    public HashSet<Id<Programme>> ProgrammesCoordinated => Held.ProgrammesCoordinated;
    public HashSet<Id<Programme>> ProgrammesServed => Held.ProgrammesServed;

    /// <summary>Programmes whose selection decision this person takes as a member of the panel.</summary>
    public HashSet<Id<Programme>> ProgrammesSelecting => Held.ProgrammesSelecting;

    /// <summary>Programmes that name this person as data-protection owner.</summary>
    public HashSet<Id<Programme>> ProgrammesProtected => Held.ProgrammesProtected;

    /// <summary>Programmes that this person steers or sponsors: figures and states, no names.</summary>
    public HashSet<Id<Programme>> ProgrammesSteered => Held.ProgrammesSteered;

    /// <summary>Programmes that this person evaluates, on published figures.</summary>
    public HashSet<Id<Programme>> ProgrammesEvaluated => Held.ProgrammesEvaluated;

    /// <summary>Organisations whose people may turn to this person with a request about their own data.</summary>
    public HashSet<Id<Organisation>> OrganisationsProtected => Held.OrganisationsProtected;

    /// <summary>People with an application whose line manager on record this person is.</summary>
    public HashSet<Id<Person>> Reports => Held.Reports;

    public HashSet<Id<Proposal>> Proposals => Held.Proposals;

    /// <summary>Proposals that this person never looks into as a coordinator: the mentee is below them in the line, or they are asked themselves.</summary>
    public HashSet<Id<Proposal>> ProposalsBarred => Held.ProposalsBarred;

    /// <summary>Relationships that this person is a party of, or was until they ended.</summary>
    public HashSet<Id<Relationship>> RelationshipsJoined => Held.RelationshipsJoined;

    /// <summary>Those of them whose content is theirs to read: a mentor who came to stand above the mentee keeps what they wrote and loses the rest.</summary>
    public HashSet<Id<Relationship>> Relationships => Held.Relationships;

    /// <summary>Circles that this person is in, but for those with somebody over whom they came to have authority: what is written there is theirs to read.</summary>
    public HashSet<Id<Circle>> Circles => Held.Circles;

    /// <summary>Everybody with an application who is below this person in the line, however far.</summary>
    public HashSet<Id<Person>> PeopleBelow => Held.PeopleBelow;

    /// <summary>
    /// Relationships that this person never looks into as a coordinator, or in any other capacity than a party's: the mentee is below them in
    /// the line, or the relationship is their own.
    /// </summary>
    public HashSet<Id<Relationship>> RelationshipsBarred => Held.RelationshipsBarred;

    /// <summary>Applications on the other side of this person's proposals and relationships: their match profile may be read.</summary>
    public HashSet<Id<Application>> ProfilesShown => Held.ProfilesShown;

    /// <summary>Programmes that name this person as safeguarding contact.</summary>
    public HashSet<Id<Programme>> ProgrammesSafeguarded => Held.ProgrammesSafeguarded;

    /// <summary>Relationships whose mentor this person supports, bound by their terms.</summary>
    public HashSet<Id<Relationship>> RelationshipsSupported => Held.RelationshipsSupported;

    /// <summary>Circles of the mentor there whose agreement lets the mentor's mentor read meeting logs.</summary>
    public HashSet<Id<Circle>> LogsOpened => Held.Support(SupportReading.MeetingLogs);

    /// <summary>The same for goals, plans and actions.</summary>
    public HashSet<Id<Circle>> PlansOpened => Held.Support(SupportReading.Plans);

    /// <summary>The same for the mentor's reflective log.</summary>
    public HashSet<Id<Circle>> ReflectionsOpened => Held.Support(SupportReading.MentorsReflections);

    /// <summary>The same for the mentor's concerns.</summary>
    public HashSet<Id<Circle>> ConcernsOpened => Held.Support(SupportReading.MentorsConcerns);

    /// <summary>What others let this person or client read, by consent.</summary>
    public Received<ReflectiveLog> Reflections => Held.Reflections;
    public Received<ProgressStatement> Statements => Held.Statements;
    public Received<ContributionStatement> Contributions => Held.Contributions;

    /// <summary>Portfolios that their owners show this person as a whole, today.</summary>
    public HashSet<Id<Portfolio>> PortfoliosShared => Held.PortfoliosShared;

    /// <summary>Single pieces of evidence that are shown to this person, today.</summary>
    public HashSet<Id<Evidence>> EvidenceShared => Held.EvidenceShared;

    /// <summary>By which shares.</summary>
    public HashSet<Id<PortfolioShare>> SharesHeld => Held.SharesHeld;

    /// <summary>The client itself, when it may read what people release to it; else a name that no record holds.</summary>
    public string ReceivingClient => Held.ClientScopes.Contains(Confidentiality.Scopes.ReleasesRead) ? Caller.ApplicationClient ?? "" : "";

    /// <summary>The client whose own token it is; else a name that no record holds.</summary>
    public string ActingClient => Caller.ApplicationClient ?? "";

    /// <summary>The client is registered to read completions.</summary>
    public bool ReadsCompletions => Held.ClientScopes.Contains(Confidentiality.Scopes.CompletionsRead);

    public bool Coordinates(Id<Programme> programme) => ProgrammesCoordinated.Contains(programme);

    public void RequireCoordinator(Id<Programme> programme)
    {
        if (!Coordinates(programme)) throw new Forbidden("Only the programme's coordinator does this.");
    }

    /// <summary>Who sets a programme up: its coordinator, or an administrator.</summary>
    public void RequireMaker(Id<Programme> programme)
    {
        if (!Coordinates(programme) && !IsAdministrator && !IsSystem) throw new Forbidden("Only the programme's coordinator does this.");
    }

    public Id<Person> RequirePerson() =>
        Person ?? throw new Forbidden("Only a person can do this: the token stands for a client or for nobody on HR's record.");

    /// <summary>A scope counts when the token carries it and, for a client's own token, the client is registered with it.</summary>
    public bool Has(string scope) => Scopes.Contains(scope) && (Caller.ApplicationClient is null || Held.ClientScopes.Contains(scope));

    public void RequireScope(string scope)
    {
        if (!IsSystem && !Has(scope)) throw new ScopeMissing(scope);
    }
}

/// <summary>The id sets of a viewer.</summary>
public sealed class ViewerIds
{
    public Id<Person>? Person { get; set; }
    public bool HasLeft { get; set; }
    public bool IsRegisteredClient { get; set; }
    public HashSet<string> ClientScopes { get; } = new(StringComparer.Ordinal);
    public HashSet<string> ClientOrganisations { get; } = new(StringComparer.Ordinal);
    public Id<Organisation>? HomeOrganisation { get; set; }
    public HashSet<Id<Organisation>> OrganisationsFed { get; } = [];
    public HashSet<Id<Organisation>> OrganisationsCoordinated { get; } = [];
    public HashSet<Id<Programme>> ProgrammesCoordinated { get; } = [];
    public HashSet<Id<Programme>> ProgrammesServed { get; } = [];
    public HashSet<Id<Programme>> ProgrammesSelecting { get; } = [];
    public HashSet<Id<Programme>> ProgrammesSafeguarded { get; } = [];
    public HashSet<Id<Programme>> ProgrammesProtected { get; } = [];
    public HashSet<Id<Programme>> ProgrammesSteered { get; } = [];
    public HashSet<Id<Programme>> ProgrammesEvaluated { get; } = [];
    public HashSet<Id<Organisation>> OrganisationsProtected { get; } = [];

    /// <summary>Every programme past its draft: what it publishes is for all.</summary>
    public HashSet<Id<Programme>> ProgrammesOpen { get; } = [];
    public HashSet<Id<Person>> Reports { get; } = [];
    public HashSet<Id<Person>> PeopleBelow { get; } = [];
    public HashSet<Id<Proposal>> Proposals { get; } = [];
    public HashSet<Id<Proposal>> ProposalsBarred { get; } = [];
    public HashSet<Id<Relationship>> RelationshipsJoined { get; } = [];
    public HashSet<Id<Relationship>> Relationships { get; } = [];
    public HashSet<Id<Relationship>> RelationshipsBarred { get; } = [];
    public HashSet<Id<Circle>> Circles { get; } = [];
    public HashSet<Id<Application>> ProfilesShown { get; } = [];
    public Received<ReflectiveLog> Reflections { get; } = new();
    public Received<ProgressStatement> Statements { get; } = new();
    public Received<ContributionStatement> Contributions { get; } = new();
    public HashSet<Id<Portfolio>> PortfoliosShared { get; } = [];
    public HashSet<Id<Evidence>> EvidenceShared { get; } = [];
    public HashSet<Id<PortfolioShare>> SharesHeld { get; } = [];

    /// <summary>Relationships that a mentor's mentor is bound to.</summary>
    public HashSet<Id<Relationship>> RelationshipsSupported { get; } = [];

    private readonly Dictionary<SupportReading, HashSet<Id<Circle>>> opened = Enum.GetValues<SupportReading>().ToDictionary(reading => reading, _ => new HashSet<Id<Circle>>());

    /// <summary>Circles of which the agreement lets a mentor's mentor read this.</summary>
    public HashSet<Id<Circle>> Support(SupportReading reading) => opened[reading];
}

/// <summary>Loads a viewer's ids.</summary>
public interface IViewerSource
{
    Task Load(Viewer viewer, CancellationToken ct);
}

/// <summary>What a token may be good for. Scopes cap what a client does; they never add to what a person sees.</summary>
public static class Scopes
{
    /// <summary>Act as the person that the token names.</summary>
    public const string Mentoring = "mentoring";

    /// <summary>Send organisations, teams, people and reporting lines.</summary>
    public const string PeopleSync = "people.sync";

    /// <summary>Read the change feed of the client's organisations.</summary>
    public const string EventsRead = "events.read";

    /// <summary>Read course completions.</summary>
    public const string CompletionsRead = "completions.read";

    /// <summary>Read what people released to this client, item by item.</summary>
    public const string ReleasesRead = "releases.read";

    /// <summary>Fetch anonymised pilot data.</summary>
    public const string PilotDataExport = "pilot-data.export";

    /// <summary>Register clients, make programmes, appoint people.</summary>
    public const string ProgrammeAdmin = "programme.admin";

    public static readonly IReadOnlyList<string> All = [Mentoring, PeopleSync, EventsRead, CompletionsRead, ReleasesRead, PilotDataExport, ProgrammeAdmin];

    /// <summary>Scopes that a client may hold without a person.</summary>
    public static readonly IReadOnlyList<string> OfClients = [PeopleSync, EventsRead, CompletionsRead, ReleasesRead, PilotDataExport, ProgrammeAdmin];
}
