using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;

namespace Mentoring.Domain.Relationships;

/// <summary>What a programme chooses of the clauses that stand in every agreement.</summary>
public sealed record ClauseChoice
{
    public required string Feedback { get; init; }
    public required string Counselling { get; init; }

    public static ClauseChoice Of(Settings settings) =>
        new() { Feedback = settings[SettingCatalogue.FeedbackMode], Counselling = settings[SettingCatalogue.BoundaryCounselling] };
}

/// <summary>What holds in every agreement, beside the terms that its parties choose.</summary>
public sealed record StandardClauses
{
    /// <summary>What the mentor takes on.</summary>
    public required IReadOnlyList<string> MentorRole { get; init; }

    /// <summary>What the mentee takes on.</summary>
    public required IReadOnlyList<string> MenteeRole { get; init; }

    /// <summary>What both take on.</summary>
    public required IReadOnlyList<string> BothRoles { get; init; }

    /// <summary>What holds of a mentor's conduct, whatever code of practice the programme has.</summary>
    public required IReadOnlyList<string> Conduct { get; init; }

    /// <summary>That both are here by choice.</summary>
    public required string Voluntary { get; init; }

    /// <summary>How the two speak about their work together.</summary>
    public required string Feedback { get; init; }

    /// <summary>What happens when it does not work.</summary>
    public required string Breakdown { get; init; }

    /// <summary>As an agreement has them: what its programme sets later changes nothing in it.</summary>
    public static StandardClauses For(ClauseChoice? choice) => new()
    {
        MentorRole =
        [
            "Listens, and asks more than tells.",
            "Shares experience where it helps, and leaves the decision to the mentee.",
            "Helps the mentee to find goals and to plan the steps to them.",
            choice?.Feedback switch
            {
                "regular" => "Gives honest feedback at every meeting, kindly.",
                "onInvitation" => "Gives honest feedback when it is asked for, kindly.",
                _ => "Gives honest feedback, kindly.",
            },
            "Keeps the time that was agreed, and prepares for it.",
            "Keeps to the code of practice, and says so when something lies beyond it.",
            choice?.Counselling == "pastoralTalk"
                ? "Has an ear for what weighs on the mentee, and sends on what needs more than a talk: mentoring is no therapy."
                : "Sends on what weighs on the mentee to those who are trained for it: mentoring is no counselling.",
        ],
        MenteeRole =
        [
            "Brings the topics and sets the agenda.",
            "Owns the goals and does the work between meetings.",
            "Keeps the appointments, or moves them in good time.",
            "Is open to questions, and tells the mentor what helps and what does not.",
            ConductRules.OwnLearning.Sentence,
            ConductRules.ConsidersAdvice.Sentence,
            ConductRules.TellOthers.Sentence,
        ],
        BothRoles = [ConductRules.DutyOfCare.Sentence, ConductRules.Honesty.Sentence, ConductRules.ThirdParties.Sentence],
        Conduct =
        [
            ProgressRules.NeedsFirst.Sentence,
            ConductRules.WithinCompetence.Sentence,
            ConductRules.ReferOn.Sentence,
            ConductRules.NothingPersonal.Sentence,
            ConductRules.NoExploitation.Sentence,
            ConductRules.NoGossip.Sentence,
            ProgressRules.NoActing.Sentence,
        ],
        Voluntary = "Both enter this agreement by choice, and either may leave it at any time without blame.",
        Feedback = "Both look back together every few meetings at how the work goes, and tell the coordinator what the programme should know.",
        Breakdown = "If it does not work, either may turn to the coordinator, who helps to settle it or to end it well and offers another match.",
    };
}
