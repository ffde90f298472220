namespace BotService.Engine.Knowledge.Checking;

/// <summary>Each entry has examples in every locale, and no example stands for two entries.</summary>
internal static class UtteranceRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge)
    {
        foreach (var locale in knowledge.Locales)
        {
            var all = knowledge.Entries.Values
                .SelectMany(e => e.Utterances[locale].Select(u => (Entry: e, Text: u, Key: Plain(u)))).ToList();
            foreach (var same in all.GroupBy(u => u.Key).Where(g => g.Count() > 1))
                yield return KnowledgeCheck.At(
                    File(same.Last().Entry, locale),
                    $"「{same.Last().Text}」 stands twice: also in {same.First().Entry.Id}");
            foreach (var entry in knowledge.Entries.Values.Where(e => e.Utterances[locale].Count == 0))
                yield return KnowledgeCheck.At(File(entry, locale), "no utterances");
        }
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static Place File(Entry entry, string locale) =>
        new(entry.Place.File.Replace("entry.yaml", $"utterances.{locale}.yaml", StringComparison.Ordinal), 1);
}
