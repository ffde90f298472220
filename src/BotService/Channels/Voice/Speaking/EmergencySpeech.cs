using BotService.Engine.Dialogs;

namespace BotService.Channels.Voice.Speaking;

/// <summary>Who is in danger hears in the first breath to hang up, and whom to call; then what to do.</summary>
internal static class EmergencySpeech
{
    public static void Write(SpokenReply spoken, Reply reply, EmergencyInfo danger)
    {
        var words = spoken.Words;
        var own = $"emergency-{danger.Kind}";
        if (danger.Numbers.Count > 0)
            spoken.Say(PassageKind.Emergency, words.Say(
                words.Has(own) ? own : "emergency", ("number", danger.Numbers[0])));
        // What is read out to the operator in Chinese is of no use to who hears it once.
        var isChinese = reply.Speak.Any(FigureMarks.IsHan);
        foreach (var line in reply.Text.Split('\n').Where(line => isChinese || !line.Any(FigureMarks.IsHan)))
            spoken.Say(PassageKind.Sentence, line);
    }
}
