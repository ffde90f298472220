using BotService.Engine.Library;

namespace BotService.Web.Staff.Kit;

/// <summary>The organisations that the knowledge is about.</summary>
internal static class Organisations
{
    public static IReadOnlyList<Term> Of(ILibrary library, string locale) =>
        [.. library.Classifications(locale)[^1].Shelves.Select(s => s.Term)];

    public static string Name(ILibrary library, string locale, string? id, string all) =>
        id is null ? all : Of(library, locale).FirstOrDefault(t => t.Id == id)?.Name ?? id;
}
