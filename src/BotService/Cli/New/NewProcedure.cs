using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Cli.New;

/// <summary>
/// Makes the folder of a procedure: every file it needs, in every language, with a placeholder wherever something is to
/// be filled in. What is there already is never touched.
/// </summary>
internal static partial class NewProcedure
{
    /// <summary>By the name of the file; the locales' own files come from one template each.</summary>
    private static readonly string[] Single = ["entry", "cases", "conversations"], ByLocale = ["wording", "utterances"];

    /// <param name="knowledge">The folder <c>knowledge</c>; it may have problems.</param>
    /// <returns>What is to be said: what to do next, or why nothing was made.</returns>
    public static Problem Make(string knowledge, string id, string? broader, DateOnly today, out bool isMade)
    {
        isMade = false;
        var read = KnowledgeLoader.Load(knowledge).Knowledge;
        var folder = Path.Combine(knowledge, id.Replace('.', Path.DirectorySeparatorChar));
        if (Wrong(read, id, broader, folder) is { } wrong) return wrong;
        var files = Single.Select(f => (Name: $"{f}.yaml", Text: Filled(f, ""))).Concat(
            from locale in read.Locales
            from file in ByLocale
            select (Name: $"{file}.{locale}.yaml", Text: Filled(file, locale))).ToList();
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in files) File.WriteAllText(Path.Combine(folder, name), text);
        isMade = true;
        return NewProblem.Made.At(default, folder, files.Count);

        string Filled(string template, string locale) => Template(template)
            .Replace("{id}", id, StringComparison.Ordinal)
            .Replace("{today}", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{broader}", broader is null ? "" : $"broader: {broader}\n", StringComparison.Ordinal)
            .Replace("{locale}", locale, StringComparison.Ordinal);
    }

    private static Problem? Wrong(KnowledgeBase knowledge, string id, string? broader, string folder)
    {
        var organisations = knowledge.Catalogue.Organisations.Keys.ToList();
        if (!Id().IsMatch(id)) return NewProblem.IdUnfit.At(default, id);
        if (EntryId.OrganisationOf(id) is var organisation && !organisations.Contains(organisation))
            return NewProblem.OrganisationUnknown.At(default, organisation, string.Join(", ", organisations))
                .OrNearest(organisation, organisations);
        if (Directory.Exists(folder) || File.Exists(folder)) return NewProblem.EntryExists.At(default, folder);
        return broader is null || knowledge.Entries.ContainsKey(broader)
            ? null : NewProblem.BroaderUnknown.At(default, broader).OrNearest(broader, knowledge.Entries.Keys);
    }

    private static string Template(string name)
    {
        var home = typeof(NewProcedure);
        using var stream = home.Assembly.GetManifestResourceStream($"{home.Namespace}.procedure.{name}.yaml")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"^[a-z][a-z0-9]*\.[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex Id();
}
