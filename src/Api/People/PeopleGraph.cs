using Mentoring.Api.Graph;
using Mentoring.Domain.People;

namespace Mentoring.Api.People;

internal static class PeopleGraph
{
    public static void Shape(GraphShape shape)
    {
        shape.Node<Organisation, OrganisationView>(PeopleQueries.Of);
        shape.Node<Team, TeamView>(PeopleQueries.Of);
        shape.Node<Person, PersonView>((services, people, asked, ct) =>
            asked.Any<PersonView>(nameof(PersonView.Organisation), nameof(PersonView.Team), nameof(PersonView.Line), nameof(PersonView.Identity))
                ? services.GetRequiredService<PeopleQueries>().Views(people, ct) : Task.FromResult(people.ConvertAll(PeopleQueries.Of)));
        shape.Node<FeedRun, FeedView>(FeedView.Of);
        shape.Reference<PersonView, Organisation>("employer", "The organisation of the person.", x => x.Employer);
        shape.Many<Organisation, Team>("teams", "Its teams.", x => x.OrganisationId);
    }
}
