using BotService.Engine;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Language;

namespace BotService.Conversations;

/// <summary>The apology from the dialogs' wording.</summary>
internal sealed class ScriptFaultReply(Release release) : IFaultReply
{
    public Reply For(string locale)
    {
        var known = LocaleChoice.For(release.Locales, locale);
        var text = release.Script.Say(Line.Fault, known);
        return new Reply(
            ReplyKind.Fallback, known, text, text, Sheet: null, [],
            new AnswerInfo(null, new Dictionary<string, string>(), release.Id, null, null, []));
    }
}
