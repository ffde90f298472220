using System.Globalization;
using System.Text;
using BotService.Engine;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Releases.Files;

namespace BotService.Review.Proposals;

/// <summary>What a proposal changes in the data folders: added lines, every other byte stays as it was.</summary>
public static class ProposalFiles
{
    /// <summary>Where a draft is to be filled in.</summary>
    private const string Gap = "- ___\n";

    /// <summary>The files of a new procedure, as <c>new procedure</c> makes them.</summary>
    private static readonly string[] Single = ["entry", "cases", "conversations"], ByLocale = ["wording", "utterances"];

    /// <summary>The patch of what a proposal changes, against the folders as they are.</summary>
    public static string Patch(Proposal proposal, ReleaseFolders folders, Release release) =>
        UnifiedPatch.Of(Of(proposal, folders, release.Knowledge).Files);

    /// <returns>The files; texts that stand there already change nothing. Problems where a file cannot be changed.</returns>
    public static (IReadOnlyList<FileEdit> Files, IReadOnlyList<Problem> Problems) Of(
        Proposal proposal, ReleaseFolders folders, KnowledgeBase knowledge)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(knowledge);
        if (proposal.Kind == ProposalKind.NewEntry) return (Draft(proposal, knowledge.Locales), []);
        // Which sentence of the entry it sets right is for an editor to say.
        if (proposal.Kind == ProposalKind.Wording) return ([], []);
        var (files, problems) = (new List<FileEdit>(), new List<Problem>());
        foreach (var texts in proposal.Texts.GroupBy(t => t.Locale, StringComparer.Ordinal).OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            var (root, below) = proposal.Kind == ProposalKind.OutOfScope
                ? (folders.Dialogs, $"outofscope.{texts.Key}.yaml")
                : (folders.Knowledge, $"{proposal.Entry!.Replace('.', '/')}/utterances.{texts.Key}.yaml");
            var name = $"{(proposal.Kind == ProposalKind.OutOfScope ? "dialogs" : "knowledge")}/{below}";
            var file = Path.Combine(root, below);
            var before = File.Exists(file) ? Encoding.UTF8.GetString(File.ReadAllBytes(file)) : null;
            var edit = new YamlEdit(name, before ?? "");
            foreach (var (_, text) in texts)
            {
                // What stands there already is no problem; where there is no list, everything is one.
                if (edit.Add(text) is { } problem && before?.Contains(text, StringComparison.Ordinal) != true) problems.Add(problem);
            }

            if (before is not null && edit.Text != before) files.Add(new FileEdit(name, before, edit.Text));
        }

        return (files, problems);
    }

    /// <summary>The files of an entry that nobody asked anything yet.</summary>
    public static IReadOnlyList<FileEdit> NewEntry(string entry, string today, IReadOnlyList<string> locales) => Draft(
        new Proposal(
            0, ProposalKind.NewEntry, entry, [], null, null, "",
            new DateTimeOffset(DateOnly.ParseExact(today, "yyyy-MM-dd", CultureInfo.InvariantCulture), TimeOnly.MinValue, TimeSpan.Zero),
            ProposalStatus.Draft, 0, null, null, null),
        locales);

    private static List<FileEdit> Draft(Proposal proposal, IReadOnlyList<string> locales)
    {
        var folder = $"knowledge/{proposal.Entry!.Replace('.', '/')}";
        return [
            .. Single.Select(f => new FileEdit($"{folder}/{f}.yaml", null, Filled(f, ""))),
            .. from locale in locales
               from file in ByLocale
               select new FileEdit($"{folder}/{file}.{locale}.yaml", null, Filled(file, locale)),
        ];

        string Filled(string template, string locale)
        {
            var text = Template(template).Replace("{id}", proposal.Entry, StringComparison.Ordinal)
                .Replace("{today}", proposal.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{broader}", "", StringComparison.Ordinal).Replace("{locale}", locale, StringComparison.Ordinal);
            var asked = proposal.Texts.Where(t => t.Locale == locale).Select(t => t.Text).ToList();
            return template != "utterances" || asked.Count == 0 ? text : Listed(text, asked);
        }
    }

    /// <summary>The gaps of a list give way to what was asked.</summary>
    private static string Listed(string text, IReadOnlyList<string> asked)
    {
        var edit = new YamlEdit("utterances", text.Replace(Gap, "", StringComparison.Ordinal) + "- ___\n");
        foreach (var one in asked) edit.Add(one);
        edit.Remove("___");
        return edit.Text;
    }

    private static string Template(string name)
    {
        using var stream = typeof(ProposalFiles).Assembly.GetManifestResourceStream($"BotService.Cli.New.procedure.{name}.yaml")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
