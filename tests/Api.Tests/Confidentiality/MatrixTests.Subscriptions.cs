using System.Security.Claims;
using Mentoring.Api.Graph;
using Mentoring.Api.Graph.Subscriptions;
using Mentoring.Api.Identity;
using Mentoring.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;
using Caller = Mentoring.Api.Tests.Hosting.Caller;

namespace Mentoring.Api.Tests.Confidentiality;

/// <summary>The same by subscription: whether something that happens to a record is told is decided at each delivery, by the question that is asked here.</summary>
public abstract partial class MatrixTests
{
    /// <summary>Subscriptions that tell fewer than may see the record: those alone whom it concerns.</summary>
    private static readonly Dictionary<string, string[]> Addressed = new(StringComparer.Ordinal) { ["proposalArrived"] = ["mentor", "mentee"], ["signOffAsked"] = ["manager"] };

    [Fact]
    public async Task What_happens_to_a_record_is_told_to_who_may_see_it_and_to_nobody_else()
    {
        var (matrix, wrong, told) = (await World, new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var occasion in Host.Factory.Services.GetRequiredService<GraphShape>().Occasions)
            foreach (var item in matrix.Items.Where(item => item.Record == occasion.Node.Record))
                foreach (var (reader, caller) in matrix.Readers.Where(x => x.Value.Token is not null))
                {
                    var may = item.MayRead(reader) && (!Addressed.TryGetValue(occasion.Name, out var addressed) || addressed.Contains(reader));
                    var isTold = await IsTold(occasion, item.Stored, caller);
                    if (isTold) told.Add(occasion.Name);
                    if (isTold != may) wrong.Add($"{occasion.Name}, {item.Kind}: {reader} {(isTold ? "is told" : "is not told")}.");
                }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(7, told.Count);
    }

    private async Task<bool> IsTold(Occasion occasion, Guid record, Caller caller)
    {
        await using var scope = Host.Factory.Services.CreateAsyncScope();
        var claims = new JsonWebTokenHandler().ReadJsonWebToken(caller.Token).Claims;
        Assert.True(await scope.ServiceProvider.SignIn(new ClaimsPrincipal(new ClaimsIdentity(claims, "test")), Caller.Stop));
        try
        {
            return await occasion.Concerns(scope.ServiceProvider, record, Caller.Stop);
        }
        catch (ScopeMissing)
        {
            return false;
        }
    }
}
