using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Script;
using BotService.Releases;

namespace BotService.Channels.Voice.Speaking;

/// <summary>Replies for the ear, with the words of the current release.</summary>
/// <param name="pages">The words to speak with.</param>
internal sealed class SpeechWriter(Func<PageWordings> pages) : ISpeechWriter
{
    public SpeechWriter(IReleases releases)
        : this(() => releases.Current.Pages)
    {
    }

    public IReadOnlyList<Passage> Write(Reply reply)
    {
        var spoken = new SpokenReply(For(reply.Locale));
        if (reply.Emergency is { } danger) EmergencySpeech.Write(spoken, reply, danger);
        else if (reply.Sheet is { } sheet) SheetSpeech.Write(spoken, reply, sheet);
        else spoken.Sentences(reply);
        return spoken.Passages;
    }

    public IReadOnlyList<Breath> Breaths(string sentence, string locale) => For(locale).Breaths(sentence);

    public IReadOnlyList<Breath> Digits(string digits, string locale) => For(locale).Digits(digits);

    private Tongue For(string locale) => Tongues.Of(pages()).For(locale);
}
