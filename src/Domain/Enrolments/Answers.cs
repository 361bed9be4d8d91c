using System.Linq.Expressions;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.People;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Enrolments;

/// <summary>What the applicant answered. Used for matching and nothing else.</summary>
public sealed class Answers : Entity<Answers>, IVisible<Answers>, IOfProgramme
{
    private Answers() { }

    public Answers(Application application) =>
        (ApplicationId, ProgrammeId, PersonId, Content) = (application.Id, application.ProgrammeId, application.PersonId, Confidential.Of(application.PersonId, new Questionnaire()));

    public Id<Application> ApplicationId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<Questionnaire> Content { get; private set; } = null!;

    /// <summary>The signing manager reads what they sign, while it waits for them.</summary>
    public bool OpenToManager { get; private set; }

    public bool OpenToProgramme { get; private set; }

    public bool IsFilled { get; private set; }

    public void Fill(Questionnaire content) => (Content, IsFilled) = (Confidential.Of(PersonId, content), true);

    /// <summary>The answers go where the application goes.</summary>
    public void Follow(Application application) => (OpenToManager, OpenToProgramme) =
        (application.Status == ApplicationStatus.AwaitingSignOff,
         application.ReachedProgramme && application.Status != ApplicationStatus.Withdrawn);

    /// <summary>A copy of a fact that was put right, if it still says what was wrong.</summary>
    public void Rectify(PersonalFact fact, string? before, string after)
    {
        var said = Content.Value;
        Content = Confidential.Of(PersonId, fact switch
        {
            PersonalFact.GivenName when said.GivenName == before => said with { GivenName = after },
            PersonalFact.FamilyName when said.FamilyName == before => said with { FamilyName = after },
            PersonalFact.Email when said.Email == before => said with { Email = after },
            PersonalFact.JobTitle when said.JobTitle == before => said with { JobTitle = after },
            _ => said,
        });
    }

    public static Expression<Func<Answers, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self
        || (x.OpenToProgramme && !v.PeopleBelow.Contains(x.PersonId) && (v.ProgrammesCoordinated.Contains(x.ProgrammeId) || v.ProgrammesSelecting.Contains(x.ProgrammeId)))
        || (x.OpenToManager && v.Reports.Contains(x.PersonId));
}

/// <summary>The consent that submitting is: which notice and which role sheet the person had before them, and what they committed to.</summary>
public sealed class SubmissionConsent : Entity<SubmissionConsent>, IVisible<SubmissionConsent>, IOfProgramme
{
    private SubmissionConsent() { }

    public SubmissionConsent(Application application, ProgrammeDocument notice, ProgrammeDocument roleSheet, List<string> commitments, DateTimeOffset at) =>
        (ApplicationId, ProgrammeId, PersonId, NoticeId, RoleSheetId, Commitments, At) =
        (application.Id, application.ProgrammeId, application.PersonId, notice.Id, roleSheet.Id, commitments, at);

    public Id<Application> ApplicationId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public Id<ProgrammeDocument> NoticeId { get; private set; }
    public Id<ProgrammeDocument> RoleSheetId { get; private set; }
    public List<string> Commitments { get; private set; } = [];
    public DateTimeOffset At { get; private set; }

    /// <summary>The version of the form that was shown; null where none was kept yet.</summary>
    public FormShown? Form { get; init; }

    public static Expression<Func<SubmissionConsent, bool>> VisibleTo(Viewer v) => x => v.IsSystem || x.PersonId == v.Self;
}

/// <summary>What a partner may read of an applicant after a proposal, approved by its owner.</summary>
public sealed class MatchProfile : Entity<MatchProfile>, IVisible<MatchProfile>, IOfProgramme
{
    private MatchProfile() { }

    public MatchProfile(Application application) =>
        (ApplicationId, ProgrammeId, PersonId, Role) = (application.Id, application.ProgrammeId, application.PersonId, application.Role);

    public Id<Application> ApplicationId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> PersonId { get; private set; }
    public ParticipantRole Role { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Stored encrypted.</summary>
    public Confidential<string> Text { get; private set; } = null!;

    public void Approve(string name, string text) => (Name, Text) = (name, Confidential.Of(PersonId, text));

    /// <summary>The name on it is a copy.</summary>
    public void Rectify(PersonalFact fact, string? before, string after)
    {
        if (string.IsNullOrEmpty(before)) return;
        if (fact == PersonalFact.GivenName && Name.StartsWith(before + " ", StringComparison.Ordinal)) Name = after + Name[before.Length..];
        if (fact == PersonalFact.FamilyName && Name.EndsWith(" " + before, StringComparison.Ordinal)) Name = Name[..^before.Length] + after;
    }

    public static Expression<Func<MatchProfile, bool>> VisibleTo(Viewer v) => x =>
        v.IsSystem || x.PersonId == v.Self || v.ProfilesShown.Contains(x.ApplicationId);
}
