using BotService.Engine.Dialogs;
using BotService.Engine.Library;

namespace BotService.Desk;

/// <summary>Makes the case of an entry out of what the clerk chose and what the words tell.</summary>
internal sealed class CaseMaker(ILibrary library, ICaseReader words)
{
    /// <summary>Where a list holds, as a question's name; no entry has a question called so.</summary>
    public const string Supplier = "supplier", Office = "office";

    private const int LongestProblem = 60;

    /// <param name="heard">What the assistant made of the words; null without words.</param>
    /// <param name="problems">Takes what of the choices the entry does not know; it is left out.</param>
    public DeskCase Make(
        DeskAsk ask, Card card, DialogState? heard, DateOnly today, List<DeskProblem> problems)
    {
        var entry = card.Id;
        var read = ask.Text.Length == 0 ? CaseWords.None : words.Read(entry, ask.Text, today);
        var answers = new Dictionary<string, string>(read.Answers);
        if (heard?.Topic is { } topic && topic.Entry == entry)
            foreach (var (slot, option) in topic.Answers) answers[slot] = option;
        var told = answers.Keys.ToHashSet();
        var (supplier, office) = (heard?.Supplier, (string?)null);
        foreach (var (slot, option) in ask.Slots ?? new Dictionary<string, string>())
        {
            if (slot is Supplier or Office) Place(slot, option);
            else Answer(slot, option);
        }
        var at = new Locality(office, library.Unknown(entry, new(null, supplier)).Count == 0 ? supplier : null);
        var have = Held(ask, read, entry, answers, at, today, problems);
        var papers = library.Papers(entry, answers, have, ask.Locale, today, at);
        return new DeskCase(
            card, library.Sheet(entry, answers, ask.Locale, today, at), answers, told,
            library.Questions(entry, ask.Locale, today), library.OpenQuestions(entry, answers, ask.Locale, today, at), at,
            library.SupplierChoice(entry, ask.Locale), papers, have, library.OtherSuppliers(entry, ask.Locale));

        void Answer(string slot, string option)
        {
            told.Remove(slot);
            if (option.Length == 0) answers.Remove(slot);
            else if (library.Unknown(entry, new Dictionary<string, string> { [slot] = option }, today).Count == 0)
                answers[slot] = option;
            else problems.Add(new(DeskProblemKind.ForeignSlot, Short($"{slot}={option}")));
        }

        void Place(string slot, string option)
        {
            var wanted = option.Length == 0 ? null : option;
            var here = slot == Supplier ? new Locality(null, wanted) : new Locality(wanted);
            if (library.Unknown(entry, here).Count > 0)
                problems.Add(new(DeskProblemKind.ForeignSlot, Short($"{slot}={option}")));
            else (supplier, office) = slot == Supplier ? (wanted, office) : (supplier, wanted);
        }
    }

    /// <summary>What is at hand: as ticked, else as told.</summary>
    private IReadOnlyList<string> Held(
        DeskAsk ask, CaseWords read, string entry, IReadOnlyDictionary<string, string> answers, Locality at,
        DateOnly today, List<DeskProblem> problems)
    {
        var asked = library.Papers(entry, answers, [], ask.Locale, today, at)?.Papers ?? [];
        if (ask.Have is not { } ticked)
            return [.. (read.HasRest ? asked.Select(p => p.Id).Concat(read.Held) : read.Held).Distinct().Except(read.Lacked)];
        var known = asked.SelectMany(p => p.Instead.Select(i => i.Id).Prepend(p.Id)).ToHashSet();
        // Of another answer to a question, a paper may no longer be asked for: that is no mistake.
        problems.AddRange(ticked.Where(t => !known.Contains(t) && !IsId(t))
            .Select(t => new DeskProblem(DeskProblemKind.UnknownPaper, Short(t))));
        return [.. ticked.Where(known.Contains).Distinct()];
    }

    private static bool IsId(string text) =>
        text.Length is > 0 and <= LongestProblem && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.');

    /// <summary>As much of a stranger's text as is repeated.</summary>
    internal static string Short(string text) => text.Length <= LongestProblem ? text : text[..LongestProblem] + "…";
}
