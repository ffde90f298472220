using System.Globalization;
using BotService.Engine.Data;
using BotService.Engine.Intents;

namespace BotService.Cli.Explaining;

/// <summary>An explanation for the terminal.</summary>
/// <param name="nameOf">An entry's name.</param>
internal sealed class ExplanationText(Func<string, string> nameOf, TextWriter output)
{
    /// <summary>What the signals and the marks of scope are called in the engine, and in words.</summary>
    private static readonly Dictionary<string, string> Words = new()
    {
        ["classifier"] = "learnt from examples",
        ["retrieval"] = "words in its texts",
        ["nearest"] = "nearness to one example",
        ["organisation"] = "organisation named",
        ["homophones"] = "sounds alike",
        ["sibling"] = "same matter elsewhere",
        ["context"] = "topic talked about",
        ["best-entry"] = "strength of the first entry",
        ["known-words"] = "share of known words",
        ["others-named"] = "somebody else's business named or not",
        ["organisation-named"] = "an organisation named or not",
        ["other-organisation"] = "whether another organisation's fits better",
        ["classifier-outside"] = "learnt, against sentences outside",
        ["nearest-outside"] = "nearness, against sentences outside",
        ["stands-out"] = "how far one entry stands out",
    };

    public void Write(string question, string readAs, Explanation why)
    {
        var (found, limits) = (why.Finding, why.Limits);
        output.WriteLine($"\"{question}\"  ({found.Language}), read as \"{readAs}\"");
        if (found.Outcome == Outcome.NoInput)
        {
            output.WriteLine("No input: there is nothing to read in it.");
            return;
        }
        output.WriteLine(Outcomes(found, limits));
        output.WriteLine();
        output.WriteLine("Candidates, by score, and how probably each is right");
        foreach (var (candidate, i) in found.Candidates.Select((c, i) => (c, i)))
            output.WriteLine(Text($"  {i + 1}. {candidate.Score,6:F3}  {candidate.Probability,6:P0}  {candidate.Entry}  {nameOf(candidate.Entry)}"));
        Signals(why);
        Pieces(why);
        Scope(why);
        output.WriteLine();
    }

    private static string Outcomes(Recognition found, DecisionLimits limits)
    {
        var scope = Text($"in scope with {found.InScope:F3}");
        if (found.Outcome == Outcome.OutOfScope)
            return found.Candidates.Count == 0 ? "Out of scope: no entry is left."
                : Text($"Out of scope: {scope}, and {limits.InScope:F3} is needed.");
        var first = found.Candidates[0];
        if (found.Outcome == Outcome.Matched)
            return Text($"Matched: {first.Entry}. It is {scope} ({limits.InScope:F3} is needed), has {first.Score:F3} itself (below {limits.Clear:F3} it would ask), and no rival comes close.");
        var because = first.Score < limits.Clear
            ? Text($"the first has only {first.Score:F3}, and below {limits.Clear:F3} it asks")
            : Text($"a rival has at least {limits.CloseRival:P0} of the first's probability, or is the same matter with another organisation");
        return Text($"Ambiguous: it asks back with {string.Join(", ", found.Candidates.Take(found.Choices).Select(c => c.Entry))}; {scope}, but {because}.");
    }

    private void Signals(Explanation why)
    {
        var signals = why.Entries.SelectMany(e => e.Signals.Keys).Distinct().ToArray();
        if (signals.Length == 0) return;
        output.WriteLine();
        output.WriteLine("What speaks for each (in log-odds: 0.7 more doubles the odds, 2.3 more makes them tenfold)");
        output.WriteLine(
            $"  {"",-24}{string.Concat(Enumerable.Range(1, why.Entries.Count).Select(i => $"{i + ".",8}"))}");
        foreach (var signal in signals)
            Row(Words.GetValueOrDefault(signal, signal), e => e.Signals.GetValueOrDefault(signal));
        Row("together", e => e.Signals.Values.Sum());
        foreach (var (entry, i) in why.Entries.Select((e, i) => (e, i)).Where(e => e.e.Nearest is not null))
            output.WriteLine(Text($"  {i + 1}.'s nearest example: \"{entry.Nearest}\" ({entry.Nearness:P0} alike)"));

        void Row(string name, Func<EntryReasons, double> value) =>
            output.WriteLine($"  {name,-24}{string.Concat(why.Entries.Select(e => Text($"{value(e),8:F2}")))}");
    }

    private void Pieces(Explanation why)
    {
        output.WriteLine();
        if (why.Pieces.Count == 0) output.WriteLine("No piece of the text counted.");
        Side("For the first", why.Pieces.Where(p => p.Weight > 0));
        Side("For the second", why.Pieces.Where(p => p.Weight < 0));

        void Side(string name, IEnumerable<TextPiece> pieces)
        {
            if (pieces.Any())
                output.WriteLine(
                    $"{name}: {string.Join(", ", pieces.Select(p => Text($"\"{p.Text}\" {Math.Abs(p.Weight):F2}")))}");
        }
    }

    private void Scope(Explanation why)
    {
        output.WriteLine(Text($"Known from training: {why.Known:P0} of the text."));
        if (why.Organisations.Count > 0)
            output.WriteLine(
                $"Organisations the words may mean: {string.Join(", ", why.Organisations)}; entries of others are left out.");
        if (why.NearestOutside is { } outside)
            output.WriteLine(
                Text($"Nearest sentence known to be out of scope: \"{outside}\" ({why.NearnessOutside:P0} alike)."));
        if (why.NamesOthers) output.WriteLine("The text names somebody else's business.");
        var ordered = why.Scope.OrderByDescending(s => Math.Abs(s.Value)).Take(6).ToArray();
        Side("For being in scope", ordered.Where(s => s.Value > 0));
        Side("Against", ordered.Where(s => s.Value < 0));

        void Side(string name, IEnumerable<KeyValuePair<string, double>> marks)
        {
            if (marks.Any())
                output.WriteLine(
                    $"{name}: {string.Join(", ", marks.Select(m => Text($"{Words.GetValueOrDefault(m.Key, m.Key)} {m.Value:+0.00;-0.00}")))}");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
