using System.Reflection;
using Mentoring.Domain.Confidentiality;
using Mentoring.Infrastructure.Persistence;
using Xunit;

namespace Mentoring.Infrastructure.Tests.Confidentiality;

/// <summary>Who reads rows without a viewer is on a list, with the reason at its declaration. Another one is a decision.</summary>
public sealed class ExceptionTests
{
    [Fact]
    public void Those_who_hold_the_context_are_named() => Assert.Equal(
        [
            "Addressees", "ChangeLog", "ClockOffset", "Database", "EnrolmentFacts", "EventFeed", "Idempotency", "ManagementLines", "ManagersOnRecord", "MatchingFacts", "PeopleFacts",
            "ProgrammeFacts", "RelationshipFacts", "Store", "ViewerSource",
        ],
        typeof(MentoringContext).Assembly.GetTypes().Where(Holds<MentoringContext>).Select(type => type.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Those_who_carry_rows_along_are_named() => Assert.Equal(
        ["Forming", "RelationshipCommands", "Withdrawal"],
        typeof(IStore).Assembly.GetTypes().Where(Carries).Select(type => type.FullName!.Split('+')[0].Split('.')[^1]).Distinct().Order(StringComparer.Ordinal));

    private static bool Holds<T>(Type type) => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Any(constructor => constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(T)));

    /// <summary>A call of LockAffected stands in the code of the type, or of the state machine that the compiler made for it.</summary>
    private static bool Carries(Type type) => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
        .Any(method => method.GetMethodBody()?.GetILAsByteArray() is { } code && Calls(code, method.Module, type));

    private static bool Calls(byte[] code, Module module, Type type)
    {
        for (var at = 0; at + 4 < code.Length; at++)
        {
            // callvirt, then the method's token.
            if (code[at] != 0x6F) continue;
            try
            {
                if (module.ResolveMethod(BitConverter.ToInt32(code, at + 1), type.GetGenericArguments(), [])?.Name == nameof(IStore.LockAffected)) return true;
            }
            catch (ArgumentException)
            {
                // Some other bytes that look alike.
            }
        }
        return false;
    }
}
