namespace BotService.Desk;

/// <summary>What a clerk asks at the desk.</summary>
/// <param name="Text">The citizen's words, at most <see cref="Longest"/> characters of them.</param>
/// <param name="Locale">One of the library's: the language of the answer.</param>
/// <param name="Entry">The entry that the clerk chose; null: the one that the words mean.</param>
/// <param name="Slots">Answers that the clerk gave, slot → option; they go before what the words tell. An empty option
/// leaves the question open whatever the words tell.</param>
/// <param name="Have">Documents at hand; null: those that the words tell.</param>
public sealed record DeskAsk(
    string Text, string Locale, string? Entry = null, IReadOnlyDictionary<string, string>? Slots = null,
    IReadOnlyList<string>? Have = null)
{
    /// <summary>More is not read: a question needs no more.</summary>
    public const int Longest = 600;

    /// <summary>How many characters were left out.</summary>
    public int LeftOut { get; init; }

    public bool IsEmpty => Text.Length == 0 && Entry is null;

    /// <summary>With as much of a text as is read, without what is no text: control characters become spaces.</summary>
    public static DeskAsk Of(string? text, string locale)
    {
        var whole = (text ?? "").Trim();
        var kept = whole.Length <= Longest ? whole : whole[..End(whole)];
        return new(new string([.. kept.Select(c => char.IsControl(c) ? ' ' : c)]), locale)
        {
            LeftOut = whole.Length - kept.Length,
        };
    }

    /// <summary>No character of two halves is cut through.</summary>
    private static int End(string text) => char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest;
}
