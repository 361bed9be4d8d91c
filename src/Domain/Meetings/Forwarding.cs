using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Meetings;

/// <summary>Whether what the two write goes on to the coordinator: the programme says so, and the agreement may narrow it.</summary>
internal static class Forwarding
{
    public static async Task CheckForwardable(this IStore store, Relationship relationship, CancellationToken ct)
    {
        var settings = (await store.Get(relationship.ProgrammeId, ct)).SettingsFor(relationship);
        new Requirements().Need(MeetingRules.LogForwarding, settings[SettingCatalogue.LogForwarding])
            .Need(MeetingRules.LogReaders, (settings[SettingCatalogue.LogReaders], await store.TermsInForce(relationship.Id, ct))).Refuse();
    }

    /// <summary>It goes as soon as it is complete.</summary>
    public static async Task<bool> GoesToCoordinator(this IStore store, Relationship relationship, CancellationToken ct)
    {
        var settings = (await store.Get(relationship.ProgrammeId, ct)).SettingsFor(relationship);
        return settings[SettingCatalogue.LogForwarding] == "onCompletion"
            && MeetingRules.LogReaders.Holds((settings[SettingCatalogue.LogReaders], await store.TermsInForce(relationship.Id, ct)));
    }
}
