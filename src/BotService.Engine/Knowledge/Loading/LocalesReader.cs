using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads <c>locales.yaml</c>: which languages there are, and how much of each.</summary>
internal static class LocalesReader
{
    public static (IReadOnlyList<string> Spoken, LocaleLevels Levels) Read(DataFolder folder, Findings findings)
    {
        if (folder.Map("locales.yaml", findings) is not { } map) return ([], LocaleLevels.None);
        var spoken = map.Texts("spoken");
        if (spoken.Count == 0) map.Lacks("spoken");
        var framed = new Dictionary<string, IReadOnlyList<string>>();
        if (map.Map("framed") is { } frames)
        {
            foreach (var locale in frames.FreeKeys())
            {
                var chain = frames.Texts(locale);
                foreach (var unknown in chain.Except(spoken))
                    frames.ReportAt(locale, KnowledgeProblem.StandInUnknown, locale, unknown);
                if (chain.Count > 0 && chain.All(spoken.Contains)) framed[locale] = chain;
            }
            frames.Done();
        }
        var levels = new LocaleLevels(framed, map.Texts("by_script"));
        map.Done();
        return (spoken, levels);
    }
}
