using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Engine.Dialogs.Script;

/// <summary>
/// Reads <c>smalltalk.&lt;locale&gt;.yaml</c>: an id has one reply in each locale, and the expressions of all.
/// </summary>
internal static class SmalltalkReader
{
    public static IReadOnlyList<KeyValuePair<string, Smalltalk>> Read(
        DataFolder folder, IReadOnlyList<string> locales, LocaleLevels levels, Findings findings)
    {
        var all = new OrderedDictionary<string, Smalltalk>();
        foreach (var locale in locales.Concat(levels.Framed.Keys))
        {
            foreach (var (id, map) in folder.Map($"smalltalk.{locale}.yaml", findings)?.Maps() ?? [])
            {
                var known = all.GetValueOrDefault(id);
                all[id] = new Smalltalk(
                    PhrasesReader.ReadSet(map, known?.Phrases),
                    With(known?.Replies, locale, map.RequiredText("reply")),
                    With(known?.Leads, locale, map.Text("lead")));
                map.Done();
            }
        }
        foreach (var (id, talk) in all)
            foreach (var locale in locales.Where(l => !talk.Replies.ContainsKey(l)))
                if (new Place($"{folder.Name}/smalltalk.{locale}.yaml", 1) is var at && !findings.IsUnread(at.File))
                    findings.Add(DialogProblem.NoReply.At(at, id));
        foreach (var (id, talk) in all.ToList())
        {
            foreach (var locale in levels.Framed.Keys.Where(l => !talk.Replies.ContainsKey(l)))
                findings.Add(DialogProblem.NoReplyYet.At(new($"{folder.Name}/smalltalk.{locale}.yaml", 1), id, locale));
            all[id] = talk with { Replies = levels.StandIn(talk.Replies), Leads = levels.StandIn(talk.Leads) };
        }
        return [.. all];
    }

    private static Dictionary<string, string> With(
        IReadOnlyDictionary<string, string>? known, string locale, string? text)
    {
        var all = new Dictionary<string, string>(known ?? new Dictionary<string, string>());
        if (text is not null) all[locale] = text.Trim();
        return all;
    }
}
