using BotService.Engine;
using BotService.Engine.Intents;

namespace BotService.Review.Misses;

/// <summary>The groups as they are known while misses are put into them.</summary>
internal sealed class Gathering
{
    private const int MostNearest = 5;

    private readonly Release release;
    private readonly QuestionReader reader;
    private readonly QuestionGroups groups = new();

    /// <summary>By place, a group's number; 0 while it is not written.</summary>
    private readonly List<long> numbers = [];

    public Gathering(Release release, IReadOnlyList<KnownText> known)
    {
        this.release = release;
        reader = new QuestionReader(release.Knowledge, release.Script.OutOfScope, release.Recognizer);
        foreach (var group in known.GroupBy(k => k.Group))
        {
            groups.Open(group.Select(k => reader.Read(k.Text)));
            numbers.Add(group.Key);
        }
    }

    /// <param name="keys">Of each miss, its key.</param>
    /// <param name="known">The groups of those keys that stand in one.</param>
    public IReadOnlyList<PlacedMiss> Place(
        IReadOnlyList<Miss> misses, IReadOnlyList<string> keys, IReadOnlyDictionary<string, long> known, CancellationToken cancel)
    {
        var texts = misses.Zip(keys, (m, key) => (key, m.Text)).Where(t => !known.ContainsKey(t.key)).DistinctBy(t => t.key).ToList();
        var places = groups.Join([.. texts.Select(t => reader.Read(t.Text))], cancel);
        while (numbers.Count < groups.Count) numbers.Add(0);
        var placeOf = texts.Zip(places).ToDictionary(t => t.First.key, t => t.Second, StringComparer.Ordinal);
        return [.. misses.Zip(keys, Placed)];

        PlacedMiss Placed(Miss miss, string key)
        {
            // A search knows its page's locale, a turn its text's language.
            var read = miss with { Language = miss.Language?.Split('-')[0] };
            var found = read.Nearest.Count > 0 ? read : read with
            {
                Nearest = [.. release.Recognizers.Recognize(miss.Text, RecognitionContext.None).Candidates.Take(MostNearest)],
            };
            return new PlacedMiss(
                found, key, known.GetValueOrDefault(key), placeOf.GetValueOrDefault(key, -1),
                MissOrganisation.Of(found.Entry, found.Nearest.Select(n => n.Entry)));
        }
    }

    /// <summary>With the numbers of groups that were written meanwhile.</summary>
    public IReadOnlyList<PlacedMiss> Numbered(IEnumerable<PlacedMiss> misses) =>
        [.. misses.Select(m => m.Group == 0 && m.NewGroup >= 0 ? m with { Group = numbers[m.NewGroup] } : m)];

    /// <param name="made">By place, the numbers of the groups that were opened.</param>
    public void Learn(IReadOnlyDictionary<int, long> made)
    {
        foreach (var (place, number) in made) numbers[place] = number;
    }
}
