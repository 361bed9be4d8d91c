namespace Mentoring.Tests;

/// <summary>Names a setting that the test flips, and sees what changes by it. A test of the settings finds those that none names.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class FlipsAttribute(string setting) : Attribute
{
    public string Setting { get; } = setting;
}
