using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Relationships;

/// <summary>From acceptance to an agreement in force.</summary>
public static class RelationshipRules
{
    private const string Exemplar = "SSSC, resource 5 (agreement)";
    private const string Contract = "WLGA, appendix B (contract)";
    private const string Code = "WLGA, appendix C (code of practice)";

    /// <summary>The governing policies, as codes.</summary>
    public static readonly IReadOnlyList<string> Policies =
        ["conduct", "bullyingAndHarassment", "equality", "mentalHealth", "healthAndSafety", "changeManagement", "personalRelationships"];

    public static readonly Rule<bool> CodeAcceptedBeforeStart = new("code-accepted-before-start", RuleKind.Hard,
        "The mentor signs the programme's current code of practice before any work with a mentee.", $"{Code}; WLGA, what a mentor does", signed => signed);

    public static readonly Rule<(ProgrammeDocument? Code, IReadOnlyList<string> Wanted, IReadOnlyList<string> Signed)> CodeWhich = new("code-which", RuleKind.Configured,
        "The code that applies is the newest version that the programme has published, with the codes that it names beside it.", $"{Code}; ASA, expected of mentors",
        x => x.Code is { Kind: DocumentKind.CodeOfPractice } && x.Wanted.All(x.Signed.Contains));

    public static readonly Rule<bool> EthicsAndLawFollowed = new("ethics-and-law-followed", RuleKind.Hard,
        "Mentors follow the ethics code, the law, and the organisation's confidentiality, safeguarding and data protection policies.",
        $"ASA, expected of mentors; {Code}", acknowledged => acknowledged);

    public static readonly StructuralRule CodeSurvivesEnding = new("code-survives-ending", RuleKind.Hard,
        "The code binds during the relationship and after it: a signature under it has no end.", Code);

    public static readonly StructuralRule RelationshipConfidential = new("relationship-confidential", RuleKind.Hard,
        "What passes between mentor and mentee is confidential: it opens to the parties and to named scopes, and to nobody else.",
        $"ASA, eight principles; {Exemplar}; WLGA, what mentoring is");

    public static readonly StructuralRule NonReporting = new("non-reporting-relationship", RuleKind.Hard,
        "Mentoring does not report to management: no answer delivers relationship content to a manager or an HR record.", "SSSC, resource 4 (policy exemplar)");

    public static readonly StructuralRule SeniorityGivesNoAccess = new("seniority-gives-no-access", RuleKind.Hard,
        "No place in the management line carries access to relationship content; it takes access away.", "SSSC, resource 4 (policy exemplar)");

    public static readonly Rule<bool> SignedByBoth = new("agreement-signed-by-both", RuleKind.Hard,
        "Each party signs for themselves, the same version, and it is in force when all have.", $"{Exemplar}; WLGA, contract", sameVersion => sameVersion);

    public static readonly StructuralRule ChangeByBoth = new("agreement-change-by-both", RuleKind.Hard,
        "Changed terms bind only when both agree: a change is a new version with new signatures.", $"{Exemplar}; WLGA, contract");

    public static readonly Rule<bool> VoluntaryStatement = new("voluntary-statement-in-agreement", RuleKind.Hard,
        "Both parties state in the agreement that they enter it voluntarily.", Exemplar, stated => stated);

    public static readonly Rule<IReadOnlyCollection<string>> GoverningPolicies = new("governing-policies-apply", RuleKind.Configured,
        "Both parties acknowledge the policies that bind mentoring too.", "SSSC, resource 4 (policy exemplar); WLGA, code of practice",
        acknowledged => Policies.All(acknowledged.Contains));

    public static readonly Rule<AgreementTerms> Duration = Term("agreement-term-duration",
        "The agreement states how long the relationship lasts.", terms => terms is { StartsOn: not null } and ({ EndsOn: not null } or { FirstReviewOn: not null }));

    public static readonly Rule<(AgreementTerms Terms, Settings Settings)> EndDate = new("agreement-end-date", RuleKind.Configured,
        "The relationship has a predetermined end date, or a first review date where the programme runs by reviews.", $"{Exemplar}; WLGA, how",
        x => x.Settings[SettingCatalogue.RelationshipEndDate] == "required" ? x.Terms.EndsOn is not null : x.Terms.FirstReviewOn is not null || x.Terms.EndsOn is not null);

    public static readonly Rule<(AgreementTerms Terms, DateOnly? ProgrammeEndsOn)> EndWithinProgramme = new("agreement-end-within-programme", RuleKind.Hard,
        "Meetings stop by the programme's predetermined date.", Exemplar,
        x => x.Terms.EndsOn is null || x.ProgrammeEndsOn is null || x.Terms.EndsOn <= x.ProgrammeEndsOn);

    public static readonly Advice<(AgreementTerms Terms, Settings Settings)> Length = new("relationship-length",
        "A relationship runs for as long as the programme usually has it.", "ASA, applying; setting up and running",
        x => x.Terms is not { StartsOn: { } from, EndsOn: { } until }
            || (until >= from.AddMonths(x.Settings[SettingCatalogue.RelationshipMinMonths] ?? 0)
                && (x.Settings[SettingCatalogue.RelationshipMaxMonths] is not { } most || until <= from.AddMonths(most))),
        RuleKind.Configured);

    public static readonly Rule<(AgreementTerms Terms, Settings Settings)> TermsNarrow = new("agreement-narrows-only", RuleKind.Configured,
        "An agreement narrows what the programme allows and never widens it: who receives anything, how long meetings are, and how far apart where there is an end.",
        "Rulebook, disagreements D3 and D9",
        x => Widened(x.Terms, x.Settings).Count == 0);

    public static readonly Rule<AgreementTerms> Frequency = Term("agreement-term-frequency",
        "The agreement states how often they meet and how they keep in contact between meetings.", terms => terms is { FrequencyDays: not null, ContactDays: not null });

    public static readonly Rule<AgreementTerms> Time = Term("agreement-term-time",
        "The agreement states how much time each gives, with work between meetings.", terms => terms is { HoursPerPeriod: not null, MinMinutes: not null, MaxMinutes: not null });

    public static readonly Rule<AgreementTerms> Venue = Term("agreement-term-venue",
        "The agreement states where and how meetings are held.", terms => terms is { Venue: not null, Methods.Count: > 0 });

    public static readonly Rule<AgreementTerms> Scope = Term("agreement-term-scope",
        "The agreement states what is covered.", terms => terms.Scope is not null);

    public static readonly StructuralRule Roles = new("agreement-term-roles", RuleKind.Hard,
        "The agreement states mentor role and mentee role: the standard clauses are part of every version.", $"{Exemplar}; {Contract}");

    public static readonly Rule<AgreementTerms> Confidentiality = Term("agreement-term-confidentiality",
        "The agreement states that content is confidential and where any information goes.", terms => terms is { Confidentiality: not null, Recipients.Count: > 0 });

    public static readonly Rule<AgreementTerms> Notes = Term("agreement-term-notes",
        "The agreement decides whether notes are made, by whom, and what becomes of them.", terms => terms.Notes is { Kept: false } or { By: not null, Disposal: not null });

    public static readonly Rule<AgreementTerms> Talks = Term("agreement-term-third-talks",
        "The agreement decides whether the mentor may talk to a mentor's mentor, sponsors or peers; silence is no.", terms => terms.ThirdTalks is not null);

    public static readonly Rule<bool> EvaluationUse = new("agreement-term-evaluation-use", RuleKind.Hard,
        "The parties acknowledge that forwarded documents inform evaluation.", $"{Exemplar}; SSSC, record of meetings", acknowledged => acknowledged);

    public static readonly Advice<AgreementTerms> GroundRules = new("agreement-term-ground-rules",
        "Boundaries, ground rules and accountability are agreed.", "SSSC, checklist 7; ASA, setting up", terms => terms.GroundRules is { Count: > 0 });

    public static readonly StructuralRule CopyToProgramme = new("agreement-copy-to-programme", RuleKind.Soft,
        "The programme is a party: its coordinator is told of the agreement and may read the terms.", $"SSSC, step 6 (agreement); {Exemplar}");

    private static readonly Rule<AgreementTerms>[] Terms = [Duration, Frequency, Time, Venue, Scope, Confidentiality, Notes, Talks];

    /// <summary>Refuses terms that widen what the programme allows, and names each.</summary>
    public static void CheckNarrow(AgreementTerms terms, Settings settings)
    {
        if (!TermsNarrow.Holds((terms, settings))) throw new Refusal(TermsNarrow, Widened(terms, settings));
    }

    private static IReadOnlyList<Finding> Widened(AgreementTerms terms, Settings settings)
    {
        var findings = new Findings();
        var (least, most, overdueAfter) = (settings[SettingCatalogue.MeetingMinMinutes], settings[SettingCatalogue.MeetingMaxMinutes], settings[SettingCatalogue.MeetingOverdueAfterDays]);
        foreach (var (receiver, i) in (terms.Recipients ?? []).Select((receiver, i) => (receiver, i)))
            if (receiver == "coordinator" && settings[SettingCatalogue.LogReaders] != "partiesAndCoordinator") findings.Add($"recipients/{i}", "In this programme the parties alone receive anything.");
        if (terms.MinMinutes < least) findings.Add("minMinutes", $"Is shorter than the programme's shortest meeting, {least} minutes.");
        if (terms.MaxMinutes > most) findings.Add("maxMinutes", $"Is longer than the programme's longest meeting, {most} minutes.");
        if (settings[SettingCatalogue.RelationshipEndDate] != "reviewOnly" && terms.FrequencyDays > overdueAfter)
            findings.Add("frequencyDays", $"Is longer than the {overdueAfter} days after which the programme counts a meeting as overdue.");
        return findings.All;
    }

    /// <summary>Everything that terms lack before they can be signed.</summary>
    public static Requirements ToSign(AgreementTerms terms, Programme programme)
    {
        var needs = new Requirements();
        foreach (var term in Terms) needs.Need(term, terms);
        return needs.Need(EndDate, (terms, programme.Settings)).Need(EndWithinProgramme, (terms, programme.EndsOn));
    }

    private static Rule<AgreementTerms> Term(string id, string sentence, Func<AgreementTerms, bool> holds) =>
        new(id, RuleKind.Hard, sentence, $"{Exemplar}; {Contract}", holds);
}
