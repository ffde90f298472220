using System.Globalization;
using System.Text.Json;
using BotService.Engine.Dialogs;

namespace BotService.Cli.Evaluation.Dialogues;

/// <summary><c>evaluate dialogues</c>: talks labelled dialogues and prints how many turns were right.</summary>
internal static class DialoguesCommand
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    /// <param name="today">The day on which they are talked: it settles the versions in force.</param>
    /// <param name="faults">Print each turn that is not right, with the reason.</param>
    public static int Run(
        IDialogEngine engine, string file, DateOnly today, bool json, bool faults, TextWriter output, TextWriter error)
    {
        if (JsonLines.ReadOrReport(() => DialogueFile.Read(file), error) is not { } dialogues)
            return ExitCode.BadData;
        var report = DialogueReport.Of([.. dialogues.SelectMany(d => Talk(engine, d, today))]);
        if (faults) foreach (var turn in report.Judged.Where(t => !t.Right)) Write(turn, output);
        if (json) output.WriteLine(JsonSerializer.Serialize(report, Names));
        else Write(report, output);
        return ExitCode.Ok;
    }

    internal static IReadOnlyList<JudgedTurn> Talk(IDialogEngine engine, Dialogue dialogue, DateOnly today)
    {
        var last = engine.Next(null, new Input(null, dialogue.Locale), today);
        var (came, said) = (new List<Came>(), new List<string>());
        foreach (var turn in dialogue.Turns)
        {
            said.Add(turn.Say ?? Chosen(turn.Choose, came.LastOrDefault()?.Offers ?? []));
            last = engine.Next(last.State, new Input(said[^1], dialogue.Locale), today);
            came.Add(new Came(last.Replies));
        }
        var judge = new Judge(dialogue.Turns, came);
        return
        [
            .. dialogue.Turns.Select((t, i) => new JudgedTurn(
                dialogue.Id, i + 1, dialogue.Language, t.Phenomena, said[i], judge.Faults(i), judge.IsWrongList(i),
                came[i])),
        ];
    }

    /// <summary>The label of the first choice that fits; where none is offered its words are typed.</summary>
    internal static string Chosen(IReadOnlyList<string> words, IReadOnlyList<Offer> offers) =>
        words.SelectMany(w => offers.Where(o => Came.Plain(o.Label).Contains(Came.Plain(w), StringComparison.Ordinal)))
            .FirstOrDefault()?.Label ?? words[0];

    private static void Write(JudgedTurn turn, TextWriter output)
    {
        output.WriteLine(
            $"{turn.Dialogue} turn {turn.Number} [{string.Join(' ', turn.Phenomena)}]: {turn.Said}");
        var told = turn.Came.Answers.Select(
            a => $"{a.Kind} {a.Entry ?? "–"} {string.Join(' ', a.Case.Select(c => $"{c.Key}={c.Value}"))}".TrimEnd());
        output.WriteLine($"    came    {string.Join(" + ", told)}: {turn.Came.Text.ReplaceLineEndings(" / ")}");
        output.WriteLine(
            $"    because {string.Join(" · ", turn.Faults)}{(turn.WrongList ? " · wrong list" : "")}");
    }

    private static void Write(DialogueReport report, TextWriter output)
    {
        output.WriteLine(Row("turns right", report.Turns.N, report.Turns.Right));
        output.WriteLine(Row("dialogues right", report.Dialogues.N, report.Dialogues.Right));
        output.WriteLine(Row("a wrong list", report.Turns.N, report.WrongList));
        foreach (var (name, share) in report.ByPhenomenon.Concat(report.ByLanguage))
            output.WriteLine($"{Row(name, share.N, share.Right)}   wrong list {share.WrongList}");
    }

    private static string Row(string name, int all, int right) => string.Create(
        CultureInfo.InvariantCulture, $"{name,-24}{right,5} of {all,-5}{(all == 0 ? 0 : (double)right / all),7:P1}");
}
