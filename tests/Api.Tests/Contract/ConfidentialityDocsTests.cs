using Mentoring.Domain.Confidentiality;
using Xunit;

namespace Mentoring.Api.Tests.Contract;

/// <summary>The page for data-protection officers shows the matrix as the code has it.</summary>
public sealed class ConfidentialityDocsTests
{
    [Fact]
    public Task The_printed_matrix_is_that_of_the_code() => Committed.SectionIsCurrent("docs/confidentiality.md", "matrix", AccessMatrix.Printed(), TestContext.Current.CancellationToken);
}
