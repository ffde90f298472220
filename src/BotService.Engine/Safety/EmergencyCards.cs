namespace BotService.Engine.Safety;

/// <summary>A number to dial and the words of its button.</summary>
/// <param name="Number">As it is written, such as <c>119</c> or <c>02-2871-7121</c>.</param>
public sealed record Call(string Number, string Label);

/// <summary>What is said to somebody in danger, in one language.</summary>
/// <param name="Lines">The first one says what to do at once and whom to call; the rest are short.</param>
/// <param name="Operator">What a caller without Chinese can read out to the operator; null where
/// the card is in Chinese.</param>
public sealed record EmergencyCard(
    string Kind, string Language, IReadOnlyList<string> Lines, string? Operator, IReadOnlyList<Call> Calls,
    IReadOnlyList<string> Sources);

/// <summary>How a kind of danger is answered.</summary>
/// <param name="Numbers">In the order in which to call.</param>
/// <param name="Advice">Ids of what to do.</param>
/// <param name="Tells">The entry that tells more, for those who ask for it; null for none.</param>
/// <param name="Waits">What else was asked is kept until the citizen says to go on.</param>
/// <param name="Say">The Chinese sentence for the operator, and how it sounds in Latin letters.</param>
public sealed record EmergencyKind(
    IReadOnlyList<string> Numbers, IReadOnlyList<string> Advice, string? Tells, bool Waits, string Say, string Sounds);

/// <summary>The words of the cards in one language, from <c>cards.&lt;language&gt;.yaml</c>.</summary>
public sealed record CardWords(
    IReadOnlyDictionary<string, string> Calls, IReadOnlyDictionary<string, string> Titles,
    IReadOnlyDictionary<string, string> Advice,
    IReadOnlyDictionary<string, string> Lines);

/// <summary>All kinds and all words. Never changed after loading.</summary>
/// <param name="Sources">By number or piece of advice, the id of the source that says so.</param>
/// <param name="Remembered">Signs that a message leaves for the next one to be read with.</param>
/// <param name="Asking">Signs that something is asked or wanted.</param>
public sealed record EmergencyCards(
    IReadOnlyDictionary<string, EmergencyKind> Kinds, IReadOnlyDictionary<string, CardWords> Words,
    IReadOnlyDictionary<string, string> Sources,
    IReadOnlyCollection<string> Remembered, IReadOnlyCollection<string> Asking)
{
    public EmergencyCard Write(string kind, string language)
    {
        var (rule, words) = (Kinds[kind], Words[language]);
        return new EmergencyCard(
            kind, language,
            [words.Titles[kind], .. rule.Advice.Select(a => words.Advice[a])],
            words.Lines.GetValueOrDefault("operator")?.Replace("{sentence}", rule.Say, StringComparison.Ordinal)
                .Replace("{sounds}", rule.Sounds, StringComparison.Ordinal),
            [.. rule.Numbers.Select(n => new Call(n, words.Calls[n]))],
            [.. rule.Numbers.Concat(rule.Advice).Select(i => Sources[i]).Distinct()]);
    }
}
