using System.Collections.Immutable;
using BotService.Engine.Dialogs.Understanding;
using BotService.Engine.Knowledge;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs;

/// <summary>What a text tells of a case of one entry.</summary>
/// <param name="Answers">Slot → option, of the entry's own slots only.</param>
/// <param name="Held">Documents of the catalogue that somebody says to have.</param>
/// <param name="Lacked">Those that somebody says not to have.</param>
/// <param name="HasRest">All others are at hand.</param>
public sealed record CaseWords(
    IReadOnlyDictionary<string, string> Answers, IReadOnlyList<string> Held, IReadOnlyList<string> Lacked, bool HasRest)
{
    public static CaseWords None { get; } = new(ImmutableDictionary<string, string>.Empty, [], [], HasRest: false);
}

/// <summary>
/// Reads a case of a named entry out of a text, whatever the text is taken to be about: for whoever chooses the entry
/// and not the engine.
/// </summary>
public interface ICaseReader
{
    /// <returns><see cref="CaseWords.None"/> where there is no such entry, or nothing of it is in force.</returns>
    CaseWords Read(string entry, string text, DateOnly today);
}

internal sealed class CaseReader(KnowledgeBase knowledge, SlotReader slots, UtteranceReader reader) : ICaseReader
{
    public CaseWords Read(string entry, string text, DateOnly today)
    {
        if (knowledge.Entries.GetValueOrDefault(entry) is not { } known || known.InForce(today) is not { } version)
            return CaseWords.None;
        var normal = TextNormalizer.Normalize(text);
        var papers = reader.Claimed(normal);
        return new(slots.Read(known, version, normal, out _), papers.Held, papers.Lacked, papers.Rest);
    }
}
