using System.Text.Json;
using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Enrolments;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Progress;

/// <summary>A sheet to begin.</summary>
public sealed record StartToolSheet
{
    /// <summary>Which tool.</summary>
    public required Tool Tool { get; init; }

    /// <summary>What is filled in already.</summary>
    public ToolContent? Content { get; init; }
}

/// <summary>Who may read a sheet.</summary>
public sealed record ShareToolSheet
{
    /// <summary>Whether the mentor may read it from now on.</summary>
    public required bool Shared { get; init; }
}

/// <summary>The mentee's sheets: offered, never asked for, theirs to show and to throw away.</summary>
public sealed class ToolCommands(IStore store, Viewer viewer, Holding holding, Warnings warnings, TimeProvider clock)
{
    public Task<Id<ToolSheet>> StartToolSheet(Id<Relationship> id, StartToolSheet input, CancellationToken ct) => store.Write(async () =>
    {
        var relationship = await store.Lock(id, ct);
        var content = await Filled(input.Content ?? new(), relationship.ProgrammeId, "startToolSheet", input.Tool, ct);
        var party = relationship.PartyAtWork(viewer.Person);
        if (party.Role != ParticipantRole.Mentee) throw new Forbidden("Sheets are the mentee's; a mentor may offer a tool.");
        var settings = await Settings(relationship.ProgrammeId, ct);
        ProgressRules.ToolsOffered.Check((settings[SettingCatalogue.ToolsEnabled], input.Tool));
        var sheet = new ToolSheet(relationship, party.PersonId, input.Tool, clock.GetUtcNow());
        store.Add(sheet);
        Write(sheet, content, settings);
        return sheet.Id;
    }, ct);

    public Task<Id<ToolSheet>> WriteToolSheet(Id<ToolSheet> id, ToolContent input, CancellationToken ct) => store.Write(async () =>
    {
        var found = await Own(id, ct);
        var content = await Filled(input, found.ProgrammeId, "writeToolSheet", found.Tool, ct);
        var relationship = await store.Lock(found.RelationshipId, ct);
        relationship.PartyAtWork(viewer.Person);
        Write(await store.GetToReplace(id, ct), content, await Settings(found.ProgrammeId, ct));
        return id;
    }, ct);

    public Task<Id<ToolSheet>> ShareToolSheet(Id<ToolSheet> id, ShareToolSheet input, CancellationToken ct) => store.Write(async () =>
    {
        await Own(id, ct);
        (await store.GetToAct(id, ct)).Share(input.Shared);
        return id;
    }, ct);

    public Task<Id<ToolSheet>> DeleteToolSheet(Id<ToolSheet> id, CancellationToken ct) => store.Write(async () =>
    {
        await Own(id, ct);
        var sheet = await store.GetToAct(id, ct);
        await holding.CheckDeletion(sheet.RelationshipId, reviewed: false, ct);
        store.Remove(sheet);
        return id;
    }, ct);

    /// <summary>The prompts are those of the version that was shown.</summary>
    private async Task<ToolContent> Filled(ToolContent input, Id<Programme> programme, string operation, Tool tool, CancellationToken ct)
    {
        var of = JsonNamingPolicy.CamelCase.ConvertName(tool.ToString());
        var form = await store.FormOf(programme, operation, input.Form, ct, of);
        return input.Checked(tool, form.Content) with { Form = await store.Fill(programme, operation, input, ParticipantRole.Mentee, complete: false, ct, of) };
    }

    private void Write(ToolSheet sheet, ToolContent content, Settings settings)
    {
        sheet.Write(content);
        warnings.Weigh(ProgressRules.CommitmentThreshold, (content.Commitment, settings[SettingCatalogue.RatingCommitmentThreshold], content.StillNeeded));
        warnings.Weigh(ProgressRules.ToolReviewDate, content);
    }

    private async Task<ToolSheet> Own(Id<ToolSheet> id, CancellationToken ct)
    {
        var sheet = await store.Get(id, ct);
        return sheet.AuthorId == viewer.Person ? sheet : throw new Forbidden("A sheet is its author's.");
    }

    private async Task<Settings> Settings(Id<Programme> id, CancellationToken ct) => (await store.Get(id, ct)).Settings;
}
