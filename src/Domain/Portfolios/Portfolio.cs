using System.Linq.Expressions;
using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Domain.Portfolios;

/// <summary>Holds what somebody keeps in their portfolio: whoever else reads it is written down before they do, for the owner.</summary>
public interface IPortfolioContent : IRecordedContent
{
    Id<Portfolio> PortfolioId { get; }

    Id<Person> OwnerId { get; }
}

/// <summary>A mentee's portfolio in a programme: theirs, and for nobody else until they share it.</summary>
public sealed class Portfolio : Entity<Portfolio>, IVisible<Portfolio>, IOfProgramme
{
    private Portfolio() { }

    public Portfolio(Id<Programme> programme, Id<Person> owner, DateTimeOffset at) => (ProgrammeId, OwnerId, OpenedAt) = (programme, owner, at);

    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> OwnerId { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }

    public static Expression<Func<Portfolio, bool>> VisibleTo(Viewer v) => x => v.IsSystem || x.OwnerId == v.Self || v.PortfoliosShared.Contains(x.Id);
}

/// <summary>Who somebody is, in three lists. Every list is optional.</summary>
public sealed record ProfileContent : IFilled
{
    /// <summary>Personal attributes: at most 20 of 1 to 200 characters, such as "patient".</summary>
    public IReadOnlyList<string>? Attributes { get; init; }

    /// <summary>Skills of the job: at most 20 of 1 to 200 characters.</summary>
    public IReadOnlyList<string>? JobSkills { get; init; }

    /// <summary>Personal skills: at most 20 of 1 to 200 characters.</summary>
    public IReadOnlyList<string>? PersonalSkills { get; init; }

    /// <summary>The version of the form that was shown; the one in force where nothing is said.</summary>
    public FormShown? Form { get; init; }

    /// <summary>Answers to what the programme asks beside the rest, by the key of the question.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Added { get; init; }

    /// <summary>The lists that are filled in, by their setting's words.</summary>
    internal IEnumerable<string> Lists()
    {
        if (Attributes is { Count: > 0 }) yield return "attributes";
        if (JobSkills is { Count: > 0 }) yield return "jobSkills";
        if (PersonalSkills is { Count: > 0 }) yield return "personalSkills";
    }

    internal ProfileContent Checked()
    {
        var findings = new Findings();
        var cleaned = this with
        {
            Attributes = findings.Texts("attributes", Attributes, maxCount: 20),
            JobSkills = findings.Texts("jobSkills", JobSkills, maxCount: 20),
            PersonalSkills = findings.Texts("personalSkills", PersonalSkills, maxCount: 20),
        };
        findings.Refuse();
        return cleaned;
    }
}

/// <summary>The profile of a portfolio's owner. It goes along where the whole portfolio is shared.</summary>
public sealed class PersonalProfile : Entity<PersonalProfile>, IVisible<PersonalProfile>, IPortfolioContent
{
    private PersonalProfile() { }

    public PersonalProfile(Portfolio portfolio) => (PortfolioId, ProgrammeId, OwnerId) = (portfolio.Id, portfolio.ProgrammeId, portfolio.OwnerId);

    public Id<Portfolio> PortfolioId { get; private set; }
    public Id<Programme> ProgrammeId { get; private set; }
    public Id<Person> OwnerId { get; private set; }

    /// <summary>Stored encrypted.</summary>
    public Confidential<ProfileContent> Content { get; private set; } = null!;

    public void Write(ProfileContent content) => Content = Confidential.Of(OwnerId, content);

    public static Expression<Func<PersonalProfile, bool>> VisibleTo(Viewer v) => x => v.IsSystem || x.OwnerId == v.Self || v.PortfoliosShared.Contains(x.PortfolioId);
}
