using BotService.Engine.Intents;
using BotService.Engine.Language;
using BotService.Engine.Retrieval;

namespace BotService.Engine.Safety;

/// <summary>
/// Reads a text piece by piece, each as if it were a message of its own, and takes the worst of what it finds.
/// </summary>
/// <param name="remembered">Signs that are left for the next message.</param>
/// <param name="asking">Signs that something is asked or wanted.</param>
internal sealed class DangerReader(
    SignBook signs, TextLanguage languages, DangerModel model, IReadOnlySet<int> remembered, IReadOnlySet<int> asking,
    DangerOptions options) : IDangerReader
{
    private static readonly string[] ClauseEnds = ["，", "。", "！", "？", "；", "、", "\n", ",", ". ", "!", "?", ";"];

    public DangerReading Read(string text, IReadOnlyList<string> before)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (tokens, found, told) = (new List<Token>(), new List<int>(), new List<int>());
        var language = LanguageOf(text, tokens);
        var worst = Worst(text, language, tokens, found, told);
        string[] names = [.. told.Where(remembered.Contains).Select(s => signs[s])];
        if (worst.Margin < options.Doubtful && before.Count > 0 && Together(text, told, before, tokens) is { } both
            && both.Margin >= options.Together) worst = both;
        if (worst.Margin < options.Doubtful || worst.Vector is null
            || (told.Count == 0 && text.Length < options.Shortest)) return new(null, language, names);
        var sure = worst.Margin >= options.Certain;
        return new(new Danger(model.Kind(worst.Vector), sure, sure ? Rest(text, language, tokens) : text),
            language, names);
    }

    private string? LanguageOf(string text, List<Token> tokens)
    {
        Span<char> buffer = stackalloc char[TextNormalizer.MaxLength];
        return languages.Of(buffer[..TextNormalizer.Normalize(text, buffer)], tokens);
    }

    private (float Margin, SparseVector? Vector) Worst(
        string text, string? language, List<Token> tokens, List<int> found, List<int> told)
    {
        (float Margin, SparseVector? Vector) worst = (float.MinValue, null);
        var letters = false;
        foreach (var piece in Windows.Pieces(text))
        {
            var normal = TextNormalizer.Normalize(piece);
            letters |= normal.Length > 0;
            foreach (var window in Windows.Of(normal))
            {
                found.Clear();
                signs.Read(normal.AsSpan(window), language, found);
                foreach (var sign in found)
                    if (!told.Contains(sign)) told.Add(sign);
                var score = model.Score(normal.AsSpan(window), found, tokens);
                if (score.Margin > worst.Margin) worst = score;
            }
        }
        if (letters) return worst;
        signs.ReadPictures(text, told);
        return told.Count == 0 ? worst : model.Score([], told, tokens);
    }

    /// <summary>
    /// A short message with what the one before it told: a power cut, and then a father on a ventilator.
    /// </summary>
    private (float Margin, SparseVector? Vector)? Together(
        string text, List<int> told, IReadOnlyList<string> before, List<Token> tokens)
    {
        var earlier = before.Select(signs.Number).OfType<int>().Where(s => !told.Contains(s)).ToList();
        if (told.Count == 0 || earlier.Count == 0 || text.Length > options.Short) return null;
        return model.Score(TextNormalizer.Normalize(text), [.. earlier, .. told], tokens);
    }

    /// <summary>The clauses that tell of no danger by themselves; empty when nothing is asked in them.</summary>
    private string Rest(string text, string? language, List<Token> tokens)
    {
        var clauses = text.Split(ClauseEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .SelectMany(c => language is "zh-TW" or "th" ? c.Split(' ', StringSplitOptions.RemoveEmptyEntries) : [c]);
        var told = new List<int>();
        var rest = string.Join(
            ' ', clauses.Where(clause => Worst(clause, language, tokens, [], []).Margin < options.Harmless));
        signs.Read(TextNormalizer.Normalize(rest), language, told);
        return told.Exists(asking.Contains) ? rest : "";
    }
}

/// <summary>Where a margin counts as what; chosen over the examples by cross-validation (docs/evaluation.md).</summary>
/// <param name="Doubtful">From here on it may be a danger: the card is shown, and what is
/// asked is answered as well.</param>
/// <param name="Certain">From here on it is one.</param>
/// <param name="Together">What two messages read as one need, which say less surely what belongs together.</param>
/// <param name="Harmless">Below this a clause tells of no danger.</param>
/// <param name="Shortest">A shorter message without any sign, in UTF-16 units, tells nothing.</param>
/// <param name="Short">The longest message, in UTF-16 units, that is read with the one before it.</param>
internal sealed record DangerOptions(
    float Doubtful = -0.1f, float Certain = 0.4f, float Together = 0.2f, float Harmless = -0.1f, int Shortest = 3,
    int Short = 60);
