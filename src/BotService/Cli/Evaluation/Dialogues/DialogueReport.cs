using System.Text.Json.Serialization;

namespace BotService.Cli.Evaluation.Dialogues;

/// <summary>How one turn of a labelled dialogue went.</summary>
/// <param name="Faults">Why it is not right; empty when it is.</param>
internal sealed record JudgedTurn(
    string Dialogue, int Number, string Language, IReadOnlyList<string> Phenomena, string Said,
    IReadOnlyList<string> Faults, bool WrongList, Came Came)
{
    public bool Right => Faults.Count == 0;
}

internal sealed record Share(int N, int Right);

internal sealed record PhenomenonShare(int N, int Right, int WrongList);

/// <summary>The figures of a file of labelled dialogues.</summary>
/// <param name="WrongList">Turns that gave a list or a case that is not this citizen's.</param>
internal sealed record DialogueReport(
    Share Turns, Share Dialogues, int WrongList, IReadOnlyDictionary<string, PhenomenonShare> ByPhenomenon,
    IReadOnlyDictionary<string, PhenomenonShare> ByLanguage)
{
    /// <summary>For who wants to read what went wrong.</summary>
    [JsonIgnore]
    public IReadOnlyList<JudgedTurn> Judged { get; private init; } = [];

    public static DialogueReport Of(IReadOnlyList<JudgedTurn> turns) => new(
        new Share(turns.Count, turns.Count(t => t.Right)),
        turns.GroupBy(t => t.Dialogue).ToList() is var all ? new Share(all.Count, all.Count(d => d.All(t => t.Right)))
            : new Share(0, 0),
        Wrong(turns), By(turns, t => t.Phenomena), By(turns, t => [t.Language])) { Judged = turns };

    private static int Wrong(IEnumerable<JudgedTurn> turns) => turns.Count(t => t.WrongList);

    private static SortedDictionary<string, PhenomenonShare> By(
        IReadOnlyList<JudgedTurn> turns, Func<JudgedTurn, IEnumerable<string>> keys) =>
        new(turns.SelectMany(t => keys(t).Select(k => (Key: k, Turn: t))).GroupBy(p => p.Key, p => p.Turn)
            .ToDictionary(
                g => g.Key, g => new PhenomenonShare(g.Count(), g.Count(t => t.Right), Wrong(g))),
            StringComparer.Ordinal);
}
