using System.Collections.Concurrent;
using BotService.Staff.Sessions;

namespace BotService.Web.Staff.Talks;

/// <summary>
/// Which talks stand open in which session, so that a page that loads itself again, or is shown after each sentence, is one look and
/// not hundreds. After a restart each is kept once more.
/// </summary>
internal sealed class Looks
{
    /// <summary>Not loaded for so long, it was closed, and looking again is another look.</summary>
    private static readonly TimeSpan Open = TimeSpan.FromMinutes(30);

    /// <summary>So many are remembered; then those that are closed are forgotten.</summary>
    private const int Many = 2000;

    private readonly ConcurrentDictionary<(string Session, string Conversation), DateTimeOffset> seen = new();

    public bool IsNew(HttpContext http, string conversation, DateTimeOffset now)
    {
        var key = (SignedIn.Session(http) ?? "", conversation);
        var isNew = !seen.TryGetValue(key, out var before) || now - before > Open;
        seen[key] = now;
        if (seen.Count > Many)
            foreach (var (old, at) in seen.Where(s => now - s.Value > Open)) seen.TryRemove(new(old, at));
        return isNew;
    }
}
