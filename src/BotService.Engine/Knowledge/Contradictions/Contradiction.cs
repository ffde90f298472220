using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Contradictions;

/// <summary>
/// Finds what two places say of one thing and cannot both be right: figures, hours, telephones, rates and papers. It names
/// only what is surely meant of one thing; what is worded otherwise it does not see.
/// </summary>
internal static class Contradiction
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge)
    {
        // Without words of how figures are stated, or without any language, nothing is read.
        if (knowledge.Catalogue.Claims.Count == 0) return [];
        var stated = new StatedKnowledge(knowledge);
        return FigureContradictions.Find(stated).Concat(TelephoneContradictions.Find(stated))
            .Concat(TariffContradictions.Find(stated)).Concat(DocumentContradictions.Find(stated));
    }
}
