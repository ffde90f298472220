using BotService.Engine;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Library;

namespace BotService.Cli.LineVerbs;

/// <summary>
/// One of each: every kind of reply, a sheet of every organisation, and the longest sheet; in every language.
/// </summary>
/// <param name="Name">What it is, for the operator.</param>
internal sealed record SampleReply(string Name, Reply Reply)
{
    public static IReadOnlyList<SampleReply> All(Release release, DateOnly today) =>
        [.. release.Locales.SelectMany(locale => Kinds(release, locale, today)
            .Concat(Sheets(release.Library, locale, today))), .. Emergencies(release)];

    /// <summary>The cards, in all languages that they speak.</summary>
    private static IEnumerable<SampleReply> Emergencies(Release release) =>
        from language in release.Safety.Cards.Words.Keys
        from kind in release.Safety.Cards.Kinds.Keys
        select new SampleReply(
            $"{language} emergency: {kind}",
            EmergencyReply.Of(release.Safety.Cards.Write(kind, language), release.Engine.Release));

    private static IEnumerable<SampleReply> Kinds(Release release, string locale, DateOnly today)
    {
        var found = new Dictionary<ReplyKind, Reply>();
        foreach (var reply in Talks(release, locale, today).SelectMany(talk => talk).Where(r => r.Locale == locale))
            found.TryAdd(reply.Kind, reply);
        // A kind that none of these talks comes to is tried with the words of another: a
        // channel must carry it all the same.
        foreach (var kind in Enum.GetValues<ReplyKind>())
            found.TryAdd(kind, found[ReplyKind.Greeting] with { Kind = kind });
        return found.OrderBy(f => f.Key).Select(f => new SampleReply($"{locale} {f.Key}", f.Value));
    }

    /// <summary>
    /// Conversations in the knowledge's own words: what the menu offers, by its names, chosen down to the list; then
    /// every fixed expression, of all languages, and every shelf.
    /// </summary>
    private static IEnumerable<IReadOnlyList<Reply>> Talks(Release release, string locale, DateOnly today)
    {
        var (engine, script, library) = (release.Engine, release.Script, release.Library);
        var cards = script.Menu.Select(entry => library.Card(entry, locale)).OfType<Card>().ToList();
        foreach (var name in cards.SelectMany(card => card.Aliases.Prepend(card.Name)))
            yield return Talk(engine, locale, today, [name], choices: 8);
        var paper = library.Sheet(cards[0].Id, new Dictionary<string, string>(), locale,
            today)?.Parts.FirstOrDefault(p => p.Kind == PartKind.Documents)?.Items[0].Text;
        var expressions = script.Phrases.Commands.Values.Concat(script.Smalltalk.Select(t => t.Value.Phrases))
            .SelectMany(p => p.Whole.Concat(p.Within))
            .Concat(script.Phrases.Facets.Values.SelectMany(f => f));
        foreach (var words in expressions) yield return Talk(engine, locale, today, [cards[0].Name, words], choices: 0);
        // What is at hand is said of a list: the questions before it are answered by what is offered first.
        foreach (var have in script.Phrases.Have)
            yield return Talk(engine, locale, today, [cards[0].Name, null, null, $"{have} {paper}"], choices: 0);
        foreach (var shelf in library.Classifications(locale).SelectMany(c => c.Shelves))
            yield return Talk(engine, locale, today, [shelf.Term.Name], choices: 0);
        foreach (var words in script.OutOfScope[locale].Take(3))
            yield return Talk(engine, locale, today, [words], choices: 0);
    }

    /// <param name="said">Null: what is offered first is chosen.</param>
    /// <param name="choices">How often what is offered first is chosen in the end.</param>
    private static List<Reply> Talk(
        IDialogEngine engine, string locale, DateOnly today, IReadOnlyList<string?> said, int choices)
    {
        var turn = engine.Next(null, new Input(null, locale), today);
        var replies = new List<Reply>(turn.Replies);
        for (var i = 0; i < said.Count + choices; i++)
        {
            var words = (i < said.Count ? said[i] : null) ?? turn.State.Offers.FirstOrDefault()?.Label;
            if (words is null) break;
            turn = engine.Next(turn.State, new Input(words, locale), today);
            replies.AddRange(turn.Replies);
        }
        return replies;
    }

    private static IEnumerable<SampleReply> Sheets(ILibrary library, string locale, DateOnly today)
    {
        var sheets = library.Cards(locale)
            .Select(card =>
                (card.Organisation, Sheet: library.Sheet(card.Id, new Dictionary<string, string>(), locale, today)))
            .Where(s => s.Sheet is not null).Select(s => (s.Organisation, Sheet: s.Sheet!)).ToList();
        foreach (var (organisation, sheet) in sheets.DistinctBy(s => s.Organisation.Id))
            yield return OfSheet($"{locale} sheet of {organisation.Id}: {sheet.Entry}", sheet);
        var longest = sheets.Select(s => s.Sheet).MaxBy(Length)!;
        yield return OfSheet($"{locale} longest sheet: {longest.Entry}", longest);
    }

    private static int Length(Sheet sheet) =>
        sheet.Parts.SelectMany(p => p.Items)
            .Sum(i => i.Text.Length + i.Details.Sum(d => d.Length) + (i.Mark?.Length ?? 0)
                + (i.Condition?.Length ?? 0));

    private static SampleReply OfSheet(string name, Sheet sheet) => new(name, new Reply(
        ReplyKind.Checklist, sheet.Locale, sheet.Summary, sheet.Summary, sheet, [],
        new AnswerInfo(sheet.Entry, new Dictionary<string, string>(), sheet.Release, sheet.InForceFrom, null, [])));
}
