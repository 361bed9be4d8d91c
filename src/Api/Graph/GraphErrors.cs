using System.Text.RegularExpressions;
using GraphQL;
using GraphQL.Execution;
using Mentoring.Api.Errors;
using Mentoring.Domain;

namespace Mentoring.Api.Graph;

/// <summary>The same table as REST, told as GraphQL has it. Nothing internal leaks.</summary>
internal sealed partial class GraphErrors : ErrorInfoProvider
{
    public GraphErrors() : base(options => (options.ExposeCodes, options.ExposeData, options.ExposeExtensions) = (false, false, false)) { }

    public override ErrorInfo GetInfo(ExecutionError executionError)
    {
        var fault = executionError.InnerException as Fault;
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (fault is not null)
        {
            extensions["code"] = ErrorTable.Of(fault).Code;
            if (ErrorTable.RuleOf(fault) is { } rule) extensions["rule"] = rule.Id;
            return new() { Message = fault.Message, Extensions = extensions };
        }
        if (executionError is UnhandledError)
        {
            extensions["code"] = ErrorTable.Internal.Code;
            return new() { Message = ErrorTable.Internal.Title, Extensions = extensions };
        }
        extensions["code"] = ErrorTable.BadRequest.Code;
        return new() { Message = Sent().Replace(executionError.Message, ""), Extensions = extensions };
    }

    /// <summary>Where the library repeats a value that was sent: as in REST it may be content, and comes back to nobody.</summary>
    [GeneratedRegex("""(?<=Unable to (convert|parse)) '.*'(?= (to|from|of|as)\b)|, found .*""", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Sent();
}
