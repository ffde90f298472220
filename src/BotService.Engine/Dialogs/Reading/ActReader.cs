using BotService.Engine.Dialogs.Script;
using BotService.Engine.Language;

namespace BotService.Engine.Dialogs.Reading;

/// <summary>
/// Reads acts: an utterance is nothing but acts when their expressions and the small words between them cover all of
/// it. So 「好啦 謝謝」 is read without a list of all its forms, and a word of the matter keeps it a request.
/// </summary>
internal sealed class ActReader(Phrases phrases)
{
    /// <summary>Longer utterances say something of their own.</summary>
    private const int Longest = 60;

    private readonly IReadOnlyList<(string Phrase, Act? Act)> expressions =
        [.. phrases.Acts.SelectMany(a => a.Value.Select(p => (p, (Act?)a.Key)))
            .Concat(phrases.Softeners.Select(p => (p, (Act?)null))).OrderByDescending(e => e.Item1.Length)];

    public Acts Read(string normal)
    {
        if (normal.Length is 0 or > Longest) return Acts.None;
        var acts = new List<Act>();
        return Cover(normal, 0, acts, new bool[normal.Length]) && acts.Count > 0 ? new Acts(acts) : Acts.None;
    }

    /// <param name="dead">Places from which the rest cannot be covered.</param>
    private bool Cover(string text, int at, List<Act> acts, bool[] dead)
    {
        while (at < text.Length && text[at] == ' ') at++;
        if (at == text.Length) return true;
        if (dead[at]) return false;
        foreach (var (phrase, act) in expressions)
        {
            if (!Stands(text, phrase, at)) continue;
            if (act is { } done) acts.Add(done);
            if (Cover(text, at + phrase.Length, acts, dead)) return true;
            if (act is not null) acts.RemoveAt(acts.Count - 1);
        }
        return !(dead[at] = true);
    }

    private static bool Stands(string text, string phrase, int at) =>
        string.CompareOrdinal(text, at, phrase, 0, phrase.Length) == 0 && TextSearch.Find(text, phrase, at) == at;
}
