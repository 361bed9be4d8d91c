using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Execution;
using Mentoring.Api.Errors;
using Mentoring.Domain;

namespace Mentoring.Api.Graph;

/// <summary>The same table as REST, told as GraphQL has it. Nothing internal leaks.</summary>
internal sealed partial class GraphErrors(GraphLimits limits) : ErrorInfoProvider(options => (options.ExposeCodes, options.ExposeData, options.ExposeExtensions) = (false, false, false))
{
    public override ErrorInfo GetInfo(ExecutionError executionError) => executionError switch
    {
        { InnerException: Fault fault } => Told(fault.Message, ErrorTable.Of(fault), ErrorTable.RuleOf(fault)?.Id, (fault as Malformed)?.Pointer),
        TimeoutError => Told($"The request took longer than the {limits.Seconds} s that it may. Ask for less at once.", ErrorTable.Timeout),
        UnhandledError => Told(ErrorTable.Internal.Title, ErrorTable.Internal),
        _ => Told(Sent().Replace(executionError.Message, ""), ErrorTable.BadRequest),
    };

    private static ErrorInfo Told(string message, ErrorKind kind, string? rule = null, string? pointer = null)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = kind.Code };
        if (rule is not null) extensions["rule"] = rule;
        if (pointer is not null) extensions["pointer"] = pointer;
        return new() { Message = message, Extensions = extensions };
    }

    /// <summary>Where the library repeats a value that was sent: as in REST it may be content, and comes back to nobody.</summary>
    [GeneratedRegex("""(?<=Unable to (convert|parse)) '.*'(?= (to|from|of|as)\b)|, found .*""", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sent();
}
