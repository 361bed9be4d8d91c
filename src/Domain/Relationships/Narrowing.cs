using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Progress;
using Mentoring.Domain.Support;

namespace Mentoring.Domain.Relationships;

/// <summary>
/// A programme or an agreement lets fewer people read from now on: what had gone to them goes back. Letting more people read again opens
/// nothing that was written before.
/// </summary>
public sealed class Narrowing(IStore store, TimeProvider clock)
{
    public async Task Follow(Programme programme, Settings before, CancellationToken ct)
    {
        var id = programme.Id;
        if (Changed(SettingCatalogue.LogReaders, "partiesOnly") || (!Forwards(programme.Settings) && Forwards(before)))
        {
            foreach (var log in await store.LockAffected<MeetingLog>(x => x.ProgrammeId == id && x.ForwardedAt != null, ct)) log.Recall();
            foreach (var plan in await store.LockAffected<ActionPlan>(x => x.ProgrammeId == id && x.ForwardedAt != null, ct)) plan.Recall();
            foreach (var goal in await store.LockAffected<Goal>(x => x.ProgrammeId == id && x.Forwarded, ct)) goal.Recall();
        }
        if (Changed(SettingCatalogue.ReflectiveLogReaders, "authorOnly"))
            foreach (var consent in await store.LockAffected<Consent>(x => x.ProgrammeId == id && x.Subject == ConsentSubject.ReflectiveLog && x.Status == ConsentStatus.Given, ct))
                consent.Withdraw(clock.GetUtcNow());

        static bool Forwards(Settings settings) => MeetingRules.LogForwarding.Holds(settings[SettingCatalogue.LogForwarding]);

        bool Changed(ChoiceSetting setting, string to) => programme.Settings[setting] == to && before[setting] != to;
    }

    public async Task Follow(Relationship relationship, Agreement agreement, CancellationToken ct)
    {
        var id = relationship.Id;
        if (agreement.Terms.Value.Recipients?.Contains("coordinator") != true)
        {
            foreach (var log in await store.LockAffected<MeetingLog>(x => x.RelationshipId == id && x.ForwardedAt != null, ct)) log.Recall();
            foreach (var plan in await store.LockAffected<ActionPlan>(x => x.RelationshipId == id && x.ForwardedAt != null, ct)) plan.Recall();
            foreach (var goal in await store.LockAffected<Goal>(x => x.RelationshipId == id && x.Forwarded, ct)) goal.Recall();
        }
        foreach (var binding in await store.LockAffected<MentorsMentor>(x => x.RelationshipId == id && x.Status != BindingStatus.Ended, ct)) binding.Follow(agreement, clock.GetUtcNow());
    }
}
