using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Relationships;

/// <summary>How the two are with each other. No program sees it: each sentence stands, as it is here, in the clauses that both sign.</summary>
public static class ConductRules
{
    private const string Principles = "ASA, eight principles";
    private const string Etiquette = "SSSC, step 5 (etiquette)";
    private const string Appendix = "WLGA, appendix A";
    private const string Code = "WLGA, appendix C (code of practice)";

    public static readonly StructuralRule DutyOfCare = Clause("mutual-duty-of-care",
        "Each owes the other a duty of care, and either may turn to the programme when it is not kept.", $"{Principles}; {Etiquette}");

    public static readonly StructuralRule Honesty = Clause("honesty-and-trust",
        "Both are honest and open with each other.", $"{Appendix}; WLGA, contract; {Principles}; {Etiquette}");

    public static readonly StructuralRule ThirdParties = Clause("third-parties-respected",
        "Both speak of managers, colleagues and others with respect, and keep what could tell who they are out of the records.", Principles);

    public static readonly StructuralRule OwnLearning = Clause("mentee-responsible-for-learning",
        "The mentee answers for their own learning and actions: nobody accepts or completes one for them.", $"{Appendix}; WLGA, contract; SSSC, what peer mentoring is");

    public static readonly StructuralRule ConsidersAdvice = Clause("mentee-considers-advice",
        "The mentee considers openly what the mentor suggests, and decides for themselves.", $"{Etiquette}; {Appendix}");

    public static readonly StructuralRule WithinCompetence = Clause("mentor-within-competence",
        "The mentor works within what they are able to do, and says where that ends.", Code);

    public static readonly StructuralRule ReferOn = Clause("refer-on",
        "The mentor helps the mentee to find other sources of help where the two come to the end of theirs, and may note it for themselves alone.", $"Coventry, what does it involve; {Code}");

    public static readonly StructuralRule NothingPersonal = Clause("no-inappropriate-relationship",
        "The mentor enters no personal relationship that does not belong here, and declares a conflict of interest whenever one arises.", $"{Code}; SSSC, resource 4 (policy exemplar)");

    public static readonly StructuralRule NoExploitation = Clause("mentor-no-exploitation",
        "The mentor takes no advantage of the mentee, and puts no interest of their own first.", $"{Code}; SSSC, resource 7 (behaviours); {Principles}");

    public static readonly StructuralRule NoGossip = Clause("no-gossip-or-control",
        "Nobody brings power, gossip, clique or control into it.", "ASA, what mentoring is not; SSSC, resource 9 (manager and mentor)");

    public static readonly StructuralRule TellOthers = Clause("encourage-telling-others",
        "The mentee may tell people at home and at work that they are learning, if they like to: nobody is told of it by the programme's records.", "CLF, the programme is shared");

    private static StructuralRule Clause(string id, string sentence, string source) => new(id, RuleKind.Soft, sentence, source);
}
