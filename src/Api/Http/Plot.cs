using System.Globalization;
using System.Text;

namespace Mentoring.Api.Http;

/// <summary>One bar: how long it is, and what is written beside it. Without a value it is withheld.</summary>
internal sealed record Bar(string Label, decimal? Value, string Shown);

/// <summary>Bars that belong together, one above the other.</summary>
internal sealed record BarGroup(string Label, IReadOnlyList<Bar> Bars);

/// <summary>
/// Bars as an SVG picture: it can be read in black and white and aloud, each bar carries its figure, and it needs no script and nothing from elsewhere. What
/// is withheld has a dashed outline of one length, whatever is behind it.
/// </summary>
internal static class Plot
{
    private const int Width = 720;
    private const int Left = 230;
    private const int Room = Width - Left - 90;
    private const int Step = 26;
    private const int Thick = 18;

    /// <param name="key">Unique in the page.</param>
    /// <param name="told">What the picture shows, in words.</param>
    public static string Of(string key, string title, string told, IReadOnlyList<BarGroup> groups)
    {
        var most = Math.Max(1, groups.SelectMany(group => group.Bars).Max(bar => bar.Value) ?? 1);
        var (svg, y) = (new StringBuilder(), 6);
        foreach (var group in groups)
        {
            if (group.Label.Length > 0) svg.Append(Text(0, (y += Step) - 9, group.Label, "start", bold: true));
            foreach (var bar in group.Bars)
            {
                Draw(svg, bar, y, most);
                y += Step;
            }
            y += 6;
        }
        return $"<svg role=\"img\" aria-labelledby=\"{key}-title {key}-told\" viewBox=\"0 0 {Width} {y}\">\n<title id=\"{key}-title\">{PrintedPage.Shown(title)}</title>\n<desc id=\"{key}-told\">{PrintedPage.Shown(told)}</desc>\n"
            + $"<line x1=\"{Left}\" y1=\"2\" x2=\"{Left}\" y2=\"{y - 4}\" stroke=\"#333\" stroke-width=\"1\"/>\n{svg}</svg>";
    }

    private static void Draw(StringBuilder svg, Bar bar, int y, decimal most)
    {
        var length = bar.Value is { } value ? Math.Round(Room * value / most, 1) : 24;
        svg.Append(Text(Left - 8, y + 14, bar.Label, "end"));
        var look = bar.Value is null ? "fill=\"#fff\" stroke=\"#333\" stroke-dasharray=\"3 2\"" : "fill=\"#1f4e79\"";
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Left}\" y=\"{y}\" width=\"{length}\" height=\"{Thick}\" {look}/>\n");
        svg.Append(Text(Left + length + 6, y + 14, bar.Shown, "start"));
    }

    private static string Text(decimal x, int y, string words, string anchor, bool bold = false) =>
        string.Create(CultureInfo.InvariantCulture, $"<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\" font-size=\"13\" fill=\"#111\"{(bold ? " font-weight=\"bold\"" : "")}>{PrintedPage.Shown(words)}</text>\n");
}
