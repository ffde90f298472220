using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Understanding;

/// <summary>Finds what is somebody else's matter: 「換駕照」. A sentence that names one of ours too is about ours.</summary>
internal sealed class OutsideFinder
{
    private readonly PhraseIndex names;
    private readonly IReadOnlyList<string> ours;

    public OutsideFinder(KnowledgeBase knowledge)
    {
        var all = knowledge.Locales.SelectMany(l => knowledge.Words(l).Outside).ToList();
        names = new(all.SelectMany(o => o.Value.Names.Select(name => (name, o.Key))));
        ours = [.. all.SelectMany(o => o.Value.But).Select(TextNormalizer.Normalize).OrderByDescending(b => b.Length)];
    }

    /// <summary>A name may hold a word of ours itself: 「電話費」.</summary>
    /// <param name="rest">The sentence without the names found.</param>
    /// <returns>The id of the matter that the longest name stands for; null when none does.</returns>
    public string? Find(string normal, out string rest)
    {
        var text = TextSearch.TakeAll(normal, ours);
        var found = names.In(text).ToList();
        rest = TextSearch.Without(normal, found.Select(f => f.Phrase));
        return found.Select(f => f.Meaning).FirstOrDefault();
    }
}
