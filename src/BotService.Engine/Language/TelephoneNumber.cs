namespace BotService.Engine.Language;

/// <summary>
/// A telephone number of Taiwan that somebody can be called under. Whatever shows it as a text shows its last three digits alone,
/// so that no log or message tells it by mistake.
/// </summary>
/// <param name="Digits">With its leading 0; behind a # the extension, where there is one.</param>
public sealed record TelephoneNumber(string Digits)
{
    /// <summary>The last three digits, by which its owner knows it again.</summary>
    public string Tail => Digits.Split('#')[0][^3..];

    public override string ToString() => $"…{Tail}";
}

/// <summary>The telephone numbers that a text holds.</summary>
/// <param name="Numbers">Each once, in the order of the text.</param>
/// <param name="HasForeign">It holds one of another country.</param>
/// <param name="HasOther">It holds digits that are none.</param>
public sealed record TelephoneReading(IReadOnlyList<TelephoneNumber> Numbers, bool HasForeign, bool HasOther);
