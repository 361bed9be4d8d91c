using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Notices;
using Mentoring.Domain.People;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Portfolios;

/// <summary>Facts of people to whom somebody shows their portfolio.</summary>
public interface IPortfolioFacts
{
    /// <summary>Whether somebody is on HR's record in an organisation of the programme, and has not left.</summary>
    Task<bool> IsOfTheHouse(Id<Person> person, Id<Programme> programme, CancellationToken ct);
}

/// <summary>To whom a portfolio is shown, what for, and until when.</summary>
public sealed record SharePortfolio
{
    /// <summary>The one person who reads it: of an organisation of the programme.</summary>
    public required Id<Person> Receiver { get; init; }

    /// <summary>What for.</summary>
    public required ShareUse Use { get; init; }

    /// <summary>The last day on which they read it.</summary>
    public required DateOnly EndsOn { get; init; }

    /// <summary>The chosen pieces, 1 to 200. Left out for the whole portfolio with its profile, what is added later too.</summary>
    public IReadOnlyList<Id<Evidence>>? Evidence { get; init; }
}

/// <summary>What a mentor says to something of their mentee's.</summary>
public sealed record GiveFeedback
{
    /// <summary>What you say, 1 to 10,000 characters. It has no grade.</summary>
    public required string Text { get; init; }

    internal string Checked()
    {
        var findings = new Findings();
        var text = findings.Text("text", Text, Findings.LongText);
        findings.Refuse();
        return text;
    }
}

/// <summary>A portfolio is its owner's: they fill it, show it, and take back what they have shown.</summary>
public sealed class PortfolioCommands(IStore store, Viewer viewer, IPortfolioFacts facts, Holding holding, Notifier notifier, Warnings warnings, TimeProvider clock)
{
    /// <summary>As many pieces as a portfolio takes.</summary>
    private const int Most = 1000;

    /// <summary>There is one for each mentee: who opens it again gets it.</summary>
    public Task<Id<Portfolio>> OpenPortfolio(Id<Programme> id, CancellationToken ct) => store.Write(async () =>
    {
        await store.CheckKept(id, null, ct);
        var me = viewer.RequirePerson();
        var application = await store.Find<Application>(x => x.ProgrammeId == id && x.PersonId == me && x.Role == ParticipantRole.Mentee
            && (x.Status == ApplicationStatus.Accepted || x.Status == ApplicationStatus.Available), ct);
        PortfolioRules.OwnerControls.Permit(application is not null);
        await store.Lock(application!.Id, ct);
        if (await store.Find<Portfolio>(x => x.ProgrammeId == id && x.OwnerId == me, ct) is { } there) return there.Id;
        var portfolio = new Portfolio(id, me, clock.GetUtcNow());
        store.Add(portfolio);
        return portfolio.Id;
    }, ct);

    public Task<Id<Evidence>> AddEvidence(Id<Portfolio> id, EvidenceContent input, CancellationToken ct) => store.Write(async () =>
    {
        var portfolio = await Own(id, ct);
        var content = await Checked(input, portfolio.ProgrammeId, "addEvidence", ct);
        if ((await store.List<Evidence>(x => x.PortfolioId == id, ct)).Count >= Most) throw new Invalid("", "The portfolio is full.");
        var evidence = new Evidence(portfolio, content);
        store.Add(evidence);
        return evidence.Id;
    }, ct);

    public Task<Id<Evidence>> ChangeEvidence(Id<Evidence> id, EvidenceContent input, CancellationToken ct) => store.Write(async () =>
    {
        var evidence = Mine(await store.GetToReplace(id, ct));
        var content = await Checked(input, evidence.ProgrammeId, "changeEvidence", ct);
        if (content.Medium == EvidenceMedium.Paper)
            PortfolioRules.Medium.Check((await store.Find<EvidenceFile>(x => x.EvidenceId == id, ct) is null ? ["paper"] : [], content.Medium), "It has files: remove them before it goes on paper.");
        evidence.Write(content);
        return id;
    }, ct);

    /// <summary>Its files go with it; what a mentor said to it stays between the two.</summary>
    public Task<Id<Evidence>> DeleteEvidence(Id<Evidence> id, CancellationToken ct) => store.Write(async () =>
    {
        var evidence = Mine(await store.GetToAct(id, ct));
        await holding.CheckDeletion(evidence.OwnerId, ct);
        foreach (var file in await store.List<EvidenceFile>(x => x.EvidenceId == id, ct)) store.Remove(file);
        store.Remove(evidence);
        return id;
    }, ct);

    public Task<Id<PersonalProfile>> WriteProfile(Id<Portfolio> id, ProfileContent input, CancellationToken ct) => store.Write(async () =>
    {
        var portfolio = await Own(id, ct);
        var content = input.Checked();
        var settings = await store.CheckKept(portfolio.ProgrammeId, null, ct);
        PortfolioRules.Profile.Check((settings[SettingCatalogue.PortfolioProfileLists], content.Lists()));
        content = content with { Form = await store.Fill(portfolio.ProgrammeId, "writeProfile", content, ParticipantRole.Mentee, complete: true, ct) };
        var profile = await store.Find<PersonalProfile>(x => x.PortfolioId == id, ct);
        if (profile is null) store.Add(profile = new(portfolio));
        profile.Write(content);
        return profile.Id;
    }, ct);

    public Task<Id<PortfolioShare>> SharePortfolio(Id<Portfolio> id, SharePortfolio input, CancellationToken ct) => store.Write(async () =>
    {
        var portfolio = await Own(id, ct);
        await store.CheckKept(portfolio.ProgrammeId, null, ct);
        var pieces = (input.Evidence ?? []).Distinct().ToList();
        await Check(portfolio, input, pieces, ct);
        var share = new PortfolioShare(portfolio, input.Receiver, input.Use, input.EndsOn, pieces, clock.GetUtcNow());
        store.Add(share);
        notifier.Tell(input.Receiver, NoticeKind.PortfolioShared, share.Id);
        return share.Id;
    }, ct);

    public Task<Id<PortfolioShare>> WithdrawShare(Id<PortfolioShare> id, CancellationToken ct) => store.Write(async () =>
    {
        var share = await store.GetToAct(id, ct);
        PortfolioRules.OwnerControls.Permit(share.OwnerId == viewer.Person);
        share.Withdraw(clock.GetUtcNow());
        return id;
    }, ct);

    /// <summary>A mentor who was shown a piece may say something to it where the programme has it so.</summary>
    public Task<Id<Feedback>> GiveFeedback(Id<Evidence> id, GiveFeedback input, CancellationToken ct) => store.Write(async () =>
    {
        var evidence = await store.Get(id, ct);
        var (text, me, owner, programme) = (input.Checked(), viewer.RequirePerson(), evidence.OwnerId, evidence.ProgrammeId);
        var relationship = await store.Find<Relationship>(x => x.ProgrammeId == programme && x.Status != RelationshipStatus.Ended
            && x.Parties.Any(party => party.PersonId == me && party.Role == ParticipantRole.Mentor) && x.Parties.Any(party => party.PersonId == owner && party.Role == ParticipantRole.Mentee), ct);
        var settings = (await store.Get(programme, ct)).Settings;
        PortfolioRules.MentorFeedback.Check((settings[SettingCatalogue.BoundaryAssessment], relationship is not null));
        relationship!.PartyAtWork(me);
        var feedback = new Feedback(relationship, me, owner, id, null, text, clock.GetUtcNow());
        store.Add(feedback);
        notifier.Tell(owner, NoticeKind.FeedbackGiven, feedback.Id);
        return feedback.Id;
    }, ct);

    private async Task Check(Portfolio portfolio, SharePortfolio input, List<Id<Evidence>> pieces, CancellationToken ct)
    {
        var (findings, today, id) = (new Findings(), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), portfolio.Id);
        findings.Date("endsOn", input.EndsOn);
        if (input.EndsOn < today) findings.Add("endsOn", "Lies in the past.");
        if (input.Receiver == portfolio.OwnerId) findings.Add("receiver", "Is you.");
        else if (!await facts.IsOfTheHouse(input.Receiver, portfolio.ProgrammeId, ct)) findings.Add("receiver", "Is nobody of the programme's organisations.");
        if (input.Evidence is not null && pieces.Count is < 1 or > 200) findings.Add("evidence", "Names 1 to 200 pieces, or is left out for all.");
        else if (pieces.Count > 0 && (await store.List<Evidence>(x => x.PortfolioId == id && pieces.Contains(x.Id), ct)).Count < pieces.Count) findings.Add("evidence", "Names what is not in this portfolio.");
        findings.Refuse();
    }

    /// <summary>What the programme takes, and what is said about it.</summary>
    private async Task<EvidenceContent> Checked(EvidenceContent input, Id<Programme> programme, string operation, CancellationToken ct)
    {
        var content = input.Checked();
        var settings = await store.CheckKept(programme, content.Kind, ct);
        PortfolioRules.Medium.Check((settings[SettingCatalogue.PortfolioMedia], content.Medium));
        content = content with { Form = await store.Fill(programme, operation, content, ParticipantRole.Mentee, complete: true, ct) };
        warnings.Weigh(PortfolioRules.Linked, content);
        warnings.Weigh(PortfolioRules.Tone, content.Kind);
        return content;
    }

    private async Task<Portfolio> Own(Id<Portfolio> id, CancellationToken ct)
    {
        var portfolio = await store.Lock(id, ct);
        PortfolioRules.OwnerControls.Permit(portfolio.OwnerId == viewer.Person);
        return portfolio;
    }

    private Evidence Mine(Evidence evidence)
    {
        PortfolioRules.OwnerControls.Permit(evidence.OwnerId == viewer.Person);
        return evidence;
    }
}

internal static class PortfolioSettings
{
    /// <summary>The programme has portfolios, and evidence of that kind in them.</summary>
    public static async Task<Settings> CheckKept(this IStore store, Id<Programme> programme, EvidenceKind? kind, CancellationToken ct)
    {
        var settings = (await store.Get(programme, ct)).Settings;
        PortfolioRules.Contents.Check((settings[SettingCatalogue.Portfolio], settings[SettingCatalogue.PortfolioKinds], kind));
        return settings;
    }
}
