namespace Mentoring.Api.Graph;

/// <summary>Everything that can be read. Each feature adds its part.</summary>
public sealed partial class Query;

/// <summary>Everything that can be done. Each feature adds its part.</summary>
public sealed partial class Mutation;
