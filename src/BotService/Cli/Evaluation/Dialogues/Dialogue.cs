namespace BotService.Cli.Evaluation.Dialogues;

/// <summary>A labelled dialogue.</summary>
/// <param name="Locale">The client's language tag.</param>
internal sealed record Dialogue(string Id, string Language, string Locale, IReadOnlyList<LabelledTurn> Turns);

/// <summary>One turn of it: something typed, or a choice clicked.</summary>
/// <param name="Say">What is typed; null: the first choice offered that holds one of <paramref name="Choose"/>.</param>
/// <param name="Wants">Any of these will do.</param>
/// <param name="Phenomena">What makes the turn hard.</param>
internal sealed record LabelledTurn(
    string? Say, IReadOnlyList<string> Choose, IReadOnlyList<Want> Wants, IReadOnlyList<string> Phenomena)
{
    private static readonly string[] Again = ["repeat", "print", "double-send"];

    /// <summary>The same list once more is what is wanted.</summary>
    public bool Repeats => Phenomena.Any(Again.Contains);
}
