using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Tests;
using Xunit;

namespace Mentoring.Domain.Tests.Relationships;

/// <summary>What the model offers no way to break.</summary>
public sealed class RelationshipModelTests
{
    private static readonly Organisation Here = new("here");
    private static readonly Programme Programme = new("P", Presets.AdviceSkillsPilot, [Here.Id]);

    [Fact]
    [Proves("model-one-to-one-size")]
    public void One_to_one_is_one_mentor_and_one_mentee()
    {
        var relationship = Formed();
        Assert.Equal(MentoringModel.OneToOne, relationship.Model);
        Assert.Single(relationship.People(ParticipantRole.Mentor));
        Assert.Single(relationship.People(ParticipantRole.Mentee));
        Assert.Equal(Circle.OfTheTwo(relationship.Id), relationship.All);
        Assert.Empty(relationship.Circles());
        Assert.All(relationship.People(), person => Assert.False(relationship.GoesOnWithout(person)));
    }

    [Fact]
    [Proves("no-performance-purpose")]
    public void Nothing_in_the_model_speaks_of_performance()
    {
        var words = typeof(Entity).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith("Mentoring.Domain", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetMembers().Select(member => member.Name).Append(type.Name));
        Assert.DoesNotContain(words, word => word.Contains("Performance", StringComparison.Ordinal) && !word.Contains("NoPerformancePurpose", StringComparison.Ordinal)
            || word.Contains("Appraisal", StringComparison.Ordinal) || word.Contains("Disciplin", StringComparison.Ordinal));
    }

    [Fact]
    [Proves("match-needs-both-acceptances")]
    [Proves("withdraw-any-time")]
    public void Declining_and_leaving_have_no_member_for_a_reason()
    {
        Assert.Equal(["Answer"], typeof(RespondToProposal).GetProperties().Select(property => property.Name));
        Assert.DoesNotContain(typeof(Application).GetMethod(nameof(Application.Withdraw))!.GetParameters(), _ => true);
    }

    [Theory]
    [InlineData(null, 60, 90, false)]
    [InlineData(2.0, null, 90, false)]
    [InlineData(2.0, 60, null, false)]
    [InlineData(2.0, 60, 90, true)]
    [Proves("agreement-term-time")]
    public void An_agreement_says_how_much_time_each_gives(double? hours, int? min, int? max, bool holds) =>
        Assert.Equal(holds, RelationshipRules.Time.Holds(new() { HoursPerPeriod = (decimal?)hours, MinMinutes = min, MaxMinutes = max }));

    [Fact]
    [Proves("agreement-signed-by-both")]
    [Proves("agreement-change-by-both")]
    public void An_agreement_is_in_force_when_all_have_signed_the_same_number()
    {
        var (relationship, agreement) = (Formed(), (Agreement?)null);
        agreement = new(relationship, 0);
        agreement.Draft(new() { Scope = "One." });
        var people = relationship.Parties.Select(party => party.PersonId).ToList();
        agreement.Sign(people[0], [], 2, DateTimeOffset.UnixEpoch);
        Assert.Equal((AgreementStatus.PartlySigned, 1), (agreement.Status, agreement.Number));
        agreement.Draft(new() { Scope = "Two." });
        Assert.Equal((AgreementStatus.Draft, 2, 0), (agreement.Status, agreement.Number, agreement.Signatures.Count));
        foreach (var person in people) agreement.Sign(person, [], 2, DateTimeOffset.UnixEpoch);
        Assert.Equal(AgreementStatus.InForce, agreement.Status);
        Assert.Throws<Domain.Rules.Refusal>(() => agreement.Sign(people[0], [], 2, DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData("2026-05-01", "2026-04-01", "/endsOn")]
    [InlineData("1899-05-01", "2026-04-01", "/startsOn")]
    public void Terms_are_checked_all_at_once(string startsOn, string endsOn, string pointer)
    {
        var terms = new AgreementTerms { StartsOn = DateOnly.Parse(startsOn), EndsOn = DateOnly.Parse(endsOn), FrequencyDays = 0, MaxMinutes = 10, MinMinutes = 20, Recipients = ["boss"], Methods = [MeetingMethod.Video] };
        var found = Assert.Throws<Invalid>(terms.Checked).Findings.Select(finding => finding.Pointer).ToList();
        Assert.All((string[])[pointer, "/frequencyDays", "/maxMinutes", "/recipients/0"], expected => Assert.Contains(expected, found));
    }

    private static Relationship Formed() => new(Proposal.Between(Of(ParticipantRole.Mentor), Of(ParticipantRole.Mentee), DateTimeOffset.UnixEpoch, 14), 1, DateTimeOffset.UnixEpoch);

    private static Application Of(ParticipantRole role) => new(Programme, new(Here.Id, role.ToString()), role, DateTimeOffset.UnixEpoch);
}
