using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>Each entry has examples in every locale, and no example stands for two entries.</summary>
internal static class UtteranceRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings)
    {
        // The folder of an unknown organisation is mostly a copy, or one whose name was misspelt.
        var entries = knowledge.Entries.Values.Where(e => ReferenceRule.IsKnown(knowledge, e)).ToList();
        foreach (var locale in knowledge.Locales)
        {
            var all = entries.SelectMany(e => e.Utterances[locale]
                .Zip(e.UtterancePlaces[locale], (u, place) => (Entry: e, Text: u, Key: Plain(u), Place: place)));
            foreach (var same in all.GroupBy(u => u.Key).Where(g => g.Count() > 1))
                yield return KnowledgeProblem.UtteranceTwice.At(
                    same.Last().Place, same.Last().Text, same.First().Entry.Id);
            foreach (var entry in entries.Where(e => e.Utterances[locale].Count == 0))
                if (!findings.IsUnread(File(entry, locale).File))
                    yield return KnowledgeProblem.NoUtterances.At(File(entry, locale));
        }
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Place File(Entry entry, string locale) =>
        new(entry.Place.File.Replace("entry.yaml", $"utterances.{locale}.yaml", StringComparison.Ordinal), 1);
}
