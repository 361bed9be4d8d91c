namespace Mentoring.Domain.Progress;

/// <summary>A question of a tool. Every one may be left out.</summary>
public sealed record ToolPrompt
{
    /// <summary>Code, stable within the tool.</summary>
    public required string Code { get; init; }

    /// <summary>The question.</summary>
    public required string Text { get; init; }
}

/// <summary>The questions of each tool, in order.</summary>
public static class ToolPrompts
{
    private static readonly Dictionary<Tool, ToolPrompt[]> ByTool = new()
    {
        [Tool.Grow] = Prompts(
            ("goal.aim", "What do you want, now and later on?"),
            ("goal.why", "Why does it matter to you?"),
            ("goal.main", "Which of these is the main thing?"),
            ("goal.sign", "What will tell you that you are there?"),
            ("goal.deadline", "By when?"),
            ("goal.control", "How much of it is in your hands?"),
            ("goal.rest", "What will you do about the part that is not?"),
            ("goal.parts", "Which smaller goals lie on the way?"),
            ("reality.position", "Where do you stand today?"),
            ("reality.skills", "Which skills have brought you this far?"),
            ("reality.needs", "What and whom will you need?"),
            ("reality.help", "Where else could help come from?"),
            ("reality.has", "What of it do you have already?"),
            ("reality.blocks", "Who or what might be in the way?"),
            ("reality.brakes", "How might you slow yourself down?"),
            ("reality.past", "How could you get past that?"),
            ("reality.stops", "What keeps you from starting?"),
            ("options.next", "What could a next step be?"),
            ("options.resourceful", "What would the most inventive person you know do?"),
            ("options.nothing", "What happens if you do nothing?"),
            ("options.model", "Who does this well?"),
            ("options.borrow", "What of theirs could you make your own?"),
            ("way.choice", "Which option draws you most, and why?"),
            ("way.helps", "How does it bring you nearer?"),
            ("way.steps", "What are the steps?"),
            ("way.when", "When does each happen; which before we meet again?"),
            ("way.obstacles", "What could come between?"),
            ("way.overcome", "How would you deal with that?")),
        [Tool.Oskar] = Prompts(
            ("outcome", "What is to be different afterwards?"),
            ("scaling", "What keeps your place on the scale from being lower?"),
            ("knowHow", "What do you know, and whom, that helps?"),
            ("affirm", "What is going well already, and which strength of yours is in it?"),
            ("action", "Who does what, by when?"),
            ("review", "What has got better since?")),
        [Tool.Mistakes] = Prompts(
            ("what", "What happened?"),
            ("when", "When?"),
            ("who", "Who or what played a part?"),
            ("why", "Why did it turn out that way?"),
            ("lesson", "What does it teach?"),
            ("changes", "What will you do differently?"),
            ("how", "How?"),
            ("start", "From when on?")),
        [Tool.Visioning] = Prompts(
            ("result", "What do you see when it is done? Be as concrete as you can."),
            ("way", "How did it come about?"),
            ("credible", "Would those concerned believe it?"),
            ("otherwise", "What is the worst that follows if you leave it, and what then?")),
        [Tool.CostBenefit] = Prompts(
            ("action", "What could you do?"),
            ("benefits", "What speaks for it?"),
            ("disadvantages", "What speaks against it?"),
            ("cost", "What does it cost in money, people, time and otherwise?")),
    };

    public static IReadOnlyList<ToolPrompt> Of(Tool tool) => ByTool[tool];

    private static ToolPrompt[] Prompts(params (string Code, string Text)[] prompts) => [.. prompts.Select(x => new ToolPrompt { Code = x.Code, Text = x.Text })];
}
