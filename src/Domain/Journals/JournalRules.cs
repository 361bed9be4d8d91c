using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Journals;

/// <summary>What holds for what people write for themselves.</summary>
public static class JournalRules
{
    private const string Logs = "ASA, logs";

    public static readonly StructuralRule Each = new("reflective-log-each", RuleKind.Soft,
        "Mentor and mentee each keep a reflective log of their own.", Logs);

    public static readonly Rule<(string Setting, ParticipantRole Role)> Kept = new("reflective-log-kept", RuleKind.Configured,
        "Reflective logs are kept by those whom the programme names: each, mentees alone, or nobody.", "Rulebook, disagreement D11",
        x => x.Setting == "each" || (x.Setting == "mentee" && x.Role == ParticipantRole.Mentee));

    public static readonly Rule<(IReadOnlyList<string> Offered, IEnumerable<string> Used)> Content = new("reflective-log-content", RuleKind.Configured,
        "A reflective log has the sections that the programme offers: first agreement, note, learning, effectiveness, and aims against results.", Logs,
        x => x.Used.All(x.Offered.Contains));

    public static readonly StructuralRule Focus = new("reflective-log-focus", RuleKind.Soft,
        "A mentor reflects on mentoring, a mentee on learning and actions: each is asked other questions.", Logs);

    public static readonly Rule<string> Readers = new("reflective-log-readers", RuleKind.Configured,
        "A reflective log is its author's: nobody else reads it unless the author says so, to the partner or to a coordinator, where the programme lets them; reviews take no more of it than figures without names.",
        $"{Logs}; eight principles", readers => readers == "authorAndConsented");

    public static readonly Rule<bool> UseNotified = new("evaluation-use-notified", RuleKind.Hard,
        "A record is used for evaluation only if its author knew so before they wrote it.", "SSSC, record of meetings", noticed => noticed);
}
