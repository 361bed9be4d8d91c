using Mentoring.Domain;
using Mentoring.Domain.Programmes;
using Mentoring.Infrastructure.Tests.Hosting;
using Mentoring.Tests;

namespace Mentoring.Infrastructure.Tests.Evaluation;

internal static class Generating
{
    public static Task<Id<Programme>> Generated(this Room room, int seed, int relationships) => room.Write(work => Task.FromResult(GeneratedProgramme.In(work.Store, seed, relationships)));
}
