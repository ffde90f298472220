using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// What a framed locale lacks is told: the stand-in's words are said instead. Its names name what is there, and what
/// is heard in a language stands for one entry.
/// </summary>
internal static class FrameRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings) =>
        knowledge.Frames.SelectMany(f => Lacking(knowledge, findings, f.Key, f.Value));

    private static IEnumerable<Problem> Lacking(
        KnowledgeBase knowledge, Findings findings, string locale, Frame frame)
    {
        var (catalogue, words) = (knowledge.Catalogue, frame.Words);
        return Of("documents", catalogue.Documents.Keys, words.Documents.Keys)
            .Concat(Of("channels", catalogue.Channels.Keys, words.Channels.Keys))
            .Concat(Of("contacts", catalogue.Contacts.Keys, words.Contacts.Keys))
            .Concat(Of("organisations", catalogue.Organisations.Keys, words.Organisations.Keys))
            .Concat(Of("titles", knowledge.Entries.Values.Where(e => ReferenceRule.IsKnown(knowledge, e)).Select(e => e.Id),
                frame.Titles.Keys));

        IEnumerable<Problem> Of(string name, IEnumerable<string> items, IEnumerable<string> worded)
        {
            var place = new Place($"knowledge/catalogue/{name}.{locale}.yaml", 1);
            if (findings.IsUnread(place.File) || findings.IsUnread($"knowledge/catalogue/{name}.yaml")) return [];
            var (needed, given) = (items.ToHashSet(), worded.ToHashSet());
            return needed.Except(given).Select(i => KnowledgeProblem.NoWordsYet.At(place, i, locale))
                .Concat(given.Except(needed).Where(_ => name != "titles")
                    .Select(i => KnowledgeProblem.WordsOfNothing.At(place, i, name).OrNearest(i, needed.Except(given))));
        }
    }
}
