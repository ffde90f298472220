using BotService.Engine.Data;
using BotService.Engine.Dialogs;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;
using BotService.Engine;
using BotService.Tests.Crash;

namespace BotService.Benchmarks;

/// <summary>What is said: the conversations that stand beside the entries, and every utterance on its own.</summary>
internal sealed record Script(IReadOnlyList<Talk> Talks, IReadOnlyList<(string Text, string Locale)> Utterances)
{
    public static (Release Release, Script Script) Load()
    {
        var path = Path.Combine(ServiceProcess.Root, "knowledge");
        var read = Release.Load(new ReleaseFolders(path, Path.Combine(ServiceProcess.Root, "dialogs")));
        var release = read.Release
            ?? throw new InvalidOperationException($"The data has {read.Problems.Count} problems; `check` lists them.");
        return (release, new Script([.. Conversations(path, release.Knowledge)], [.. Said(release.Knowledge)]));
    }

    private static IEnumerable<Talk> Conversations(string path, KnowledgeBase knowledge)
    {
        var problems = new Findings();
        foreach (var id in knowledge.Entries.Keys.Order(StringComparer.Ordinal))
        {
            var folder = id.Split('.').Aggregate(DataFolder.Root(path), (f, name) => f.Folder(name));
            foreach (var talk in folder.Maps("conversations.yaml", problems))
            {
                yield return new Talk(
                    talk.Text("locale") ?? knowledge.Locales[0],
                    [.. talk.List("turns").Select(t => t.RequiredText("say"))]);
            }
        }
    }

    private static IEnumerable<(string Text, string Locale)> Said(KnowledgeBase knowledge) =>
        from entry in knowledge.Entries.Values.OrderBy(e => e.Id, StringComparer.Ordinal)
        from list in entry.Utterances
        from text in list.Value
        select (text, list.Key);
}

internal sealed record Talk(string Locale, IReadOnlyList<string> Turns);
