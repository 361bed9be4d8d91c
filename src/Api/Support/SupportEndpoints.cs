using Mentoring.Api.Http;
using Mentoring.Domain;
using Mentoring.Domain.Relationships;
using Mentoring.Domain.Support;

namespace Mentoring.Api.Support;

internal static class SupportEndpoints
{
    public static void MapMentorsMentors(this RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/mentors-mentors", async (Id<Relationship> id, NameMentorsMentor input, MentorsMentorCommands commands, SupportQueries queries, CancellationToken ct) =>
        {
            var made = await commands.NameMentorsMentor(id, input, ct);
            return Reply.Made(await queries.FindMentorsMentor(made, ct), $"/v1/mentors-mentors/{made}");
        }).Named("nameMentorsMentor", "Names somebody who supports you as a mentor", "Where the agreement in force says so. They read nothing until they have signed its terms.").Writes();
        group.Get("/mentors-mentors", async (SupportQueries queries, HttpContext http, CancellationToken ct, Id<Relationship>? relationship, int? limit, string? cursor) =>
            Pages.Of(await queries.ListMentorsMentors(relationship, Pages.Query(http, limit, cursor), ct), http))
            .Named("listMentorsMentors", "Lists bonds of mentor's mentors: in your relationships, and your own").Produces<Page<MentorsMentorView>>();
        group.Get("/mentors-mentors/{id}", async (Id<MentorsMentor> id, SupportQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindMentorsMentor(id, ct))).Named("findMentorsMentor", "Reads the bond of a mentor's mentor");
        group.Post("/mentors-mentors/{id}/signature", async (Id<MentorsMentor> id, SignSupportTerms input, MentorsMentorCommands commands, SupportQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindMentorsMentor(await commands.SignSupportTerms(id, input, ct), ct)))
            .Named("signSupportTerms", "Binds you to the terms of confidentiality", "For whom the mentor has named. A new agreement asks again.").Writes();
        group.Post("/mentors-mentors/{id}/ending", async (Id<MentorsMentor> id, MentorsMentorCommands commands, SupportQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindMentorsMentor(await commands.EndMentorsMentor(id, ct), ct)))
            .Named("endMentorsMentor", "Ends the bond", "By either; nothing is read by it any longer.").Writes();
        group.Post("/mentors-mentors/{id}/consultations", async (Id<MentorsMentor> id, RecordConsultation input, MentorsMentorCommands commands, SupportQueries queries, CancellationToken ct) =>
        {
            var made = await commands.RecordConsultation(id, input, ct);
            return Reply.Made(await queries.FindConsultation(made, ct), $"/v1/consultations/{made}");
        }).Named("recordConsultation", "Notes a talk with your mentor's mentor").Writes();
        group.Get("/mentors-mentors/{id}/consultations", async (Id<MentorsMentor> id, SupportQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListConsultations(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listConsultations", "Lists talks of a mentor with their mentor's mentor").Produces<Page<ConsultationView>>();
        group.Get("/consultations/{id}", async (Id<Consultation> id, SupportQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindConsultation(id, ct))).Named("findConsultation", "Reads a talk with a mentor's mentor");
    }

    public static void MapSafety(this RouteGroupBuilder group)
    {
        group.Post("/relationships/{id}/safety-concerns", async (Id<Relationship> id, RaiseSafetyConcern input, SafetyCommands commands, SupportQueries queries, CancellationToken ct) =>
        {
            var made = await commands.RaiseSafetyConcern(id, input, ct);
            return Reply.Made(await queries.FindSafetyConcern(made, ct), $"/v1/safety-concerns/{made}");
        }).Named("raiseSafetyConcern", "Writes down a worry about somebody's safety or health", "Yours alone, until you have talked it over with your partner.").Writes();
        group.Get("/relationships/{id}/safety-concerns", async (Id<Relationship> id, SupportQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListSafetyConcerns(id, Pages.Query(http, limit, cursor), ct), http))
            .Named("listSafetyConcerns", "Lists the safety concerns of a relationship that you may see").Produces<Page<SafetyConcernView>>();
        group.Get("/safety-concerns/{id}", async (Id<SafetyConcern> id, SupportQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindSafetyConcern(id, ct))).Named("findSafetyConcern", "Reads a safety concern");
        group.Post("/safety-concerns/{id}/talk", async (Id<SafetyConcern> id, RecordSafetyTalk input, SafetyCommands commands, SupportQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindSafetyConcern(await commands.RecordSafetyTalk(id, input, ct), ct)))
            .Named("recordSafetyTalk", "Records the talk about it with your partner, or why there was none").Writes();
        group.Post("/safety-concerns/{id}/steps", async (Id<SafetyConcern> id, RecordSafetySteps input, SafetyCommands commands, SupportQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindSafetyConcern(await commands.RecordSafetySteps(id, input, ct), ct)))
            .Named("recordSafetySteps", "Records the reasonable steps that were taken").Writes();
        group.Post("/safety-concerns/{id}/closing", async (Id<SafetyConcern> id, SafetyCommands commands, SupportQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindSafetyConcern(await commands.CloseSafetyConcern(id, ct), ct)))
            .Named("closeSafetyConcern", "Closes a safety concern").Writes();
        group.Post("/safety-concerns/{id}/disclosures", async (Id<SafetyConcern> id, DiscloseDanger input, SafetyCommands commands, SupportQueries queries, CancellationToken ct) =>
        {
            var made = await commands.DiscloseDanger(id, input, ct);
            return Reply.Made(await queries.FindDisclosure(made, ct), $"/v1/disclosures/{made}");
        }).Named("discloseDanger", "Discloses a serious danger to a safeguarding contact", "After the talk (or why not) and the steps. The contact reads this disclosure and nothing else; no feed, export or webhook carries it.").Writes();
        group.Get("/disclosures", async (SupportQueries queries, HttpContext http, CancellationToken ct, int? limit, string? cursor) =>
            Pages.Of(await queries.ListDisclosures(Pages.Query(http, limit, cursor), ct), http))
            .Named("listDisclosures", "Lists the disclosures that you made, received or may know of").Produces<Page<DisclosureView>>();
        group.Get("/disclosures/{id}", async (Id<Disclosure> id, SupportQueries queries, CancellationToken ct) =>
            Reply.Found(await queries.FindDisclosure(id, ct))).Named("findDisclosure", "Reads a disclosure");
        group.Post("/disclosures/{id}/acknowledgement", async (Id<Disclosure> id, SafetyCommands commands, SupportQueries queries, CancellationToken ct) =>
            Reply.Done(await queries.FindDisclosure(await commands.AcknowledgeDisclosure(id, ct), ct)))
            .Named("acknowledgeDisclosure", "Says that you have received a disclosure").Writes();
    }
}
