using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.People;

namespace Mentoring.Domain.Programmes;

/// <summary>What a person is appointed to do for a programme. An appointment opens what the role needs and no more.</summary>
public enum AppointmentRole
{
    /// <summary>The programme's central point.</summary>
    Coordinator,

    /// <summary>Steers and receives aggregates; no names.</summary>
    SteeringGroup,

    /// <summary>Receives serious-danger disclosures.</summary>
    SafeguardingContact,

    /// <summary>Finds resources; no access by rank.</summary>
    Sponsor,

    /// <summary>Runs training and induction.</summary>
    Trainer,

    /// <summary>Plans and runs the evaluation on anonymised data.</summary>
    Evaluator,

    /// <summary>Keeps files and schedules; no log content.</summary>
    Administrator,

    /// <summary>Takes the selection decision where the programme says so.</summary>
    SelectionPanel,

    /// <summary>Answers for the law on personal data: holds, and what people ask about their own. Reads no content.</summary>
    DataProtectionOwner,
}

/// <summary>A person's role in a programme.</summary>
public sealed class Appointment : Entity<Appointment>, IVisible<Appointment>, IOfProgramme
{
    private Appointment() { }

    public Appointment(Id<Programme> programme, Id<Person> person, AppointmentRole role, DateTimeOffset at) =>
        (ProgrammeId, PersonId, Role, Since) = (programme, person, role, at);

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public AppointmentRole Role { get; private set; }
    public DateTimeOffset Since { get; private set; }

    /// <summary>Who a serious danger can be told to is for everybody to know.</summary>
    public static Expression<Func<Appointment, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || v.IsAdministrator || v.ProgrammesServed.Contains(x.ProgrammeId) || x.PersonId == v.Self
        || (x.Role == AppointmentRole.SafeguardingContact && v.Held.ProgrammesOpen.Contains(x.ProgrammeId));
}
