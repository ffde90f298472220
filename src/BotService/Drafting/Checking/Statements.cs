namespace BotService.Drafting.Checking;

/// <summary>
/// Finds sentences that the sheet does not say in one place. Where one says under which condition, or that something is
/// not needed, more of it must stand there, and with the same sign. Words are counted, not understood, so the limits
/// rather refuse.
/// </summary>
internal sealed class Statements
{
    /// <summary>The share of a statement's words, and of its pairs of words, that one place must hold.</summary>
    private const double Words = 0.65, Pairs = 0.3;

    /// <summary>The same for a sentence without a condition.</summary>
    private const double PlainWords = 0.55, PlainPairs = 0.25;

    /// <summary>How much of an item's name a sentence must hold that says what is not needed for it.</summary>
    private const double Subject = 0.5;

    /// <summary>A clause with fewer words says nothing by itself: the sentence is looked at.</summary>
    private const int Short = 3;

    private readonly StatementWords words;
    private readonly HashSet<string> said = [];
    private readonly List<Unit> units = [];
    private readonly List<string> names;

    /// <summary>What is said of an item only, and of which.</summary>
    private readonly Dictionary<string, List<HashSet<string>>> bound = [];

    public Statements(ClaimWords claims, Grounds grounds)
    {
        words = new StatementWords(claims);
        names = [.. grounds.Passages.Select(p => Nouns.Key(p.Subject)).Where(n => n.Length > 0).Distinct()
            .OrderByDescending(n => n.Length)];
        foreach (var sentence in Folding.Sentences(grounds.Text))
        {
            Add(sentence, whole: false, sentence: true);
            foreach (var clause in Folding.Clauses(sentence)) Add(clause, whole: false, sentence: false);
        }
        foreach (var passage in grounds.Passages)
        {
            Add(passage.Whole, whole: true, sentence: false);
            var subject = words.Content(Folding.Plain(passage.Subject)).Words;
            foreach (var sentence in Folding.Sentences(passage.Text))
                foreach (var part in Folding.Clauses(sentence).Append(sentence))
                {
                    var plain = Folding.Plain(part);
                    if (!bound.TryGetValue(plain, out var subjects)) bound[plain] = subjects = [];
                    subjects.Add(subject);
                }
        }
    }

    /// <returns>Kind and sentence.</returns>
    public IEnumerable<(string Kind, string Text)> Unfounded(string draft)
    {
        foreach (var sentence in Folding.Sentences(draft))
        {
            if (said.Contains(Folding.Plain(sentence))) continue;
            if (!IsNear(sentence) && !Folding.Clauses(sentence).All(IsNear)) yield return ("statement", sentence);
            var all = words.Content(words.Polite(Folding.Plain(sentence)));
            foreach (var clause in Folding.Clauses(sentence))
            {
                var plain = words.Polite(Folding.Plain(clause));
                var denies = words.Denies(plain);
                if (!denies && (said.Contains(plain) || !words.Conditions(plain))) continue;
                var content = words.Content(plain);
                if (!IsSaid(content.Words.Count < Short ? all : content, denies, all.Words))
                    yield return ("condition", clause);
            }
        }
    }

    /// <summary>What the sheet itself names may stand side by side, as two counters do.</summary>
    private bool IsNear(string text)
    {
        var plain = words.Polite(Folding.Plain(text));
        return IsNear(words.Content(plain)) || IsNear(words.Content(names.Aggregate(plain, StatementWords.Without)));
    }

    private bool IsNear(Content content) => content.Words.Count < Short
        || units.Exists(u => u.Content.Holds(content, PlainWords, PlainPairs));

    private bool IsSaid(Content content, bool denies, HashSet<string> sentence)
    {
        var near = units.Where(u => u.Content.Holds(content, Words, Pairs)).ToList();
        // A whole item may both ask for something and waive something else; a clause does one of them.
        var clauses = near.Where(u => !u.Whole).ToList();
        if (clauses.Count == 0) return !denies && near.Count > 0;
        var closest = clauses.MaxBy(u => (Content.Share(content.Pairs, u.Content.Pairs), u.Denies == denies))!;
        return closest.Denies == denies && (!denies || IsOfItsSubject(closest, sentence));
    }

    /// <summary>That one paper need not be brought must not become that none need be.</summary>
    private bool IsOfItsSubject(Unit unit, HashSet<string> sentence) => !bound.TryGetValue(unit.Plain, out var subjects)
        || subjects.Exists(s => Content.Share(s, sentence) >= Subject);

    private void Add(string text, bool whole, bool sentence)
    {
        var plain = Folding.Plain(text);
        var denies = words.Denies(plain);
        if (sentence || !denies) said.Add(plain);
        if (words.Content(plain) is { Words.Count: > 0 } content) units.Add(new Unit(plain, content, denies, whole));
    }

    private sealed record Unit(string Plain, Content Content, bool Denies, bool Whole);
}
