using Mentoring.Domain.Enrolments;

namespace Mentoring.Domain.Programmes;

/// <summary>Criteria that a programme may take over as they are: a person specification for mentors, and what mentees are ready for.</summary>
public static class CriteriaOffered
{
    public static readonly IReadOnlyList<SelectionCriterion> All =
    [
        Mentee("development", "Wants to go on developing, and says in what."),
        Mentee("learning", "Is ready to learn from somebody else and to change something."),
        Mentee("appointments", "Is ready to keep appointments and to stay in contact."),
        Mentor("training", "Takes part in the training and goes on learning as a mentor."),
        Mentor("appointments", "Keeps appointments and makes the time."),
        Mentor("evaluation", "Helps to find out what the programme achieves."),
        Skill("listening", "Listens, and asks open questions.", CriterionWeight.Essential),
        Skill("discretion", "Keeps confidences and knows where they end.", CriterionWeight.Essential),
        Skill("respect", "Meets people as equals and does not judge.", CriterionWeight.Essential),
        Skill("experience", "Has experience of work or life that others can learn from."),
        Skill("feedback", "Gives feedback that is clear, fair and of use."),
        Skill("goals", "Helps somebody to find goals and the steps to them."),
        Skill("knowledge", "Knows how things are done here, and whom to ask."),
        Skill("self-knowledge", "Knows their own limits and sends on what lies beyond them."),
    ];

    private static SelectionCriterion Mentee(string code, string text) => new() { Code = code, Role = ParticipantRole.Mentee, Text = text, Weight = CriterionWeight.Essential };

    private static SelectionCriterion Mentor(string code, string text) => new() { Code = code, Role = ParticipantRole.Mentor, Text = text, Weight = CriterionWeight.Essential };

    private static SelectionCriterion Skill(string code, string text, CriterionWeight weight = CriterionWeight.Desirable) =>
        new() { Code = code, Role = ParticipantRole.Mentor, Text = text, Weight = weight, Skill = true };
}
