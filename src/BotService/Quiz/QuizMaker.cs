using System.Security.Cryptography;
using System.Text;
using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Engine.Library;

namespace BotService.Quiz;

/// <summary>
/// Makes questions of the lists that citizens get: what is right is what the list of the case says, what is wrong what the entry's
/// other cases ask for, then its neighbours. The same month and knowledge give the same question.
/// </summary>
internal sealed class QuizMaker(ILibrary library)
{
    /// <summary>Options of a question.</summary>
    private const int Width = 4;

    /// <summary>Cases of an entry that are looked at.</summary>
    private const int MostCases = 128;

    /// <summary>A list and its papers: sentences about papers are no options.</summary>
    /// <param name="Names">Of all that the list names, and of what is taken instead.</param>
    private sealed record Listed(Sheet Sheet, IReadOnlyList<SheetItem> Papers, IReadOnlyList<string> Names)
    {
        /// <summary>Confirmed, and asked for whatever else is the case.</summary>
        public IEnumerable<SheetItem> Sure => Papers.Where(p => p is { Status: FactStatus.Confirmed, Condition: null, Office: null });

        /// <summary>It is on the list, or might be taken for something that is.</summary>
        public bool Knows(SheetItem paper) => Names.Any(name =>
            name.Contains(paper.Text, StringComparison.OrdinalIgnoreCase) || paper.Text.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Null where nothing can be asked about the entry: too little of it is confirmed.</summary>
    /// <param name="day">The day whose rules count.</param>
    /// <param name="isNew">The rules changed in the month: what is asked is what they brought.</param>
    public QuizQuestion? Make(string entry, DateOnly day, string locale, bool isNew)
    {
        if (library.Card(entry, locale) is not { } card) return null;
        var lists = Cases(entry, day, locale).Select(answers => Of(entry, answers, locale, day)).OfType<Listed>().ToList();
        if (lists.Count == 0) return null;
        var seed = $"{day:yyyy-MM} {entry}";
        foreach (var list in Shuffled(lists, seed, l => string.Join(',', l.Sheet.Case.Select(c => c.Answer))))
        {
            var came = isNew ? Came(entry, list, card.InForceFrom, locale) : [];
            if (Bring(card, list, lists, came, seed, locale, day, isNew) is { } bring) return bring;
            if (Spare(card, list, lists, seed, isNew) is { } spare) return spare;
        }

        return null;
    }

    /// <summary>Papers that the rules before did not ask of anybody.</summary>
    private HashSet<string> Came(string entry, Listed now, DateOnly from, string locale)
    {
        var before = Cases(entry, from.AddDays(-1), locale).Select(a => Of(entry, a, locale, from.AddDays(-1))).OfType<Listed>()
            .SelectMany(l => l.Papers.Select(p => p.Id)).ToHashSet();
        return before.Count == 0 ? [] : [.. now.Sure.Select(p => p.Id).Where(id => !before.Contains(id))];
    }

    private QuizQuestion? Bring(
        Card card, Listed list, IReadOnlyList<Listed> lists, HashSet<string> came, string seed, string locale, DateOnly day, bool isNew)
    {
        var sure = Shuffled(list.Sure, seed, p => p.Id).OrderByDescending(p => came.Contains(p.Id)).ToList();
        if (sure.Count == 0) return null;
        var right = sure[0];
        var wrong = Shuffled(lists.SelectMany(l => l.Papers), seed, p => p.Id)
            .Concat(Neighbours(card, locale).SelectMany(n => Shuffled(Papers(n.Id, day, locale), seed, p => p.Id)))
            .Where(p => !list.Knows(p)).DistinctBy(p => p.Id).DistinctBy(p => p.Text).Take(Width - 1).ToList();
        if (wrong.Count < Width - 1) return null;
        return Question(card, list, QuizKind.Bring, right, wrong, seed, isNew, SourceOf(list.Sheet, right));
    }

    private static QuizQuestion? Spare(Card card, Listed list, IReadOnlyList<Listed> lists, string seed, bool isNew)
    {
        if (list.Sheet.Reservation is not null) return null;
        var right = Shuffled(lists.SelectMany(l => l.Sure), seed, p => p.Id).FirstOrDefault(p => !list.Knows(p));
        var wrong = Shuffled(list.Sure, seed, p => p.Id).Where(p => p.Text != right?.Text).Take(Width - 1).ToList();
        return right is null || wrong.Count < Width - 1 ? null
            : Question(card, list, QuizKind.Spare, right, wrong, seed, isNew, list.Sheet.Sources.FirstOrDefault() is { } s ? $"{s.Title} {s.Dated}" : "");
    }

    private static QuizQuestion Question(
        Card card, Listed list, QuizKind kind, SheetItem right, IEnumerable<SheetItem> wrong, string seed, bool isNew, string source) => new(
        card.Id, card.Name, [.. list.Sheet.Case.Select(c => c.Answer)], kind,
        [.. Shuffled(wrong.Select(w => new QuizOption(w.Id, w.Text, false)).Append(new QuizOption(right.Id, right.Text, true)), seed, o => o.Id)],
        isNew, source);

    /// <summary>Entries whose papers look likely: of the same service, then of the same organisation.</summary>
    private IEnumerable<Card> Neighbours(Card card, string locale) => library.Cards(locale)
        .Where(c => c.Id != card.Id && c.Organisation.Id == card.Organisation.Id)
        .OrderByDescending(c => c.Service.Id == card.Service.Id).ThenBy(c => c.Id, StringComparer.Ordinal);

    private IReadOnlyList<SheetItem> Papers(string entry, DateOnly day, string locale) =>
        Of(entry, new Dictionary<string, string>(), locale, day)?.Papers ?? [];

    private Listed? Of(string entry, IReadOnlyDictionary<string, string> answers, string locale, DateOnly day)
    {
        if (library.Sheet(entry, answers, locale, day) is not { } sheet) return null;
        var papers = library.Papers(entry, answers, [], locale, day)!.Papers.ToDictionary(p => p.Id);
        var named = sheet.Parts.Where(p => p.Kind is PartKind.Documents or PartKind.Forms or PartKind.LookedUp).SelectMany(p => p.Items).ToList();
        return new(
            sheet, [.. named.Where(i => papers.ContainsKey(i.Id)).DistinctBy(i => i.Id)],
            [.. named.Select(i => i.Text), .. papers.Values.SelectMany(p => p.Instead).Select(t => t.Name)]);
    }

    /// <summary>All combinations of answers, as far as the next one can still change the list.</summary>
    private IEnumerable<IReadOnlyDictionary<string, string>> Cases(string entry, DateOnly day, string locale)
    {
        List<IReadOnlyDictionary<string, string>> open = [new Dictionary<string, string>()];
        var done = 0;
        while (open.Count > 0 && done < MostCases)
        {
            var answers = open[^1];
            open.RemoveAt(open.Count - 1);
            if (library.OpenQuestions(entry, answers, locale, day) is [var next, ..])
            {
                open.AddRange(next.Options.Reverse().Select(o => new Dictionary<string, string>(answers) { [next.Slot] = o.Id }));
                continue;
            }

            done++;
            yield return answers;
        }
    }

    private static string SourceOf(Sheet sheet, SheetItem item) =>
        item.SourceNumbers is [var number, ..] && sheet.Sources[number - 1] is { } source ? $"{source.Title} {source.Dated}" : "";

    /// <summary>In an order that nobody can guess and that is always the same.</summary>
    internal static IEnumerable<T> Shuffled<T>(IEnumerable<T> all, string seed, Func<T, string> key) =>
        all.OrderBy(t => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {key(t)}"))), StringComparer.Ordinal);
}
