using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Notices;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Relationships;

/// <summary>The mentor's signature under the code of practice.</summary>
public sealed record AcceptCode
{
    /// <summary>Id of the code: the newest version of the programme.</summary>
    public required Id<ProgrammeDocument> Document { get; init; }

    /// <summary>The ethics code, the law and the organisation's policies will be followed.</summary>
    public required bool EthicsAndLaw { get; init; }

    /// <summary>The codes that are signed: memberMentorCode, emccCode, codeOfConduct. All that the programme names where it is left out.</summary>
    public IReadOnlyList<string>? Codes { get; init; }

    /// <summary>The version of the form that was shown; the one in force where it is left out.</summary>
    public FormShown? Form { get; init; }
}

/// <summary>A party's own signature under one version of the agreement.</summary>
public sealed record SignAgreement
{
    /// <summary>Number of the version that is signed.</summary>
    public required int Number { get; init; }

    /// <summary>The agreement is entered voluntarily.</summary>
    public required bool Voluntary { get; init; }

    /// <summary>Governing policies acknowledged: conduct, bullyingAndHarassment, equality, mentalHealth, healthAndSafety, changeManagement, personalRelationships.</summary>
    public required IReadOnlyList<string> Policies { get; init; }

    /// <summary>Documents that go to the coordinator inform evaluation.</summary>
    public required bool EvaluationUse { get; init; }
}

/// <summary>Code of practice, agreement and signatures.</summary>
public sealed class RelationshipCommands(IStore store, IRelationshipFacts facts, Viewer viewer, Narrowing narrowing, Warnings warnings, Notifier notifier, TimeProvider clock)
{
    public Task<Id<CodeAcceptance>> AcceptCode(Id<Programme> id, AcceptCode input, CancellationToken ct) => store.Write(async () =>
    {
        var programme = await store.Get(id, ct);
        var me = viewer.RequirePerson();
        await store.Lock(me, ct);
        var codes = await store.List<ProgrammeDocument>(x => x.ProgrammeId == id && x.Kind == DocumentKind.CodeOfPractice, ct);
        var code = codes.Find(x => x.Id == input.Document && !codes.Exists(y => y.Language == x.Language && y.Number > x.Number));
        var wanted = programme.Settings[SettingCatalogue.CodeDocuments];
        var codesSigned = Checked(input.Codes) ?? wanted;
        var shown = await store.NameForm(id, "acceptCode", input.Form, ct);
        RelationshipRules.CodeWhich.Check((code, wanted, codesSigned), $"Sign the newest version, and with it {string.Join(", ", wanted)}.");
        RelationshipRules.EthicsAndLawFollowed.Check(input.EthicsAndLaw);
        var acceptance = await store.Find<CodeAcceptance>(x => x.DocumentId == code!.Id && x.PersonId == me, ct);
        if (acceptance is null) store.Add(acceptance = new(code!, me));
        acceptance.Sign(codesSigned, shown, clock.GetUtcNow());
        foreach (var relationship in await store.LockAffected<Relationship>(x => x.ProgrammeId == programme.Id && x.Status == RelationshipStatus.Accepted
            && x.Parties.Any(party => party.PersonId == me && party.Role == ParticipantRole.Mentor), ct))
            if (await facts.CodeSigned(id, [.. relationship.People(ParticipantRole.Mentor).Where(mentor => mentor != me)], ct)) relationship.BeginForming();
        return acceptance.Id;
    }, ct);

    /// <summary>Terms left out are filled from the programme's settings, so that a draft begins complete where it can.</summary>
    public Task<Id<Agreement>> DraftAgreement(Id<Relationship> id, AgreementTerms input, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = Own(await store.Lock(id, ct));
        var programme = await store.Get(relationship.ProgrammeId, ct);
        var settings = programme.Settings;
        var terms = input.Checked();
        terms = terms with
        {
            FrequencyDays = terms.FrequencyDays ?? settings[SettingCatalogue.MeetingTargetIntervalDays],
            ContactDays = terms.ContactDays ?? settings[SettingCatalogue.ContactIntervalDays],
            HoursPerPeriod = terms.HoursPerPeriod ?? settings[SettingCatalogue.CommitmentHours],
            MinMinutes = terms.MinMinutes ?? settings[SettingCatalogue.MeetingMinMinutes],
            MaxMinutes = terms.MaxMinutes ?? settings[SettingCatalogue.MeetingMaxMinutes],
        };
        terms = terms with { Form = await store.Fill(programme.Id, "draftAgreement", terms, relationship.PartyOf(viewer.Person)?.Role, complete: false, ct) };
        RelationshipRules.EndWithinProgramme.Check((terms, programme.EndsOn));
        RelationshipRules.CheckNarrow(terms, programme.SettingsFor(relationship));
        warnings.Weigh(RelationshipRules.Length, (terms, settings));
        warnings.Weigh(RelationshipRules.GroundRules, terms);
        warnings.Weigh(ModelRules.TeamGoalsDefined, (relationship.Model, terms));

        var newest = await Newest(id, ct);
        if (newest is { Status: not AgreementStatus.InForce }) await store.GetToReplace(newest.Id, ct);
        if (newest is null or { Status: AgreementStatus.InForce }) store.Add(newest = new(relationship, newest?.Number ?? 0));
        newest.Gather(relationship.All);
        newest.Draft(terms, ClauseChoice.Of(settings));
        notifier.TellAll(relationship.Parties.Select(party => party.PersonId).Where(person => person != viewer.Person), NoticeKind.AgreementToSign, id);
        return newest.Id;
    }, ct);

    public Task<Id<Agreement>> SignAgreement(Id<Relationship> id, SignAgreement input, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = Own(await store.Lock(id, ct));
        var programme = await store.Get(relationship.ProgrammeId, ct);
        var agreement = await Newest(id, ct) ?? throw new Unseen();
        await store.GetToAct(agreement.Id, ct);
        RelationshipRules.CodeAcceptedBeforeStart.Check(relationship.Status != RelationshipStatus.Accepted);
        RelationshipRules.SignedByBoth.Check(agreement.Number == input.Number, "Sign the newest version.");
        LifeCycleRules.StepPossible.Check(agreement.Status != AgreementStatus.InForce, "This version is in force.");
        await store.Fill(programme.Id, "draftAgreement", agreement.Terms.Value, null, complete: true, ct);
        RelationshipRules.ToSign(agreement.Terms.Value, programme).Need(ModelRules.TwoByTwoSize, relationship.Counted(programme.Settings))
            .Need(RelationshipRules.VoluntaryStatement, input.Voluntary)
            .Need(RelationshipRules.GoverningPolicies, [.. input.Policies])
            .Need(RelationshipRules.EvaluationUse, input.EvaluationUse)
            .Refuse();
        agreement.Sign(viewer.RequirePerson(), [.. input.Policies], relationship.Parties.Count, clock.GetUtcNow());
        if (agreement.Status == AgreementStatus.InForce) await ComeIntoForce(relationship, agreement, ct);
        return agreement.Id;
    }, ct);

    private async Task ComeIntoForce(Relationship relationship, Agreement agreement, CancellationToken ct)
    {
        // Who has joined signs last, perhaps, and does not see the version before.
        foreach (var earlier in await store.LockAffected<Agreement>(x => x.RelationshipId == relationship.Id && x.Status == AgreementStatus.InForce, ct))
            if (earlier.Id != agreement.Id) earlier.Supersede();
        relationship.Activate(agreement.Terms.Value);
        await narrowing.Follow(relationship, agreement, ct);
        notifier.TellAll(relationship.Parties.Select(party => party.PersonId), NoticeKind.AgreementInForce, relationship.Id);
        await notifier.TellCoordinators(relationship.ProgrammeId, NoticeKind.AgreementInForce, relationship.Id, ct);
    }

    private static IReadOnlyList<string>? Checked(IReadOnlyList<string>? codes)
    {
        var findings = new Findings();
        for (var i = 0; i < (codes?.Count ?? 0); i++) findings.Choice($"codes/{i}", codes![i], SettingCatalogue.CodeDocuments.Definition.Choices);
        findings.Refuse();
        return codes;
    }

    private Relationship Own(Relationship relationship)
    {
        relationship.PartyAtWork(viewer.Person);
        return relationship;
    }

    private async Task<Agreement?> Newest(Id<Relationship> id, CancellationToken ct) =>
        (await store.List<Agreement>(x => x.RelationshipId == id, ct)).MaxBy(agreement => agreement.Number);
}
