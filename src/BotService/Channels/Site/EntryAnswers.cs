using BotService.Engine.Library;

namespace BotService.Channels.Site;

/// <summary>The answers to an entry's questions that an address holds, or what is wrong with them.</summary>
/// <param name="Problem">A sentence for the citizen; null when all is well.</param>
internal sealed record EntryAnswers(IReadOnlyDictionary<string, string> Answers, string? Problem)
{
    /// <summary>The language, and what other sites add to links to them: none of these asks for anything.</summary>
    private static readonly string[] NoAnswers = ["lang", "fbclid", "gclid"];

    public static EntryAnswers Read(Visit visit, ILibrary library, string entry, IQueryCollection query)
    {
        var answers = new Dictionary<string, string>();
        foreach (var (slot, given) in query.Where(q => !NoAnswers.Contains(q.Key) && !q.Key.StartsWith("utm_", StringComparison.Ordinal)))
        {
            // A question left open is sent as an empty text.
            string[] options = [.. given.OfType<string>().Where(o => o.Length > 0)];
            if (options.Length > 1) return new(answers, visit.Words.Say("entry.twice", ("slot", Short(slot))));
            if (options is [var option]) answers[slot] = option;
        }
        return library.Unknown(entry, answers, visit.Today) is [_, ..] unknown
            ? new(answers, visit.Words.Say("entry.unknown", ("answers", Short(string.Join(" ", unknown)))))
            : new(answers, null);
    }

    /// <summary>As much of a stranger's text as the page repeats.</summary>
    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
