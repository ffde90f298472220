using BotService.Engine.Dialogs.Script;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Reading;

/// <summary>
/// Whether a short answer says yes or no: by its first words, or by a refusal within it, as in 「他不肯啦」. Both at once say
/// neither.
/// </summary>
internal sealed class ReplyReader(Phrases phrases)
{
    /// <summary>In characters, and in words of Latin script: longer answers tell a story.</summary>
    private const int Longest = 12, MostWords = 8;

    /// <summary>A refusal within an answer, not a mere 不.</summary>
    private const int Whole = 2;

    private readonly IReadOnlyList<string> yes = Longer(phrases, Act.Yes), no = Longer(phrases, Act.No);

    public bool? Read(string normal)
    {
        var latin = normal.Length > 0 && char.IsAscii(normal[0]);
        if (latin ? normal.AsSpan().Count(' ') >= MostWords : normal.Length > Longest) return null;
        var refused = no.Any(p => Begins(normal, p))
            || (!latin && no.Any(p => p.Length >= Whole && TextSearch.Holds(normal, p)));
        var agreed = yes.Any(p => Begins(normal, p));
        return refused ? agreed && !no.Any(p => Begins(normal, p)) ? null : false : agreed ? true : null;
    }

    private static bool Begins(string text, string phrase) => TextSearch.Find(text, phrase, 0) == 0;

    private static IReadOnlyList<string> Longer(Phrases phrases, Act act) =>
        [.. phrases.Acts.GetValueOrDefault(act, []).OrderByDescending(p => p.Length)];
}
