using System.Text.RegularExpressions;

namespace BotService.Cli.Evaluation.Dialogues;

/// <summary>Holds what came against what a good clerk would have done.</summary>
internal sealed partial class Judge(IReadOnlyList<LabelledTurn> turns, IReadOnlyList<Came> came)
{
    /// <summary>Why the turn is not right, by the label that fits best; empty when it is.</summary>
    public IReadOnlyList<string> Faults(int turn) =>
        turns[turn].Wants.Select(w => Faults(w, turn)).MinBy(f => f.Count)!;

    /// <summary>A list or an answer was given that is not this citizen's.</summary>
    public bool IsWrongList(int turn) => turns[turn].Wants.All(w => came[turn].Given.Any(a => IsWrong(w, a)));

    private List<string> Faults(Want want, int turn)
    {
        var now = came[turn];
        if (now.IsEmpty) return ["no reply"];
        var faults = new List<string>();
        var fits = now.Answers.Where(a => want.Kind.Count == 0 || want.Kind.Contains(KindFor(want, a))).ToList();
        if (fits.Count == 0) faults.Add("kind");
        if (want.Entry.Count > 0 && !(fits.Count > 0 ? fits : now.Answers).Any(a => want.Entry.Contains(a.Entry)))
            faults.Add("entry");
        faults.AddRange(want.NotEntry.Where(e => now.Answers.Any(a => a.Entry == e)).Select(e => $"not {e}"));
        if (want.Kind.Contains("facet") && !want.Kind.Contains("checklist") && faults.Count == 0 && IsSameAgain(turn))
            faults.Add("the same again");
        faults.AddRange(want.Case.Where(s => CaseTold(want, turn, s.Key) is { Known: true, Case: var told }
                && !s.Value.Contains(told?.GetValueOrDefault(s.Key) ?? ""))
            .Select(s => $"{s.Key} is not {string.Join('|', s.Value)}"));
        faults.AddRange(want.NotCase.Where(s => CaseTold(want, turn, s.Key) is { Case: { } told }
                && s.Value.Contains(told.GetValueOrDefault(s.Key) ?? ""))
            .Select(s => $"{s.Key} is {string.Join('|', s.Value)}"));
        faults.AddRange(Said(want, now));
        return faults;
    }

    /// <summary>Where whom to call is wanted, the card that tells it is the short reply older labels name.</summary>
    private static string KindFor(Want want, Told told) =>
        told.Kind switch
        {
            "emergency" when want.Safe || want.Says.Count > 0 => "smalltalk",
            // Labels are older than this kind, which was a checklist of some matters and an answer of others.
            "action" => want.Kind.Contains("checklist") ? "checklist" : "answer",
            _ => told.Kind,
        };

    private static IEnumerable<string> Said(Want want, Came now)
    {
        var seen = Came.Plain($"{now.Text}\n{now.Cards}");
        var labels = now.Given.Any() ? "" : Came.Plain(string.Join('\n', now.Offers.Select(o => o.Label)));
        foreach (var group in want.Says)
            if (!group.Select(Came.Plain).Any(w => seen.Contains(w, StringComparison.Ordinal)
                || labels.Contains(w, StringComparison.Ordinal)))
                yield return $"does not say {string.Join('|', group)}";
        foreach (var word in want.SaysNot)
            if (seen.Contains(Came.Plain(word), StringComparison.Ordinal)) yield return $"says {word}";
        if (want.Safe && !NumberInDanger().IsMatch($"{now.Text}\n{now.Cards}")) yield return "no number to call";
    }

    /// <summary>A whole list or answer that was given before, word for word.</summary>
    private bool IsSameAgain(int turn)
    {
        var whole = Whole(turn);
        return !turns[turn].Repeats && whole.Count > 0 && Enumerable.Range(0, turn).Any(i => Whole(i) is var before
            && before.Count == whole.Count && before.Zip(whole).All(p => p.First.Same(p.Second))
            && Came.Plain(came[i].Text) == Came.Plain(came[turn].Text));
    }

    private List<Told> Whole(int turn) =>
        [.. came[turn].Answers.Where(a => a.Kind is "checklist" or "answer" or "action")];

    /// <summary>
    /// The case in force after a turn: told by the reply, else by the next one that tells any of the same entry, unless
    /// a label in between says something else of the slot.
    /// </summary>
    /// <returns>Known: it can be judged; without a case none was ever told.</returns>
    private (bool Known, IReadOnlyDictionary<string, string>? Case) CaseTold(Want want, int turn, string slot)
    {
        var entries = want.Entry.OfType<string>().ToHashSet();
        for (var i = turn; i < came.Count; i++)
        {
            if (i > turn && turns[i].Wants.Any(w => w.Case.ContainsKey(slot) || w.NotCase.ContainsKey(slot)))
                return (false, null);
            foreach (var told in came[i].Answers.Reverse())
                if (told.TellsCase && told.Entry is not null && (entries.Count == 0 || entries.Contains(told.Entry))
                    && (i == turn || told.Case.ContainsKey(slot) || Came.IsFact(told.Kind) || told.Kind == "question"))
                    return (true, told.Case);
        }
        return (true, null);
    }

    private static bool IsWrong(Want want, Told told) =>
        want.NotEntry.Contains(told.Entry ?? "")
        || (want.Entry.Count > 0 ? !want.Entry.Contains(told.Entry)
            : want.Kind.Count > 0 && !want.Kind.Any(Came.IsFact))
        || want.Case.Any(s => told.Case.TryGetValue(s.Key, out var option) && !s.Value.Contains(option))
        || want.NotCase.Any(s => s.Value.Contains(told.Case.GetValueOrDefault(s.Key) ?? ""));

    [GeneratedRegex(@"(?<!\d)(119|110|112|113|1911|1910|1925|1995|1980|165)(?!\d)")]
    private static partial Regex NumberInDanger();
}
