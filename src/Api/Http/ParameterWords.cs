namespace Mentoring.Api.Http;

/// <summary>What a parameter of a query is for, in the words of both contracts.</summary>
internal static class ParameterWords
{
    public static string Of(string name) => name switch
    {
        "about" => "Only those about a relationship, a person or the programme itself.",
        "after" => "The cursor of the last one that you have: what came after it.",
        "atomic" => "Whether one row that is refused refuses all. Default false.",
        "cursor" => "The `next` of the page before. The first page where it is left out.",
        "dryRun" => "Changes nothing, and tells what would come of it or refuse it.",
        "form" => "Only answers to the form of this key.",
        "language" => "Language tag of the texts, for example cy. Where there is no such translation, the form's own.",
        "from" => "From this day on.",
        "limit" => $"How many: 1 to {PageQuery.Most}, {PageQuery.Default} unless told.",
        "name" => "Name of the file, without a path.",
        "rule" => "Only those by this rule, by its id.",
        "since" => "The `since` of the answer before. From the beginning where it is left out; `now` for the end.",
        "seenTo" => "True for what a coordinator has seen to, false for what waits.",
        "unread" => "True for those that you have not read, false for those that you have.",
        "until" => "Until this day.",
        "within" => "Only what falls due within so many days: 0 to 3,650.",
        _ => $"Only those of this {name}.",
    };
}
