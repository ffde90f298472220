using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// Each fact that needs a sentence has one, no sentence is left over, and its numbers come from the facts: of an entry,
/// and of an office.
/// </summary>
internal static class SectionWords
{
    public static IEnumerable<Problem> Find(
        KnowledgeBase knowledge, Findings findings, IEnumerable<Fact> stated,
        IReadOnlyDictionary<(Section Section, string Id), string> texts, Place place)
    {
        if (findings.IsUnread(place.File)) yield break;
        var all = stated.ToList();
        var unread = all.Where(f => f.IsUnread(findings)).Select(f => f.Section).ToHashSet();
        var facts = all.Where(f => !f.IsUnread(findings)).ToLookup(f => (f.Section, f.Id));
        var without = facts.Where(g => !texts.ContainsKey(g.Key) && NeedsSentence(g.First()))
            .Select(g => g.Key).ToHashSet();
        foreach (var (section, id) in texts.Keys.Where(k => !facts.Contains(k) && !unread.Contains(k.Section)))
        {
            // A sentence under a misspelt id is the one that seems to be missing.
            var meant = Nearest.To(id, without.Where(w => w.Section == section).Select(w => w.Id));
            if (meant is not null) without.Remove((section, meant));
            yield return KnowledgeProblem.WordsOfNoFact.At(place, KebabCase.Of(section), id)
                .OrNearest(id, meant is null ? [] : [meant]);
        }
        foreach (var (section, id) in without)
            yield return KnowledgeProblem.NoWordsInSection.At(place, KebabCase.Of(section), id);
        foreach (var group in facts.Where(g => texts.ContainsKey(g.Key) || !NeedsSentence(g.First())))
            foreach (var fact in group)
                foreach (var problem in Numbers(knowledge, fact, texts.GetValueOrDefault(group.Key) ?? "", place))
                    yield return problem;
    }

    /// <summary>What the catalogue names has words there, and what is plainly open shares one sentence.</summary>
    private static bool NeedsSentence(Fact fact) => fact is Fact.Sentence or Fact.Task;

    private static IEnumerable<Problem> Numbers(KnowledgeBase knowledge, Fact fact, string text, Place place)
    {
        var quoted = Quotation.NamesIn(text).ToHashSet();
        var known = fact.Values.Keys.Concat(knowledge.Catalogue.Values.Keys).ToHashSet();
        var unquoted = fact.Values.Keys.Except(quoted).ToHashSet();
        foreach (var name in quoted.Where(q => !known.Contains(q)))
        {
            if (Nearest.To(name, unquoted) is { } meant) unquoted.Remove(meant);
            yield return KnowledgeProblem.ValueUnknown.At(place, fact.Id, $"{{{name}}}").OrNearest(name, known);
        }
        foreach (var name in unquoted)
            yield return KnowledgeProblem.ValueUnquoted.At(place, fact.Id, $"{{{name}}}");
        // A citizen must never read a brace: {Days} is no placeholder, whatever was meant.
        if (Quotation.Pattern().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0)
            yield return KnowledgeProblem.BraceOfNothing.At(place, fact.Id, text);
    }
}
