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

    /// <summary>A paper that so many entries ask for is a common one, such as an identity card.</summary>
    private const int Common = 3;

    /// <summary>Cases of an entry that are looked at.</summary>
    private const int MostCases = 128;

    private readonly Dictionary<(string Entry, DateOnly Day), HashSet<string>> names = [];

    /// <summary>The language in which questions are found; in the others the same is said.</summary>
    private string Own => library.Locales[0];

    /// <summary>The list of a case and its papers: sentences about papers are no options.</summary>
    /// <param name="Names">Of all that the list names, and of what is taken instead.</param>
    private sealed record Listed(
        IReadOnlyDictionary<string, string> Answers, Sheet Sheet, IReadOnlyList<SheetItem> Papers, IReadOnlyList<string> Names)
    {
        public string Key => string.Join(',', Answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"));

        /// <summary>Confirmed, and asked for whatever else is the case.</summary>
        public IEnumerable<SheetItem> Sure => Papers.Where(p => p is { Status: FactStatus.Confirmed, Condition: null, Office: null });

        /// <summary>It is on the list, or might be taken for something that is.</summary>
        public bool Knows(SheetItem paper) => Names.Any(name =>
            name.Contains(paper.Text, StringComparison.OrdinalIgnoreCase) || paper.Text.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    private sealed record Found(Listed List, QuizKind Kind, SheetItem Right, IReadOnlyList<SheetItem> Wrong);

    /// <summary>Null where nothing can be asked about the entry: too little of it is confirmed.</summary>
    /// <param name="day">The day whose rules count.</param>
    /// <param name="isNew">The rules changed in the month: what is asked is what they brought.</param>
    public QuizQuestion? Make(string entry, DateOnly day, string locale, bool isNew)
    {
        if (library.Card(entry, Own) is not { } card) return null;
        var seed = $"{day:yyyy-MM} {entry}";
        // Lists that are confirmed complete come first: of them it is known what they do not ask for.
        var lists = Shuffled(Lists(entry, day, Own), seed, l => l.Key).OrderBy(l => l.Sheet.Reservation is not null).ToList();
        if (lists.Count == 0) return null;
        var came = isNew ? Came(entry, lists, card.InForceFrom) : [];
        var kinds = came.Count > 0 ? [QuizKind.Bring, QuizKind.Spare] : Shuffled(Enum.GetValues<QuizKind>(), seed, k => k.ToString());
        var found = kinds.SelectMany(kind => lists.Select(list => kind is QuizKind.Bring
            ? Bring(card, list, lists, came, seed, day) : Spare(list, lists, seed))).FirstOrDefault(f => f is not null);
        return found is null ? null : Say(found, card, day, locale, seed, isNew);
    }

    /// <summary>Papers that the rules before did not ask of anybody.</summary>
    private HashSet<string> Came(string entry, IEnumerable<Listed> now, DateOnly from)
    {
        var before = Lists(entry, from.AddDays(-1), Own).SelectMany(l => l.Papers.Select(p => p.Id)).ToHashSet();
        return before.Count == 0 ? [] : [.. now.SelectMany(l => l.Sure).Select(p => p.Id).Where(id => !before.Contains(id))];
    }

    private Found? Bring(Card card, Listed list, IReadOnlyList<Listed> lists, HashSet<string> came, string seed, DateOnly day)
    {
        var right = Shuffled(list.Sure, seed, p => p.Id).OrderByDescending(p => came.Contains(p.Id)).FirstOrDefault();
        if (right is null || (came.Count > 0 && !came.Contains(right.Id))) return null;
        var wrong = Shuffled(lists.SelectMany(l => l.Papers), seed, p => p.Id)
            .Concat(Neighbours(card).SelectMany(n => Shuffled(Papers(n.Id, day, Own), seed, p => p.Id)))
            .Where(p => p.Status is FactStatus.Confirmed && !list.Knows(p))
            // What half the organisation asks for might be asked for here too, where the list is not confirmed complete.
            .OrderBy(p => list.Sheet.Reservation is not null && Neighbours(card).Count(n => Names(n.Id, day).Contains(p.Id)) >= Common)
            .DistinctBy(p => p.Id).DistinctBy(p => p.Text).Take(Width - 1).ToList();
        return wrong.Count < Width - 1 ? null : new(list, QuizKind.Bring, right, wrong);
    }

    private static Found? Spare(Listed list, IReadOnlyList<Listed> lists, string seed)
    {
        if (list.Sheet.Reservation is not null) return null;
        var right = Shuffled(lists.SelectMany(l => l.Sure), seed, p => p.Id).FirstOrDefault(p => !list.Knows(p));
        var wrong = Shuffled(list.Sure, seed, p => p.Id).DistinctBy(p => p.Text).Take(Width - 1).ToList();
        return right is null || wrong.Count < Width - 1 ? null : new(list, QuizKind.Spare, right, wrong);
    }

    /// <summary>The question in the reader's language.</summary>
    private QuizQuestion Say(Found found, Card card, DateOnly day, string locale, string seed, bool isNew)
    {
        var list = locale == Own ? found.List : Of(card.Id, found.List.Answers, locale, day)!;
        var papers = locale == Own ? [found.Right, .. found.Wrong]
            : Lists(card.Id, day, locale).SelectMany(l => l.Papers).Concat(Neighbours(card).SelectMany(n => Papers(n.Id, day, locale)));
        var options = found.Wrong.Append(found.Right)
            .Select(o => new QuizOption(o.Id, papers.First(p => p.Id == o.Id).Text, o.Id == found.Right.Id));
        return new(
            card.Id, library.Card(card.Id, locale)!.Name, [.. list.Sheet.Case.Select(c => c.Answer)], found.Kind,
            [.. Shuffled(options, seed, o => o.Id)], isNew, SourceOf(list, found.Right.Id));
    }

    /// <summary>Entries whose papers look likely: of the same service, then of the same organisation.</summary>
    private IEnumerable<Card> Neighbours(Card card) => library.Cards(Own)
        .Where(c => c.Id != card.Id && c.Organisation.Id == card.Organisation.Id)
        .OrderByDescending(c => c.Service.Id == card.Service.Id).ThenBy(c => c.Id, StringComparer.Ordinal);

    private IReadOnlyList<SheetItem> Papers(string entry, DateOnly day, string locale) =>
        Of(entry, new Dictionary<string, string>(), locale, day)?.Papers ?? [];

    private HashSet<string> Names(string entry, DateOnly day) =>
        names.TryGetValue((entry, day), out var known) ? known : names[(entry, day)] = [.. Papers(entry, day, Own).Select(p => p.Id)];

    private IReadOnlyList<Listed> Lists(string entry, DateOnly day, string locale) =>
        [.. Cases(entry, day, locale).Select(answers => Of(entry, answers, locale, day)).OfType<Listed>()];

    private Listed? Of(string entry, IReadOnlyDictionary<string, string> answers, string locale, DateOnly day)
    {
        // An entry whose list is withheld has a sheet, and no papers.
        if (library.Sheet(entry, answers, locale, day) is not { } sheet
            || library.Papers(entry, answers, [], locale, day) is not { } check) return null;
        var papers = check.Papers.ToDictionary(p => p.Id);
        var named = sheet.Parts.Where(p => p.Kind is PartKind.Documents or PartKind.Forms or PartKind.LookedUp)
            .SelectMany(p => p.Items).ToList();
        return new(
            answers, sheet, [.. named.Where(i => papers.ContainsKey(i.Id)).DistinctBy(i => i.Id)],
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

    /// <summary>Of the paper where the list has it, else of the list, by which it is not asked for.</summary>
    private static string SourceOf(Listed list, string paper)
    {
        var number = list.Papers.FirstOrDefault(p => p.Id == paper)?.SourceNumbers is [var first, ..] ? first : 1;
        return list.Sheet.Sources.ElementAtOrDefault(number - 1) is { } source ? $"{source.Title} {source.Dated}" : "";
    }

    /// <summary>In an order that nobody can guess and that is always the same.</summary>
    internal static IEnumerable<T> Shuffled<T>(IEnumerable<T> all, string seed, Func<T, string> key) =>
        all.OrderBy(t => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed} {key(t)}"))), StringComparer.Ordinal);
}
