using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Integration;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Enrolments;

/// <summary>The side a person takes part on.</summary>
public enum ParticipantRole
{
    /// <summary>Guides, questions and gives feedback.</summary>
    Mentor,

    /// <summary>Sets the agenda and owns the goals.</summary>
    Mentee,
}

/// <summary>Where an application stands.</summary>
public enum ApplicationStatus
{
    /// <summary>Being filled in; only the applicant sees it.</summary>
    Draft,

    /// <summary>Submitted; waits for the line manager.</summary>
    AwaitingSignOff,

    /// <summary>The line manager said no; it may be raised again.</summary>
    SignOffDeclined,

    /// <summary>With the programme.</summary>
    UnderSelection,

    /// <summary>Selected; training or induction comes next.</summary>
    Accepted,

    /// <summary>Not selected.</summary>
    NotSelected,

    /// <summary>Prepared and confirmed afresh: open for matching.</summary>
    Available,

    /// <summary>Withdrawn by the person, at whatever stage.</summary>
    Withdrawn,
}

/// <summary>That a person applies for a role in a programme, and how far it has come. The answers are a row of their own.</summary>
public sealed class Application : Entity<Application>, IVisible<Application>, IOfProgramme, IHasMilestones
{
    private Application() { }

    public Application(Programme programme, Person person, ParticipantRole role, DateTimeOffset at) =>
        (ProgrammeId, PersonId, Role, StartedAt) = (programme.Id, person.Id, role, at);

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public ParticipantRole Role { get; private set; }
    public ApplicationStatus Status { get; private set; }

    /// <summary>False while the application is the applicant's and the manager's alone, and after a withdrawal that never got further.</summary>
    public bool ReachedProgramme { get; private set; }

    /// <summary>Null for a row that gave its place to a new application of the same person; else the place it holds.</summary>
    public bool? IsLive { get; private set; } = true;

    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    public bool IsEditable => Status is ApplicationStatus.Draft or ApplicationStatus.SignOffDeclined;

    public bool IsOver => Status is ApplicationStatus.NotSelected or ApplicationStatus.Withdrawn;

    /// <summary>Taking part is the applicant's own decision, at every step.</summary>
    public Application OwnedBy(Id<Person>? person) =>
        PersonId == person ? this : throw new Forbidden(Role == ParticipantRole.Mentor ? EnrolmentRules.VoluntaryMentor : EnrolmentRules.VoluntaryMentee);

    public void Submit(bool needsSignOff, DateTimeOffset at)
    {
        Step(IsEditable, "It was submitted already.");
        (Status, SubmittedAt, ReachedProgramme) =
            (needsSignOff ? ApplicationStatus.AwaitingSignOff : ApplicationStatus.UnderSelection, at, !needsSignOff);
    }

    public void SignOff(bool approved)
    {
        Step(Status == ApplicationStatus.AwaitingSignOff, "It does not wait for a sign-off.");
        (Status, ReachedProgramme) = (approved ? ApplicationStatus.UnderSelection : ApplicationStatus.SignOffDeclined, approved);
    }

    public void Select(bool accepted)
    {
        Step(Status == ApplicationStatus.UnderSelection, "It is not under selection.");
        Status = accepted ? ApplicationStatus.Accepted : ApplicationStatus.NotSelected;
        if (!accepted) IsLive = null;
    }

    public void Confirm(DateTimeOffset at)
    {
        Step(Status == ApplicationStatus.Accepted, "Only an accepted application is confirmed.");
        (Status, ConfirmedAt) = (ApplicationStatus.Available, at);
    }

    public void Withdraw()
    {
        Step(!IsOver, "It is over already.");
        (Status, IsLive) = (ApplicationStatus.Withdrawn, null);
    }

    Milestone? IHasMilestones.Milestone => Status == ApplicationStatus.AwaitingSignOff ? Milestone.SignOffAsked : null;

    /// <summary>The coordinator meets it after the sign-off, not before; the line manager, who signs, once it is submitted. A draft that is withdrawn stays the applicant's.</summary>
    public static Expression<Func<Application, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self
        || (x.ReachedProgramme && (v.ProgrammesCoordinated.Contains(x.ProgrammeId) || v.ProgrammesSelecting.Contains(x.ProgrammeId)))
        || (x.SubmittedAt != null && v.Reports.Contains(x.PersonId));

    private static void Step(bool possible, string detail) => LifeCycleRules.StepPossible.Check(possible, detail);
}
