using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Intents;
using BotService.Engine.Language;
using BotService.Engine;

namespace BotService.Bot;

public static class EngineRegistration
{
    /// <summary>The engine every turn is decided by.</summary>
    public static IServiceCollection AddEngine(this IServiceCollection services, LoadedEngine loaded)
    {
        var engine = loaded.Engine
            ?? throw new ArgumentException("The data has problems; there is no engine.", nameof(loaded));
        return services.AddSingleton(engine).AddSingleton<IExplainer>(loaded.Recognizer!)
            .AddSingleton(loaded.Gaps).AddSingleton(loaded.Duties)
            .AddSingleton<ITestResults>(new TestResults(TestResults.Recorded))
            .AddSingleton(loaded.Library!).AddSingleton(loaded.Search!).AddSingleton(loaded.Calculators!)
            .AddSingleton(loaded.Safety!)
            .AddSingleton<IFaultReply>(new ScriptFaultReply(loaded.Script, engine.Release, loaded.Locales));
    }
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
