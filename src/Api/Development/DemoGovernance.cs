using Mentoring.Api.Exports;
using Mentoring.Domain;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Evaluation;
using Mentoring.Domain.Exports;
using Mentoring.Domain.People;
using Mentoring.Domain.Programmes;

namespace Mentoring.Api.Development;

internal sealed partial class DemoData
{
    /// <summary>What the coordinator gives their word on, what there is to work with, and a look through the lists that was kept.</summary>
    private sealed class Governing(DemoData demo, Dictionary<string, Id<Person>> people, Id<Programme> programme, CancellationToken ct)
    {
        public async Task Run()
        {
            var coordinator = people["coordinator"];
            await demo.By(people["second-mentee"], async x =>
            {
                var policy = (await x.GetRequiredService<IStore>().Find<ProgrammeDocument>(d => d.ProgrammeId == programme && d.Kind == DocumentKind.Policy, ct))!.Id;
                return await x.GetRequiredService<DocumentCommands>().AcknowledgeDocument(policy, ct);
            }, ct);
            if (await demo.By(coordinator, async x => await x.GetRequiredService<IStore>().Find<HealthCheck>(c => c.ProgrammeId == programme, ct) is not null, ct)) return;
            await demo.By(coordinator, x => x.GetRequiredService<ReadinessCommands>().AttestItem(programme, new() { Item = "finance.budget", State = ItemState.Yes, Note = "Approved with the yearly plan." }, ct), ct);
            await demo.By(coordinator, x => x.GetRequiredService<ReadinessCommands>().StateResources(programme, new() { CoordinatorHours = 16, Expenses = ExpensesPosition.Paid, SteeringObjectives = ["To see that every team takes part."] }, ct), ct);
            await demo.By(coordinator, x => x.GetRequiredService<MonitoringCommands>().RecordTrainingNeed(programme, new() { Text = "How to end a relationship well.", Role = ParticipantRole.Mentor }, ct), ct);
            await demo.By(coordinator, x => x.GetRequiredService<MonitoringCommands>().StateTurnover(programme, new() { From = new(2025, 1, 1), To = new(2025, 12, 31), Participants = 40, ParticipantsLeft = 2, Staff = 400, StaffLeft = 48 }, ct), ct);
            await demo.By(coordinator, x => x.GetRequiredService<MonitoringCommands>().NoteMonitoring(programme, new() { Question = 13, From = new(2025, 1, 1), To = new(2025, 12, 31), Text = "People who met often stayed." }, ct), ct);
            await demo.By(coordinator, x => x.GetRequiredService<ReadinessCommands>().KeepHealthCheck(programme, ct), ct);
            var lastMonth = new DateOnly(demo.Today.Year, demo.Today.Month, 1).AddDays(-1);
            await demo.By(coordinator, x => x.GetRequiredService<ExportCommands>().StartExport(new()
            {
                Programme = programme,
                Dataset = "participants",
                Format = "csv",
                Period = new() { From = new(lastMonth.Year, lastMonth.Month, 1), To = lastMonth },
                Purpose = "To invite everybody to the half-way event.",
            }, ct), ct);
            await demo.As(Viewer.System(), "seed", x => x.GetRequiredService<ExportRun>().Next(ct), ct);
            await Review(coordinator);
        }

        /// <summary>Early looks, each left where something is to be done with it: two to be frozen, one to be written up, one to be decided on, one to be told.</summary>
        private async Task Review(Id<Person> coordinator)
        {
            for (var steps = 0; steps < 5; steps++)
            {
                var review = await By(x => x.OpenPilotReview(programme, new() { Kind = PilotReviewKind.Extra }, ct));
                if (steps < 2) continue;
                await By(x => x.FreezePilotReview(review, new(), ct));
                if (steps == 2) await By(x => x.PlanImprovement(review, new() { Text = "Invite two more teams.", Owner = AppointmentRole.Coordinator, DueOn = demo.Today.AddMonths(2) }, ct));
                if (steps < 3) continue;
                await demo.By(coordinator, x =>
                {
                    x.GetRequiredService<WriteTerms>().ExpectedVersion = WriteTerms.AnyVersion;
                    return x.GetRequiredService<PilotReviewCommands>().RecordFindings(review, new() { Summary = "People meet.", Findings = [new() { Criterion = 1, State = CriterionState.NotKnown, Text = "It is too early to say." }] }, ct);
                }, ct);
                if (steps == 4) await By(x => x.DecideOnReview(review, new() { Outcome = ReviewOutcome.Continue, By = AppointmentRole.SteeringGroup }, ct));
            }

            Task<T> By<T>(Func<PilotReviewCommands, Task<T>> act) => demo.By(coordinator, x => act(x.GetRequiredService<PilotReviewCommands>()), ct);
        }
    }
}
