using BotService.Engine.Knowledge;

namespace BotService.Engine.Search;

/// <summary>The three classifications by name.</summary>
internal static class ClassTerms
{
    public const string Theme = "theme", Administration = "administration", Service = "service";

    public static IEnumerable<(string Classification, string Term)> Of(Entry entry) =>
        [(Theme, entry.Classes.Theme), (Administration, entry.Classes.Administration),
            (Service, entry.Classes.Service)];
}
