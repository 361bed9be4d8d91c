using Mentoring.Domain.Enrolments;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Enrolments;

/// <summary>Every step from every state: allowed as the life cycle says, or refused and nothing changed.</summary>
public sealed class ApplicationTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    private static readonly Dictionary<string, Action<Application>> Steps = new(StringComparer.Ordinal)
    {
        ["submit"] = x => x.Submit(needsSignOff: true, Now),
        ["submitUnsigned"] = x => x.Submit(needsSignOff: false, Now),
        ["approve"] = x => x.SignOff(approved: true),
        ["decline"] = x => x.SignOff(approved: false),
        ["accept"] = x => x.Select(accepted: true),
        ["notSelect"] = x => x.Select(accepted: false),
        ["confirm"] = x => x.Confirm(Now),
        ["withdraw"] = x => x.Withdraw(),
    };

    private static readonly Dictionary<ApplicationStatus, (string[] Way, Dictionary<string, ApplicationStatus> Next)> Life = new()
    {
        [ApplicationStatus.Draft] = ([], new() { ["submit"] = ApplicationStatus.AwaitingSignOff, ["submitUnsigned"] = ApplicationStatus.UnderSelection, ["withdraw"] = ApplicationStatus.Withdrawn }),
        [ApplicationStatus.AwaitingSignOff] = (["submit"], new() { ["approve"] = ApplicationStatus.UnderSelection, ["decline"] = ApplicationStatus.SignOffDeclined, ["withdraw"] = ApplicationStatus.Withdrawn }),
        [ApplicationStatus.SignOffDeclined] = (["submit", "decline"], new() { ["submit"] = ApplicationStatus.AwaitingSignOff, ["submitUnsigned"] = ApplicationStatus.UnderSelection, ["withdraw"] = ApplicationStatus.Withdrawn }),
        [ApplicationStatus.UnderSelection] = (["submit", "approve"], new() { ["accept"] = ApplicationStatus.Accepted, ["notSelect"] = ApplicationStatus.NotSelected, ["withdraw"] = ApplicationStatus.Withdrawn }),
        [ApplicationStatus.Accepted] = (["submit", "approve", "accept"], new() { ["confirm"] = ApplicationStatus.Available, ["withdraw"] = ApplicationStatus.Withdrawn }),
        [ApplicationStatus.NotSelected] = (["submit", "approve", "notSelect"], []),
        [ApplicationStatus.Available] = (["submit", "approve", "accept", "confirm"], new() { ["withdraw"] = ApplicationStatus.Withdrawn }),
        [ApplicationStatus.Withdrawn] = (["withdraw"], []),
    };

    public static TheoryData<ApplicationStatus, string> Everything()
    {
        var all = new TheoryData<ApplicationStatus, string>();
        foreach (var status in Enum.GetValues<ApplicationStatus>())
            foreach (var step in Steps.Keys) all.Add(status, step);
        return all;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    [Proves("life-cycle-step")]
    [Proves("withdraw-any-time")]
    public void A_step_is_taken_only_where_the_life_cycle_has_it(ApplicationStatus from, string step)
    {
        var application = At(from);
        if (Life[from].Next.TryGetValue(step, out var to))
        {
            Steps[step](application);
            Assert.Equal(to, application.Status);
        }
        else
        {
            Assert.Same(LifeCycleRules.StepPossible, Assert.Throws<Refusal>(() => Steps[step](application)).Rule);
            Assert.Equal(from, application.Status);
        }
    }

    [Theory]
    [InlineData(ApplicationStatus.Draft, false)]
    [InlineData(ApplicationStatus.AwaitingSignOff, false)]
    [InlineData(ApplicationStatus.SignOffDeclined, false)]
    [InlineData(ApplicationStatus.UnderSelection, true)]
    [InlineData(ApplicationStatus.Available, true)]
    [Proves("signoff-before-programme")]
    public void The_programme_meets_an_application_after_the_sign_off(ApplicationStatus status, bool reached)
    {
        var application = At(status);
        Assert.Equal(reached, application.ReachedProgramme);
        if (application.Status != ApplicationStatus.Withdrawn) application.Withdraw();
        Assert.Equal(reached, application.ReachedProgramme);
    }

    [Fact]
    public void Who_is_out_gives_the_place_free()
    {
        Assert.True(At(ApplicationStatus.Available).IsLive);
        Assert.Null(At(ApplicationStatus.Withdrawn).IsLive);
        Assert.Null(At(ApplicationStatus.NotSelected).IsLive);
    }

    private static Application At(ApplicationStatus status)
    {
        var organisation = new Organisation("o");
        var application = new Application(new("P", Presets.AdviceSkillsPilot, [organisation.Id]), new(organisation.Id, "p"), ParticipantRole.Mentee, Now);
        foreach (var step in Life[status].Way) Steps[step](application);
        return application;
    }
}
