namespace BotService.Engine.Data;

/// <summary>Something wrong in the data: where, and what would be right.</summary>
/// <param name="Code">Names the kind for programs, such as <c>unknown-key</c>; it never changes.</param>
/// <param name="File">From the data root on, such as <c>knowledge/twc/suspend/entry.yaml</c>.</param>
/// <param name="Line">Counted from 1.</param>
public sealed record Problem(string Code, Severity Severity, string File, int Line, ProblemText Text)
{
    public bool IsError => Severity == Severity.Error;

    /// <summary>In English.</summary>
    public string Message => Text.English;

    /// <summary>The same problem, said of a part of what stands there.</summary>
    /// <param name="part">As the data names it; put before both sentences.</param>
    public Problem Within(string part) => this with { Text = new(part + Text.English, part + Text.Chinese) };

    /// <summary>Asks for the known name nearest to one that is unknown, when one is near.</summary>
    public Problem OrNearest(string given, IEnumerable<string> known) =>
        Nearest.To(given, known) is { } near ? this with { Text = ProblemKinds.DidYouMean(Text, near) } : this;

    /// <summary>As a line of a list: <c>file:line: message</c>.</summary>
    /// <param name="locale">Any kind of Chinese gives Chinese, every other language English.</param>
    public string In(string locale) => $"{File}:{Line}: {Text.In(locale)}";

    public override string ToString() => In("en");
}

/// <summary>A problem in words, for editors: in English and in the Chinese of Taiwan.</summary>
public sealed record ProblemText(string English, string Chinese)
{
    public string In(string locale) => locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;
}
