using System.Text.RegularExpressions;

namespace BotService.Drafting.Checking;

/// <summary>Something that a text names, in the form in which it is compared.</summary>
/// <param name="Parts">What must stand together where the name as a whole does not stand.</param>
internal readonly record struct Noun(string Kind, string Text, IReadOnlyList<string> Parts);

/// <summary>Finds papers, places, street addresses, times and persons that are told in words.</summary>
/// <param name="names">What the engine knows by name, with its kind.</param>
internal sealed class Nouns(ClaimWords words, IEnumerable<(string Kind, string Name)> names)
{
    private const int SignsBefore = 2;
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    private readonly List<Regex> addresses =
        [.. words["addresses"].Select(p => new Regex(p, RegexOptions.NonBacktracking, Longest))];

    private readonly HashSet<string> joints = [.. words["joints"].Select(Key)];

    private readonly List<(string Kind, string Word)> fixedWords =
        [.. words["papers"].Select(w => ("document", Key(w))), .. words["places"].Select(w => ("address", Key(w))),
            .. words["times"].Select(w => ("time", Key(w))), .. names.Select(n => (n.Kind, Key(n.Name))).Distinct()];

    private readonly List<string> papers = [.. words["papers"].Select(Key).Where(p => p[0] >= 128)];

    private readonly List<(string Kind, string Tail)> tails =
        [.. words["tails"].Select(w => ("document", Key(w))), .. words["names"].Select(w => ("name", Key(w)))];

    public IEnumerable<Noun> Find(string plain)
    {
        foreach (var (kind, word) in fixedWords.Where(w => Folding.Has(plain, w.Word)))
            yield return new Noun(kind, word, [word]);
        foreach (var address in addresses.SelectMany(a => a.Matches(plain)))
            yield return new Noun("address", address.Value.Trim(), [address.Value.Trim()]);
        foreach (var (kind, tail) in tails)
        {
            foreach (var at in Places(plain, tail))
            {
                var end = at + tail.Length;
                // 「身分證正本」 may stand there as the paper and how to bring it.
                if (papers.Find(p => plain.AsSpan(0, at).EndsWith(p, StringComparison.Ordinal)) is { } paper)
                    yield return new Noun(kind, paper + tail, [paper, tail]);
                // A title without a name addresses anybody.
                else if (Start(plain, at) is var start && (kind == "document" || start < at))
                    yield return new Noun(kind, plain[start..end].Trim(), [plain[start..end].Trim()]);
            }
        }
    }

    /// <summary>A word of the list in the form in which texts are compared.</summary>
    public static string Key(string word) => Folding.Plain(word).Trim();

    private static IEnumerable<int> Places(string plain, string tail)
    {
        for (var at = plain.IndexOf(tail, StringComparison.Ordinal); at >= 0;
             at = plain.IndexOf(tail, at + tail.Length, StringComparison.Ordinal))
        {
            if (tail[0] >= 128 || plain[at - 1] == ' ' && plain[at + tail.Length] == ' ') yield return at;
        }
    }

    /// <summary>Where the name of the paper that ends here begins: it is part of what paper it is.</summary>
    private int Start(string plain, int at)
    {
        if (plain[at] < 128)
        {
            var before = plain.LastIndexOf(' ', at - 1, at) is > 0 and var gap
                ? plain.LastIndexOf(' ', gap - 1) + 1 : at;
            return before < at && !joints.Contains(plain[before..at].Trim()) ? before : at;
        }
        var start = at;
        while (at - start < SignsBefore && plain[start - 1] >= 128
            && !joints.Any(j => plain.AsSpan(0, start).EndsWith(j, StringComparison.Ordinal))) start--;
        return start;
    }
}
