using System.Text.RegularExpressions;
using BotService.Engine.Cases;

namespace BotService.Channels.Voice.Speaking;

/// <summary>For whom a line holds, or for which of several tasks, as short as it can be said.</summary>
internal sealed partial class ConditionSpeech(SpeechTable words, Sheet sheet)
{
    private readonly int tasks = sheet.Parts.Where(p => p.Kind == PartKind.Tasks).Sum(p => p.Items.Count);

    /// <summary>Whether it holds depends on what is not known yet.</summary>
    public bool IsOpen(SheetItem item) =>
        item.Condition is { } condition && Between("condition", "{options}", condition) is not null;

    public string Say(string condition)
    {
        if (Between("condition", "{options}", condition) is { } options) return words.Say("only", ("options", options));
        if (Between("task.for", "{tasks}", condition) is not { } names) return condition;
        // A task that asks for it in some cases only is told with its case.
        var (always, some) = (new List<string>(), new List<string>());
        foreach (var name in TaskStart().Split(names))
        {
            if (TaskNumber().Match(name) is not { Success: true, Groups: [_, { Value: var number }] }) return condition;
            if (Case(name) is { } its) some.Add(words.Say("for-task-only", ("task", number), ("options", its)));
            else always.Add(number);
        }
        if (some.Count == 0 && always.Count == tasks) return words["for-all-tasks"];
        if (always.Count > 0) some.Insert(0, words.Say("for-tasks", ("tasks", string.Join(words["and"], always))));
        return string.Join(FigureMarks.Clause, some);
    }

    private string? Case(string task)
    {
        if (!sheet.Labels.TryGetValue("condition", out var form)
            || form.Split("{options}") is not [{ Length: > 0 } before, _]) return null;
        var at = task.IndexOf(before, StringComparison.Ordinal);
        return at < 0 ? null : task[(at + before.Length)..].TrimEnd('）', ')');
    }

    /// <summary>What fills a label's place in a text made of it; null where it was made of another.</summary>
    private string? Between(string label, string place, string text)
    {
        if (!sheet.Labels.TryGetValue(label, out var form)
            || form.Split(place) is not [var before, var after]) return null;
        return text.StartsWith(before, StringComparison.Ordinal) && text.EndsWith(after, StringComparison.Ordinal)
            ? text[before.Length..(text.Length - after.Length)] : null;
    }

    [GeneratedRegex(@"^(\d{1,2})\. ", RegexOptions.CultureInvariant)]
    private static partial Regex TaskNumber();

    /// <summary>Between two tasks.</summary>
    [GeneratedRegex(@"[、,] ?(?=\d{1,2}\. )", RegexOptions.CultureInvariant)]
    private static partial Regex TaskStart();
}
