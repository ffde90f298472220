using System.CommandLine;
using BotService.Engine;
using BotService.Engine.Data;

namespace BotService.Cli.Importing;

/// <summary>
/// <c>answers import FILE</c>: drafts of answers out of what others wrote, for a person to write anew.
/// </summary>
internal static class AnswersVerb
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Questions and answers: .csv, .tsv, .json (exports of QnA Maker or Custom Question Answering), .html.",
        };
        var organisation = new Option<string?>("--organisation")
        {
            Description = "Whose matters they are, such as twc: only its answers are near.", HelpName = "ID",
        };
        var folder = new Option<string?>("--out")
        {
            Description = "The folder to write the drafts to. Default: they are printed.", HelpName = "DIR",
        };
        var lang = CheckVerb.Language();
        var import = new Command("import", "Make drafts of answers; each names what is covered already.") { file, organisation, folder, lang };
        import.SetAction(parsed => Run(
            parsed.GetValue(file)!, parsed.GetValue(organisation), parsed.GetValue(folder), Startup.LoadOrReport,
            parsed.GetValue(lang)!, Console.Out, Console.Error));
        return new Command("answers", "Questions that have an answer of their own.") { import };
    }

    /// <param name="load">Null when the data has errors, which were listed then.</param>
    /// <returns>0 when the drafts are made; else nothing was written.</returns>
    internal static int Run(
        string path, string? organisation, string? folder, Func<Release?> load, string lang, TextWriter output,
        TextWriter errors)
    {
        var read = ImportReader.Read(path);
        var target = folder is null ? null : Path.Combine(folder, organisation ?? "", $"{Path.GetFileNameWithoutExtension(path)}.yaml");
        if (target is not null && File.Exists(target)) read.Findings.Add(ImportProblem.DraftThere, 1, target);
        foreach (var problem in read.Findings.Problems) errors.WriteLine(problem.In(lang));
        if (read.Findings.HasErrors) return ExitCode.Failed;
        if (load() is not { } release) return ExitCode.BadData;
        var organisations = release.Knowledge.Catalogue.Organisations.Keys.ToList();
        if (organisation is not null && !organisations.Contains(organisation))
        {
            errors.WriteLine(ImportProblem.OrganisationOfNone.At(
                default, organisation, string.Join(", ", organisations)).OrNearest(organisation, organisations).Text.In(lang));
            return ExitCode.Failed;
        }
        var drafts = DraftMaker.Make(read.Questions, release, organisation);
        var text = DraftFile.Write(Path.GetFileName(path), drafts, release.Locales);
        if (target is null) output.Write(text);
        else
        {
            WriteWhole(target, text);
            errors.WriteLine(ImportProblem.Written.At(default, target).Text.In(lang));
        }
        errors.WriteLine(ImportProblem.Imported.At(
            default, read.Rows, drafts.Count, drafts.Sum(d => d.Doubles.Count + d.Otherwise.Count),
            read.Findings.Problems.Count, drafts.Count(d => d.IsAnswered), drafts.Count(d => d.Entry is not null)).Text.In(lang));
        return ExitCode.Ok;
    }

    /// <summary>Beside its place first: whoever looks finds all of it or nothing.</summary>
    private static void WriteWhole(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = $"{path}.half";
        File.WriteAllText(half, text);
        File.Move(half, path);
    }
}
