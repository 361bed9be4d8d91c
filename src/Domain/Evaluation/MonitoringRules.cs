using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Evaluation;

/// <summary>What holds for monitoring, day by day and for evaluation.</summary>
public static class MonitoringRules
{
    public static readonly StructuralRule OneStore = new("monitoring-feeds-evaluation", RuleKind.Soft,
        "What is monitored from day to day and what is evaluated are the same: forty-five indicators, defined once and counted in one way.", "SSSC, step 7 (evaluate, monitor)");

    public static readonly Advice<bool> NeedsFollowedUp = new("training-needs-followed-up",
        "A need for training that comes to light is written down with the step that was taken; those without one are told.", "SSSC, resource 20 (CLF); SSSC, checklist 5 (monitoring)", stepTaken => stepTaken);
}
