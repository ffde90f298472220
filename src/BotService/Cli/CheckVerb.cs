using System.CommandLine;
using System.Text.Json;
using BotService.Channels.Line.Menu;
using BotService.Channels.Voice.Voices;
using BotService.Cli.Schemas;
using BotService.Engine;
using BotService.Engine.Data;
using BotService.Engine.Dialogs;
using BotService.Engine.Dialogs.Conversations;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Contradictions;
using BotService.Engine.Plans.Difference;
using BotService.Hosting;
using BotService.Insight.Duties;
using BotService.Review.Low;

namespace BotService.Cli;

/// <summary><c>check</c>: proves the knowledge, or lists every problem in it.</summary>
internal static class CheckVerb
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var lang = Language();
        var schemas = new Option<string?>("--schemas")
        {
            Description = "Also write a JSON Schema for each kind of data file to this folder, for completion in editors.",
            HelpName = "DIR",
        };
        var command = new Command(
            "check", "Prove every case of the knowledge and hold every conversation; list all problems with file and line.") { json, lang, schemas };
        command.SetAction(parsed => Run(
            DataFolders.Knowledge, DataFolders.Dialogs, parsed.GetValue(json), Console.Out, DataFolders.Duties,
            parsed.GetValue(lang)!, parsed.GetValue(schemas)));
        return command;
    }

    /// <summary>In which language editors are spoken to.</summary>
    internal static Option<string> Language() => new("--lang")
    {
        Description = "zh-TW or en. Default: the language that the terminal is set to.",
        DefaultValueFactory = _ => TerminalLanguage(Environment.GetEnvironmentVariable), HelpName = "LANGUAGE",
    };

    /// <param name="schemas">The folder to write schemas to; null: none.</param>
    /// <returns>0 without errors, else 1. Warnings are listed and change nothing.</returns>
    internal static int Run(
        string knowledge, string dialogs, bool json, TextWriter output, string? duties = null, string lang = "en",
        string? schemas = null)
    {
        var shapes = schemas is null ? null : new Shapes();
        var read = Release.Load(new ReleaseFolders(knowledge, dialogs), shapes);
        var today = Taiwan.Today(TimeProvider.System);
        var (talked, wrong) = read.Release is { } release
            ? ConversationCheck.Run(knowledge, release.Knowledge, release.Engine, today, shapes)
            : (0, ConversationCheck.Unread(knowledge, read.Knowledge));
        List<Problem> problems =
        [
            .. read.Problems, .. duties is null ? [] : DutyLoader.Load(duties, read.Knowledge, shapes).Problems,
            .. duties is null ? [] : PlanNames.Load(duties, shapes).Problems,
            .. wrong, .. PromptCheck.Problems(dialogs, read.Knowledge.Locales, shapes),
            .. Curses(dialogs, shapes),
            .. RichMenuLoader.AreIn(dialogs) ? RichMenuLoader.Load(dialogs, shapes: shapes).Problems : [],
            .. ReadingsOf(dialogs, shapes),
            .. ReviewsDue(read.Knowledge, today),
        ];
        if (json) output.WriteLine(JsonSerializer.Serialize(AsJson(read, problems), Json));
        else
        {
            foreach (var problem in problems) output.WriteLine(problem.In(lang));
            var facts = FactsOf(read);
            var errors = problems.Count(p => p.IsError);
            output.WriteLine(CheckProblem.Summary.At(
                default, read.Knowledge.Entries.Count, read.CasesProved, facts[FactStatus.Confirmed],
                facts[FactStatus.Reported], facts[FactStatus.Planned], facts[FactStatus.Open], talked,
                problems.Count - errors, errors).Text.In(lang));
        }
        // Beside the list of problems, which may be for programs.
        if (shapes is not null)
            Console.Error.WriteLine(CheckProblem.SchemasWritten.At(
                default, SchemaFolder.Write(schemas!, shapes, read.Knowledge),
                Path.Combine(schemas!, SchemaFolder.Settings)).Text.In(lang));
        return problems.Any(p => p.IsError) ? ExitCode.Failed : ExitCode.Ok;
    }

    /// <summary>The language that the terminal's settings ask for, in the order in which they count.</summary>
    internal static string TerminalLanguage(Func<string, string?> setting) =>
        ((string[])["LC_ALL", "LC_MESSAGES", "LANG"]).Select(setting).FirstOrDefault(s => !string.IsNullOrEmpty(s))
            ?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? "zh-TW" : "en";

    /// <summary>How the offline voice reads words.</summary>
    private static Findings ReadingsOf(string dialogs, Shapes? shapes)
    {
        var findings = new Findings(shapes);
        if (Readings.AreIn(dialogs)) Readings.Read(dialogs, findings);
        return findings;
    }

    private static Findings Curses(string dialogs, Shapes? shapes)
    {
        var findings = new Findings(shapes);
        CurseWords.Load(dialogs, CurseWords.Locales, findings);
        return findings;
    }

    /// <summary>No answer is wrong by it, and mending it takes whoever owns it: nothing is refused.</summary>
    private static IEnumerable<Problem> ReviewsDue(KnowledgeBase knowledge, DateOnly today) =>
        from due in knowledge.Entries.Values.Select(e => (e.Place, e.ReviewBy, e.Owner))
            .Concat(knowledge.Answers.Values.Select(a => (a.Place, a.ReviewBy, Owner: OwnerOf(knowledge, a))))
        where due.ReviewBy < today && due.ReviewBy > DateOnly.MinValue
        select CheckProblem.ReviewDue.At(due.Place, due.ReviewBy, due.Owner);

    /// <summary>Whoever keeps the entry it belongs to, else its organisation.</summary>
    private static string OwnerOf(KnowledgeBase knowledge, AnswerItem answer) =>
        knowledge.Entries.GetValueOrDefault(answer.Entry ?? "")?.Owner
        ?? knowledge.Locales.Select(l => knowledge.Words(l).Organisations.GetValueOrDefault(answer.Organisation)?.Name)
            .FirstOrDefault(n => n is not null) ?? answer.Organisation;

    private static Dictionary<FactStatus, int> FactsOf(ReleaseReading read) =>
        Enum.GetValues<FactStatus>().ToDictionary(s => s, s => read.Knowledge.Entries.Values
            .SelectMany(e => e.Versions).SelectMany(v => v.Facts).Count(f => f.Status == s));

    private static object AsJson(ReleaseReading read, IReadOnlyCollection<Problem> problems)
    {
        var facts = FactsOf(read);
        return new
        {
            entries = read.Knowledge.Entries.Count,
            answers = read.Knowledge.Answers.Count,
            casesProved = read.CasesProved,
            contradictions = problems.Count(p => p.IsContradiction()),
            facts = new
            {
                confirmed = facts[FactStatus.Confirmed], reported = facts[FactStatus.Reported],
                planned = facts[FactStatus.Planned], open = facts[FactStatus.Open],
            },
            problems = problems.Select(p => new
            {
                file = p.File, line = p.Line, message = p.Message, code = p.Code,
                severity = KebabCase.Of(p.Severity),
                texts = new Dictionary<string, string> { ["en"] = p.Text.English, ["zh-TW"] = p.Text.Chinese },
            }),
        };
    }
}
