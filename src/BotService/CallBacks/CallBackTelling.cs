using System.Globalization;
using BotService.Conversations;
using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Engine.Dialogs.Flows;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Hours;
using BotService.Hosting;
using BotService.Releases;

namespace BotService.CallBacks;

/// <summary>
/// Tells citizens of what staff changed: each change once, however often this runs, and after a restart what was not told yet.
/// </summary>
internal sealed class CallBackTelling(ICallBacks callBacks, ISpeaker speaker, IReleases releases)
{
    public async Task TellAsync(CancellationToken cancel)
    {
        foreach (var callBack in await callBacks.ToTellAsync(cancel))
        {
            try
            {
                await speaker.SayAsync(
                    callBack.Conversation, Reply(callBack, releases.Current),
                    string.Create(CultureInfo.InvariantCulture, $"callback:{callBack.Number}:{callBack.Version}"), cancel);
            }
            catch (UnknownConversationException)
            {
                // Nobody is there to be told.
            }

            await callBacks.ToldAsync(callBack.Number, callBack.Version, cancel);
        }
    }

    private static Reply Reply(CallBack callBack, Release release)
    {
        var script = release.Script;
        var locale = script.Wording.ContainsKey(callBack.Locale) ? callBack.Locale : release.Locales[0];
        var line = callBack switch
        {
            { ToTell: CallBackStates.Moved } => Line.CallBackMovedByStaff,
            { ToTell: CallBackStates.Missed } => Line.CallBackMissed,
            { Status: CallBackStates.WrongNumber } => Line.CallBackWrongNumber,
            _ => Line.CallBackNotReached,
        };
        var text = script.Say(
            line, locale, ("number", callBack.Name), ("n", CallBackWords.Number(callBack.Attempts.Count)),
            ("time", CallBackWords.Span(
                script, locale, release.Hours.Of(callBack.Organisation), Taiwan.Local(callBack.From), Taiwan.Local(callBack.Due))));
        return new Reply(
            ReplyKind.Callback, locale, text, text, Sheet: null, [],
            new AnswerInfo(null, new Dictionary<string, string>(), release.Id, null, null, []));
    }
}
