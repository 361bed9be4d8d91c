namespace Mentoring.Tests;

/// <summary>Names a rule that the test proves. A test of the rule book finds the rules that none names.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ProvesAttribute(string rule) : Attribute
{
    public string Rule { get; } = rule;
}
