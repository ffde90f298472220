using System.Collections.Immutable;
using BotService.Channels.Voice.Speaking;

namespace BotService.Channels.Voice.Calls;

/// <summary>Cuts what is told where a caller is asked whether to go on.</summary>
internal static class Pages
{
    /// <summary>About forty seconds: as much as one holds in mind, or writes down.</summary>
    private const int Most = 100;

    /// <summary>English needs some three letters for a Chinese character.</summary>
    private const int MostLetters = 300;

    /// <summary>Danger is never cut.</summary>
    public static ImmutableArray<ImmutableArray<Passage>> Of(IReadOnlyList<Passage> passages)
    {
        if (passages.Any(one => one.Kind == PassageKind.Emergency)) return [[.. passages]];

        var pages = new List<ImmutableArray<Passage>>();
        var page = new List<Passage>();
        foreach (var passage in passages)
        {
            // What announces a list is followed by its first line at least.
            var announces = page.Count > 0 && page[^1].Kind is PassageKind.Headline or PassageKind.Count;
            if (page.Count > 0 && !announces && page.Append(passage).Sum(Share) > 1)
            {
                pages.Add([.. page]);
                page.Clear();
            }

            page.Add(passage);
        }

        if (page.Count > 0) pages.Add([.. page]);
        return [.. pages];
    }

    private static double Share(Passage passage) => passage.Breaths.Sum(breath => (double)breath.Text.Length / Holds(breath));

    private static int Holds(Breath breath) =>
        breath.Language.StartsWith("zh", StringComparison.Ordinal) ? Most : MostLetters;
}
