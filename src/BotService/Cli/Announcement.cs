using BotService.Engine;

namespace BotService.Cli;

/// <summary>
/// What a person reads who started the service: where it listens, something to try, and last, alone on its line, the
/// address to open.
/// </summary>
internal static class Announcement
{
    public static IEnumerable<string> Of(Release release, IReadOnlyCollection<string> addresses)
    {
        yield return $"BotService listens on {string.Join(", ", addresses)} with "
            + $"{release.Knowledge.Entries.Count} entries of release {release.Id}. Ctrl-C stops it.";
        yield return string.Join("  ", release.Pages.All.Select(words => words["start.try"]));
        if (addresses.FirstOrDefault() is { } first) yield return Reachable(first);
    }

    /// <summary>A browser on this machine opens no address that stands for all of them.</summary>
    public static string Reachable(string listening)
    {
        var address = BindingAddress.Parse(listening);
        return address.Host is "+" or "*" or "0.0.0.0" or "[::]"
            ? $"{address.Scheme}://localhost:{address.Port}" : listening;
    }
}
