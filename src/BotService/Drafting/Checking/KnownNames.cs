using BotService.Engine.Cases;
using BotService.Engine.Library;

namespace BotService.Drafting.Checking;

/// <summary>The papers, and the places to apply at, that any entry's sheet names, in every locale.</summary>
internal static class KnownNames
{
    /// <summary>Longer lines are sentences.</summary>
    private const int LongestName = 60;

    private static readonly Dictionary<string, string> NoAnswers = [];

    /// <returns>Kind of claim, and name.</returns>
    public static IEnumerable<(string Kind, string Name)> Of(ILibrary library, DateOnly today) =>
        from locale in library.Locales
        from card in library.Cards(locale)
        from part in library.Sheet(card.Id, NoAnswers, locale, today)?.Parts ?? []
        let kind = part.Kind switch
        {
            PartKind.Documents or PartKind.Forms or PartKind.LookedUp => "document",
            PartKind.Channels => "address",
            _ => null,
        }
        where kind is not null
        from item in part.Items
        where item.Text.Length <= LongestName && item.Text[^1] is not ('.' or '。') && !item.Text.Contains('，')
        select (kind, item.Text);
}
