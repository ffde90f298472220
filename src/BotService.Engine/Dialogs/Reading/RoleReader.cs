using BotService.Engine.Dialogs.Script;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Reading;

/// <summary>
/// Reads who goes: the citizen, or somebody in the citizen's place. Persons and what they do are words, who stands
/// before whom is structure: 「我去」, 「叫我太太去」, 「我替她跑」.
/// </summary>
internal sealed class RoleReader(Roles words, Denials denials)
{
    /// <summary>The options of the shared question who applies.</summary>
    public const string Self = "self", Agent = "agent";

    /// <summary>How far a person may stand from what is done, in characters.</summary>
    private const int Reach = 6;

    private readonly IReadOnlyList<string> denying =
        [.. denials.Plain.Concat(denials.Disabling).OrderByDescending(d => d.Length)];

    /// <returns><see cref="Self"/>, <see cref="Agent"/>, or null when neither is told.</returns>
    public string? Read(string normal)
    {
        if (words.Instead.Any(w => Acts(normal, w))) return Agent;
        var other = words.Others.Any(w => Acts(normal, w));
        if (other || words.Sending.Any(w => Acts(normal, w))) return Agent;
        if (!words.Myself.Any(w => Acts(normal, w, words.Going))) return null;
        // Whoever goes because another cannot goes in the other's place.
        return words.Others.Any(w => TextSearch.Holds(normal, w)) && Denied(normal) ? Agent : Self;
    }

    private bool Denied(string text) => denials.Disabling.Any(d => TextSearch.Holds(text, d));

    /// <summary>Somebody of this name goes, and it is not denied.</summary>
    private bool Acts(string text, string who, IReadOnlyList<string>? acts = null)
    {
        for (var at = TextSearch.Find(text, who, 0); at >= 0; at = TextSearch.Find(text, who, at + 1))
        {
            var (end, clause) = (at + who.Length, Clause(text, at));
            foreach (var act in acts ?? words.Acts)
            {
                var done = TextSearch.Find(text, act, end);
                if (done < 0 || done - end > Reach * (char.IsAscii(act[0]) ? 3 : 1)) continue;
                if (!char.IsAscii(act[0]) && text.AsSpan(end, done - end).Contains(' ')) continue;
                if (!denying.Any(d => TextSearch.Holds(text[end..done], d)
                    || text[clause..at].TrimEnd().EndsWith(d, StringComparison.Ordinal))) return true;
            }
        }
        return false;
    }

    private static int Clause(string text, int at) =>
        at == 0 || char.IsAscii(text[at]) ? 0 : text.LastIndexOf(' ', at - 1) + 1;
}
