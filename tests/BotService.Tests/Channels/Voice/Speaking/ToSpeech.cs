using BotService.Channels.Voice.Speaking;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Channels.Voice.Speaking;

/// <summary>The writer with the words as shipped.</summary>
internal static class ToSpeech
{
    public static readonly SpeechWriter Writer = new(() => RealEngine.Shared.Pages);

    /// <summary>What is said, breath after breath.</summary>
    public static string Say(string text, string locale = "zh-TW") => Text(Writer.Breaths(text, locale));

    public static string Text(IEnumerable<Breath> breaths) =>
        string.Concat(breaths.Select(breath => breath.Text)).Trim();

    public static string Text(IEnumerable<Passage> passages) => Text(passages.SelectMany(passage => passage.Breaths));
}
