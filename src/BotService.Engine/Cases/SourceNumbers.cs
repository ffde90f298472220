using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>Numbers the sources of one sheet in the order in which they are first quoted.</summary>
internal sealed class SourceNumbers(KnowledgeBase knowledge, IReadOnlyDictionary<string, string> labels)
{
    private readonly List<string> ids = [];

    public IReadOnlyList<SheetSource> Written => [.. ids.Select(id => Write(knowledge.Catalogue.Sources[id], labels))];

    public IReadOnlyList<int> Of(IEnumerable<string> sources) => [.. sources.Select(Number)];

    /// <summary>A source as the foot of a sheet names it.</summary>
    public static SheetSource Write(Source source, IReadOnlyDictionary<string, string> labels)
    {
        var dated = source.Dated is { } date
            ? labels["source.dated"].Replace("{date}", date, StringComparison.Ordinal) : labels["source.undated"];
        return new SheetSource(
            source.Id, source.Title, source.Url,
            dated + Quotation.Fill(
                labels[source.Via is null ? "source.seen" : "source.seen-via"],
                ("date", $"{source.Seen:yyyy-MM-dd}"), ("via", source.Via)));
    }

    private int Number(string source)
    {
        if (!ids.Contains(source)) ids.Add(source);
        return ids.IndexOf(source) + 1;
    }
}
