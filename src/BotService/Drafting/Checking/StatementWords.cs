namespace BotService.Drafting.Checking;

/// <summary>What a statement consists of: its words, or signs in Chinese, and the pairs of neighbours.</summary>
internal sealed record Content(HashSet<string> Words, HashSet<string> Pairs)
{
    public bool Holds(Content other, double words, double pairs) =>
        Share(other.Words, Words) >= words && Share(other.Pairs, Pairs) >= pairs;

    public static double Share(HashSet<string> of, HashSet<string> within) =>
        of.Count == 0 ? 1 : (double)of.Count(within.Contains) / of.Count;
}

/// <summary>The words that make a sentence a condition or take something away, and those without weight.</summary>
internal sealed class StatementWords(ClaimWords words)
{
    private readonly List<string> conditions = Keys(words["conditions"]), negations = Keys(words["negations"]),
        hedges = Keys(words["hedges"]), courtesies = Keys(words["courtesies"]), fillers = Keys(words["fillers"]);

    public bool Conditions(string plain) => Any(plain, conditions);

    /// <summary>"That does not mean that none are needed" denies nothing.</summary>
    public bool Denies(string plain) => Any(plain, negations) && !Any(plain, hedges);

    /// <summary>Without what is said out of politeness.</summary>
    public string Polite(string plain) => courtesies.Aggregate(plain, Without);

    public Content Content(string plain)
    {
        var (signs, pairs, before) = (new HashSet<string>(), new HashSet<string>(), "");
        foreach (var word in fillers.Aggregate(plain, Without).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var latin = word[0] < 128;
            if (latin) signs.Add(word);
            else foreach (var c in word) signs.Add(c.ToString());
            // "Its amount was not found" and "we did not find its amount" turn round.
            if (latin && before.Length > 0)
                pairs.Add(string.CompareOrdinal(before, word) < 0 ? $"{before} {word}" : $"{word} {before}");
            for (var i = 0; !latin && i + 1 < word.Length; i++) pairs.Add(word.Substring(i, 2));
            before = latin ? word : "";
        }
        return new Content(signs, pairs);
    }

    /// <summary>A gap is left, so that what stood apart does not join.</summary>
    public static string Without(string plain, string word) => word[0] < 128
        ? plain.Replace($" {word} ", "  ", StringComparison.Ordinal)
        : plain.Replace(word, " ", StringComparison.Ordinal);

    private static bool Any(string plain, List<string> of) => of.Exists(w => Folding.Has(plain, w));

    private static List<string> Keys(IReadOnlyList<string> words) => [.. words.Select(Nouns.Key)];
}
