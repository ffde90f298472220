using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Intents;
using BotService.Engine.Language;
using BotService.Engine;

namespace BotService.Bot;

public static class EngineRegistration
{
    /// <summary>The engine every turn is decided by.</summary>
    public static IServiceCollection AddEngine(this IServiceCollection services, Release release) =>
        services.AddSingleton(release.Engine).AddSingleton<IExplainer>(release.Recognizer)
            .AddSingleton(release.Gaps).AddSingleton(release.Duties)
            .AddSingleton<ITestResults>(new TestResults(TestResults.Recorded))
            .AddSingleton(release.Library).AddSingleton(release.Search).AddSingleton(release.Calculators)
            .AddSingleton(release.Safety)
            .AddSingleton<IFaultReply>(new ScriptFaultReply(release.Script, release.Id, release.Locales));
}

/// <summary>The apology from the dialogs' wording.</summary>
internal sealed class ScriptFaultReply(DialogScript script, string release, IReadOnlyList<string> locales) : IFaultReply
{
    public Reply For(string locale)
    {
        var known = LocaleChoice.For(locales, locale);
        var text = script.Say(Line.Fault, known);
        return new Reply(
            ReplyKind.Fallback, known, text, text, Sheet: null, [],
            new AnswerInfo(null, new Dictionary<string, string>(), release, null, null, []));
    }
}
