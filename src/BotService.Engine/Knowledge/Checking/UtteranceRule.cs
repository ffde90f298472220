using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>Each entry has examples in every locale that is spoken, and no example stands for two entries.</summary>
internal static class UtteranceRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings)
    {
        // The folder of an unknown organisation is mostly a copy, or one whose name was misspelt.
        var entries = knowledge.Entries.Values.Where(e => ReferenceRule.IsKnown(knowledge, e)).ToList();
        foreach (var locale in knowledge.Locales.Concat(knowledge.Levels.Heard))
        {
            var all = entries.SelectMany(e => Of(e, locale)
                .Zip(e.UtterancePlaces.GetValueOrDefault(locale, []),
                    (u, place) => (Entry: e, Text: u, Key: Plain(u), Place: place)));
            foreach (var same in all.GroupBy(u => u.Key).Where(g => g.Count() > 1))
                yield return KnowledgeProblem.UtteranceTwice.At(
                    same.Last().Place, same.Last().Text, same.First().Entry.Id);
            foreach (var entry in entries.Where(e => Of(e, locale).Count == 0))
                if (!findings.IsUnread(File(entry, locale).File) && !knowledge.Levels.ByScript.Contains(locale))
                    yield return knowledge.Locales.Contains(locale)
                        ? KnowledgeProblem.NoUtterances.At(File(entry, locale))
                        : KnowledgeProblem.NotHeardYet.At(File(entry, locale), locale);
        }
    }

    private static IReadOnlyList<string> Of(Entry entry, string locale) =>
        entry.Utterances.GetValueOrDefault(locale) ?? entry.Heard.GetValueOrDefault(locale, []);

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Place File(Entry entry, string locale) =>
        new(entry.Place.File.Replace("entry.yaml", $"utterances.{locale}.yaml", StringComparison.Ordinal), 1);
}
