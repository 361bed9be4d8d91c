using Mentoring.Api.Http;
using Mentoring.Api.People;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Matching;
using Mentoring.Domain.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Mentoring.Api.Matching;

/// <summary>Reads proposals, and asks for suggestions.</summary>
public sealed class MatchingQueries(IReader reader, PeopleQueries people, Suggesting suggesting, TimeProvider clock)
{
    public async Task<ProposalView?> Find(Id<Proposal> id, CancellationToken ct) =>
        (await Views(await reader.All<Proposal>().Where(x => x.Id == id).ToListAsync(ct), ct)).SingleOrDefault();

    public Task<Page<ProposalView>> List(Id<Programme>? programme, ProposalStatus? status, PageQuery page, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows = reader.All<Proposal>().Where(x => programme == null || x.ProgrammeId == programme);
        rows = status switch
        {
            null => rows,
            ProposalStatus.Open => rows.Where(x => x.Status == ProposalStatus.Open && x.LapsesAt > now),
            ProposalStatus.NotTakenUp => rows.Where(x => x.Status == ProposalStatus.NotTakenUp || (x.Status == ProposalStatus.Open && x.LapsesAt <= now)),
            _ => rows.Where(x => x.Status == status),
        };
        return rows.Paged(page, Views, ct);
    }

    public async Task<SuggestionsView> Suggest(Id<Application> mentee, CancellationToken ct)
    {
        var suggestions = await suggesting.For(mentee, ct);
        return new()
        {
            Version = 1,
            Eligible = [.. suggestions.Where(x => x.Against.Count == 0).Select(x => new EligibleMentor
            {
                Application = x.Pair.Mentor.Application.Id,
                Person = x.Pair.Mentor.Person.Id,
                Name = x.Pair.Mentor.Person.Name,
                Score = x.Score.Total,
                Parts = x.Score.Parts,
            })],
            Excluded = [.. suggestions.Where(x => x.Against.Count > 0).Select(x => new ExcludedMentor
            {
                Application = x.Pair.Mentor.Application.Id,
                Person = x.Pair.Mentor.Person.Id,
                Name = x.Pair.Mentor.Person.Name,
                Rules = [.. x.Against.Select(broken => broken.Rule.Id)],
            })],
        };
    }

    public async Task<SupplyView> Supply(Id<Programme> programme, CancellationToken ct)
    {
        var supply = await suggesting.Supply(programme, ct);
        return new() { Version = 1, WaitingMentees = supply.Mentees, FreePlaces = supply.Places, Advice = supply.Warnings };
    }

    internal async Task<List<ProposalView>> Views(List<Proposal> proposals, CancellationToken ct)
    {
        var ids = proposals.ConvertAll(x => x.Id);
        var seats = proposals.SelectMany(x => x.Seats).ToList();
        var names = await people.PartnerNames([.. seats.Select(seat => (seat.PersonId, seat.ApplicationId))], ct);
        var answers = await reader.All<ProposalResponse>().Where(x => ids.Contains(x.ProposalId)).ToDictionaryAsync(x => x.ProposalId, x => x.Answer, ct);
        var grounds = await reader.All<MatchGrounds>().Where(x => ids.Contains(x.ProposalId)).ToDictionaryAsync(x => x.ProposalId, ct);
        var now = clock.GetUtcNow();
        return proposals.ConvertAll(x => new ProposalView
        {
            Version = x.Version,
            Id = x.Id,
            Programme = x.ProgrammeId,
            Model = x.Model,
            Joins = x.JoinsId,
            Purpose = x.Purpose,
            Status = x.Status == ProposalStatus.Open && !x.IsOpenAt(now) ? ProposalStatus.NotTakenUp : x.Status,
            ProposedAt = x.ProposedAt,
            LapsesAt = x.LapsesAt,
            Seats = [.. x.Seats.OrderBy(seat => seat.Role).ThenBy(seat => seat.PersonId.Value).Select(seat => new SeatView
            {
                Application = seat.ApplicationId,
                Person = seat.PersonId,
                Name = names.GetValueOrDefault(seat.PersonId),
                Role = seat.Role,
            })],
            MyAnswer = answers.TryGetValue(x.Id, out var answer) ? answer : null,
            Grounds = grounds.TryGetValue(x.Id, out var ground) ? new() { Score = ground.Score, Parts = ground.Parts } : null,
        });
    }
}
