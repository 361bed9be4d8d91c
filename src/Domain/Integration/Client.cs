using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;

namespace Mentoring.Domain.Integration;

/// <summary>A program that calls with a token of its own, registered with what it is for.</summary>
public sealed class Client : Entity<Client>, IVisible<Client>
{
    private readonly List<ClientScope> scopes = [];
    private readonly List<ClientOrganisation> organisations = [];

    private Client() { }

    public Client(string clientId) => ClientId = clientId;

    /// <summary>The client's name in its tokens.</summary>
    public string ClientId { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Why it calls, in words that a participant may read.</summary>
    public string Purpose { get; private set; } = "";

    public IReadOnlyList<ClientScope> Scopes => scopes;

    public IReadOnlyList<ClientOrganisation> Organisations => organisations;

    public bool IsActive { get; private set; } = true;

    public void Register(string name, string purpose, List<string> scopeNames, List<string> organisationIds, bool active)
    {
        (Name, Purpose, IsActive) = (name, purpose, active);
        scopes.RemoveAll(scope => !scopeNames.Contains(scope.Name));
        scopes.AddRange(scopeNames.Distinct().Where(name => !scopes.Exists(scope => scope.Name == name)).Select(name => new ClientScope(name)));
        organisations.RemoveAll(organisation => !organisationIds.Contains(organisation.ExternalId));
        organisations.AddRange(organisationIds.Distinct().Where(id => !organisations.Exists(x => x.ExternalId == id)).Select(id => new ClientOrganisation(id)));
    }

    public static Expression<Func<Client, bool>> VisibleTo(Viewer v) => x => v.IsSystem || v.IsAdministrator;
}

/// <summary>What a client's tokens may be good for.</summary>
public sealed class ClientScope
{
    private ClientScope() { }

    internal ClientScope(string name) => Name = name;

    public string Name { get; private set; } = "";
}

/// <summary>An organisation that a client acts for, by external id: it may not have arrived yet.</summary>
public sealed class ClientOrganisation
{
    private ClientOrganisation() { }

    internal ClientOrganisation(string externalId) => ExternalId = externalId;

    public string ExternalId { get; private set; } = "";
}

/// <summary>What a client is registered with.</summary>
public sealed record ClientInput
{
    /// <summary>Name for people, 1 to 200 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Why it calls, 1 to 1,000 characters.</summary>
    public required string Purpose { get; init; }

    /// <summary>What its tokens may be good for: people.sync, events.read, completions.read, releases.read, pilot-data.export, programme.admin.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>External ids of the organisations it acts for.</summary>
    public required IReadOnlyList<string> Organisations { get; init; }

    /// <summary>False shuts the client out. Default true.</summary>
    public bool? Active { get; init; }
}

/// <summary>Registers the programs that may call.</summary>
public sealed class ClientCommands(IStore store, Viewer viewer)
{
    public Task<Id<Client>> PutClient(string clientId, ClientInput input, CancellationToken ct) => store.Write(async () =>
    {
        viewer.RequireScope(Confidentiality.Scopes.ProgrammeAdmin);
        if (!viewer.IsAdministrator && !viewer.IsSystem) throw new Forbidden("Only an administrator registers clients.");
        var client = await store.Find<Client>(x => x.ClientId == clientId, ct);
        var findings = new Findings();
        findings.Key("clientId", clientId);
        var name = findings.Text("name", input.Name);
        var purpose = findings.Text("purpose", input.Purpose, 1000);
        var scopes = findings.Texts("scopes", input.Scopes);
        for (var i = 0; i < scopes.Count; i++) findings.Choice($"scopes/{i}", scopes[i], Confidentiality.Scopes.OfClients);
        var organisations = findings.Texts("organisations", input.Organisations, maxCount: 1000);
        for (var i = 0; i < organisations.Count; i++) findings.Key($"organisations/{i}", organisations[i]);
        findings.Refuse();
        if (client is null) store.Add(client = new(clientId));
        client.Register(name, purpose, scopes, organisations, input.Active ?? true);
        return client.Id;
    }, ct);
}
