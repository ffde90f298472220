using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// What a framed locale lacks is told: the stand-in's words are said instead. Its names name what is there, and what
/// is heard in a language stands for one entry.
/// </summary>
internal static class FrameRule
{
    /// <summary>Only where nothing else is wrong: what a mistake elsewhere brings with it is not said again.</summary>
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings) => findings.Any(p => p.IsError)
        ? [] : knowledge.Frames.SelectMany(f => Lacking(knowledge, f.Key, f.Value));

    private static IEnumerable<Problem> Lacking(KnowledgeBase knowledge, string locale, Frame frame)
    {
        var (catalogue, words) = (knowledge.Catalogue, frame.Words);
        var asked = frame.Questions.SelectMany(
            q => q.Value.Options.Keys.Select(o => $"{q.Key.Entry} {q.Key.Slot} {o}"));
        return Of("documents", catalogue.Documents.Keys, words.Documents.Keys)
            .Concat(Of("channels", catalogue.Channels.Keys, words.Channels.Keys))
            .Concat(Of("contacts", catalogue.Contacts.Keys, words.Contacts.Keys))
            .Concat(Of("organisations", catalogue.Organisations.Keys, words.Organisations.Keys))
            .Concat(Of("titles", knowledge.Entries.Keys, frame.Titles.Keys))
            .Concat(Of("questions", Asked(knowledge), asked));

        IEnumerable<Problem> Of(string name, IEnumerable<string> items, IEnumerable<string> worded)
        {
            var place = new Place($"knowledge/catalogue/{name}.{locale}.yaml", 1);
            var (needed, given) = (items.ToHashSet(), worded.ToHashSet());
            return needed.Except(given).Select(i => KnowledgeProblem.NoWordsYet.At(place, i, locale))
                .Concat(given.Except(needed).Select(i =>
                    KnowledgeProblem.WordsOfNothing.At(place, i, name is "titles" or "questions" ? "entry" : name)
                        .OrNearest(i, needed.Except(given))));
        }
    }

    /// <summary>The options of the questions that are an entry's own.</summary>
    private static IEnumerable<string> Asked(KnowledgeBase knowledge) =>
        from entry in knowledge.Entries.Values
        from slot in entry.Wordings[knowledge.Locales[0]].Slots
        from option in slot.Value.Options.Keys
        select $"{entry.Id} {slot.Key} {option}";
}
