using Mentoring.Domain.Confidentiality;
using Mentoring.Domain.Forms;
using Mentoring.Domain.Meetings;
using Mentoring.Domain.Privacy;
using Mentoring.Domain.Programmes;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Rules;

namespace Mentoring.Domain.Journals;

/// <summary>The end of an entry.</summary>
public sealed record CompleteReflectiveLog
{
    /// <summary>Where authors submit to the reviews themselves: whether this entry's figures may go there. Default false.</summary>
    public bool? SubmitToReview { get; init; }
}

/// <summary>A note for oneself.</summary>
public sealed record WritePrivateNote
{
    /// <summary>The note, 1 to 10,000 characters.</summary>
    public required string Text { get; init; }
}

/// <summary>The evaluation notice that was read.</summary>
public sealed record AcknowledgeEvaluationNotice
{
    /// <summary>Id of the notice: the newest version of the programme.</summary>
    public required Id<ProgrammeDocument> Document { get; init; }
}

/// <summary>What each writes for themselves: reflective logs and private notes.</summary>
public sealed class JournalCommands(IStore store, Viewer viewer, Holding holding, TimeProvider clock)
{
    public Task<Id<EvaluationAcknowledgement>> AcknowledgeEvaluationNotice(Id<Programme> id, AcknowledgeEvaluationNotice input, CancellationToken ct) => store.Write(async () =>
    {
        var me = viewer.RequirePerson();
        var notice = (await Notices(id, ct)).Find(x => x.Id == input.Document);
        JournalRules.UseNotified.Check(notice is not null, "Name the newest evaluation notice of the programme.");
        var document = notice!.Id;
        var there = await store.Find<EvaluationAcknowledgement>(x => x.DocumentId == document && x.PersonId == me, ct);
        if (there is null) store.Add(there = new(notice, me, clock.GetUtcNow()));
        return there.Id;
    }, ct);

    public Task<Id<ReflectiveLog>> StartReflectiveLog(Id<Relationship> id, Reflection input, CancellationToken ct) => store.Write(async () =>
    {
        var (relationship, party) = await Own(id, ct);
        var settings = (await store.Get(relationship.ProgrammeId, ct)).Settings;
        var content = Checked(input, party.Role, settings);
        JournalRules.Kept.Check((settings[SettingCatalogue.ReflectiveLog], party.Role));
        var log = new ReflectiveLog(relationship, party, await HasRead(relationship.ProgrammeId, ct));
        log.Write(content with { Form = await store.Fill(relationship.ProgrammeId, "startReflectiveLog", content, party.Role, complete: false, ct) });
        store.Add(log);
        return log.Id;
    }, ct);

    public Task<Id<ReflectiveLog>> WriteReflectiveLog(Id<ReflectiveLog> id, Reflection input, CancellationToken ct) => store.Write(async () =>
    {
        var log = Mine(await store.GetToReplace(id, ct));
        var content = Checked(input, log.Role, (await store.Get(log.ProgrammeId, ct)).Settings);
        log.Write(content with { Form = await store.Fill(log.ProgrammeId, "writeReflectiveLog", content, log.Role, complete: false, ct) });
        return id;
    }, ct);

    public Task<Id<ReflectiveLog>> CompleteReflectiveLog(Id<ReflectiveLog> id, CompleteReflectiveLog input, CancellationToken ct) => store.Write(async () =>
    {
        var log = Mine(await store.GetToAct(id, ct));
        await store.Fill(log.ProgrammeId, "writeReflectiveLog", log.Content.Value, log.Role, complete: true, ct);
        var settings = (await store.Get(log.ProgrammeId, ct)).SettingsFor(await store.Get(log.RelationshipId, ct));
        var asked = settings[SettingCatalogue.ReflectiveLogToReview] == "anonymisedExtract" || input.SubmitToReview == true;
        if (input.SubmitToReview == true) JournalRules.UseNotified.Check(log.Noticed, "You had not read the evaluation notice when you began this entry.");
        log.Complete(asked && JournalRules.UseNotified.Holds(log.Noticed), clock.GetUtcNow());
        return id;
    }, ct);

    public Task<Id<ReflectiveLog>> DeleteReflectiveLog(Id<ReflectiveLog> id, CancellationToken ct) => store.Write(async () =>
    {
        var log = Mine(await store.GetToAct(id, ct));
        await holding.CheckDeletion(log.RelationshipId, log.Status == ReflectiveLogStatus.Completed, ct);
        store.Remove(log);
        return id;
    }, ct);

    public Task<Id<PrivateNote>> AddPrivateNote(Id<Relationship> id, WritePrivateNote input, CancellationToken ct) => store.Write(async () =>
    {
        var text = Checked(input);
        var (relationship, party) = await Own(id, ct);
        await CheckNotes(relationship.ProgrammeId, id, ct);
        var note = new PrivateNote(relationship, party.PersonId, text, clock.GetUtcNow());
        store.Add(note);
        return note.Id;
    }, ct);

    public Task<Id<PrivateNote>> ChangePrivateNote(Id<PrivateNote> id, WritePrivateNote input, CancellationToken ct) => store.Write(async () =>
    {
        var text = Checked(input);
        var note = await store.GetToReplace(id, ct);
        await CheckNotes(note.ProgrammeId, note.RelationshipId, ct);
        note.Write(text, clock.GetUtcNow());
        return id;
    }, ct);

    public Task<Id<PrivateNote>> DeletePrivateNote(Id<PrivateNote> id, CancellationToken ct) => store.Write(async () =>
    {
        var note = await store.GetToAct(id, ct);
        await holding.CheckDeletion(note.RelationshipId, reviewed: false, ct);
        store.Remove(note);
        return id;
    }, ct);

    /// <summary>Whom its author lets read an entry reads it, and no more.</summary>
    private ReflectiveLog Mine(ReflectiveLog log) => log.AuthorId == viewer.Person ? log : throw new Forbidden("An entry is its author's to change.");

    private static Reflection Checked(Reflection input, Enrolments.ParticipantRole role, Settings settings)
    {
        var content = input.Checked(role);
        JournalRules.Content.Check((settings[SettingCatalogue.ReflectiveLogSections], content.Sections()));
        return content;
    }

    private static string Checked(WritePrivateNote input)
    {
        var findings = new Findings();
        var text = findings.Text("text", input.Text, Findings.LongText);
        findings.Refuse();
        return text;
    }

    /// <summary>Private notes are the parties' own affair: where they agreed on none there are none, whatever the programme's log asks.</summary>
    private async Task CheckNotes(Id<Programme> programme, Id<Relationship> relationship, CancellationToken ct)
    {
        var mode = (await store.Get(programme, ct)).Settings[SettingCatalogue.LogMode];
        MeetingRules.NotesByAgreement.Check((mode == "required" ? "optional" : mode, (await store.TermsInForce(relationship, ct))?.Notes));
    }

    /// <summary>A last look back may be written after the end; a suspension freezes everything.</summary>
    private async Task<(Relationship Relationship, Party Party)> Own(Id<Relationship> id, CancellationToken ct)
    {
        var relationship = await store.Lock(id, ct);
        var party = relationship.PartyOf(viewer.Person) ?? throw new Forbidden("Only the parties keep a journal of their relationship.");
        LifeCycleRules.StepPossible.Check(relationship.Status != RelationshipStatus.Suspended, "The relationship is suspended.");
        return (relationship, party);
    }

    private async Task<bool> HasRead(Id<Programme> programme, CancellationToken ct)
    {
        var (me, newest) = (viewer.Person, (await Notices(programme, ct)).ConvertAll(x => x.Id));
        return await store.Find<EvaluationAcknowledgement>(x => x.PersonId == me && newest.Contains(x.DocumentId), ct) is not null;
    }

    /// <summary>The newest notice in each language.</summary>
    private async Task<List<ProgrammeDocument>> Notices(Id<Programme> id, CancellationToken ct)
    {
        var all = await store.List<ProgrammeDocument>(x => x.ProgrammeId == id && x.Kind == DocumentKind.EvaluationNotice, ct);
        return all.FindAll(x => !all.Exists(y => y.Language == x.Language && y.Number > x.Number));
    }
}
