using System.Text.Json;
using Mentoring.Domain.Forms;

namespace Mentoring.Domain.Progress;

/// <summary>A question of a tool. Every one may be left out.</summary>
public sealed record ToolPrompt
{
    /// <summary>Code, stable within the tool.</summary>
    public required string Code { get; init; }

    /// <summary>The question.</summary>
    public required string Text { get; init; }
}

/// <summary>The questions of each tool, in order, as the forms ship them.</summary>
public static class ToolPrompts
{
    public static IReadOnlyList<ToolPrompt> Of(Tool tool) =>
        [.. ShippedForms.MainOf("startToolSheet", JsonNamingPolicy.CamelCase.ConvertName(tool.ToString()))!.Content.Find("answers")!.Items![0].Options!.Select(option => new ToolPrompt { Code = option.Code, Text = option.Text })];
}
