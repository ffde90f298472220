using BotService.Engine.Dialogs;

namespace BotService.Channels.Voice.Speaking;

/// <summary>The passages of one reply while they are written: which lines were told, what was said in full.</summary>
internal sealed class SpokenReply(Tongue tongue)
{
    /// <summary>Between one thing that can be said again and the next, in milliseconds.</summary>
    public const int BetweenItems = 700;

    private readonly List<Passage> passages = [];
    private readonly HashSet<string> told = [], said = [];

    public IReadOnlyList<Passage> Passages => passages;

    public SpeechTable Words => tongue.Table;

    public string Count(int number) => tongue.Count(number);

    public string Ordinal(int number) => tongue.Ordinal(number);

    /// <param name="item">The line that it tells.</param>
    public void Say(PassageKind kind, string text, string? item = null)
    {
        var breaths = tongue.Breaths(text, said).ToList();
        if (item is not null) told.Add(item);
        if (breaths.Count == 0) return;
        breaths[^1] = breaths[^1] with { Pause = BetweenItems };
        passages.Add(new Passage(kind, item, breaths));
    }

    public bool IsTold(string item) => told.Contains(item);

    /// <summary>Line by line; the question in it as one.</summary>
    public void Sentences(Reply reply)
    {
        var kind = reply.Kind is ReplyKind.Question or ReplyKind.Choices ? PassageKind.Question : PassageKind.Sentence;
        foreach (var line in (reply.Speak.Length > 0 ? reply.Speak : reply.Text).Split('\n')) Say(kind, line);
    }
}
