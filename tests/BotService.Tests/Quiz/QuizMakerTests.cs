using BotService.Engine.Cases;
using BotService.Engine.Knowledge;
using BotService.Engine.Library;
using BotService.Quiz;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Quiz;

/// <summary>Questions are made of the lists that citizens get: what is called right is on them, and nothing else is.</summary>
public sealed class QuizMakerTests
{
    private static readonly DateOnly Day = new(2026, 11, 30);

    private static ILibrary Library => RealEngine.Shared.Library;

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public void Question_OfEachEntry_HasOneOptionThatItsListAnswers(string locale)
    {
        var maker = new QuizMaker(Library);
        var made = 0;
        foreach (var card in Library.Cards(locale))
        {
            if (maker.Make(card.Id, Day, locale, isNew: false) is not { } question) continue;
            made++;
            Assert.Equal(4, question.Options.Count);
            Assert.Equal(4, question.Options.Select(o => o.Text).Distinct().Count());
            Assert.Single(question.Options, o => o.IsRight);
            var names = NamesOf(question, locale);
            foreach (var option in question.Options)
            {
                var isListed = names.Contains(option.Text);
                Assert.True(isListed == (option.IsRight == (question.Kind is QuizKind.Bring)), $"{card.Id} {string.Join('/', question.Case)}: {option.Text}");
            }
        }

        Assert.True(made >= 40, $"{made}");
    }

    [Fact]
    public void Question_IsTheSameWheneverItIsMade_AndAnotherInAnotherMonth()
    {
        var maker = new QuizMaker(Library);
        var all = Library.Cards("zh-TW").Select(c => maker.Make(c.Id, Day, "zh-TW", false)).OfType<QuizQuestion>().ToList();
        Assert.All(all, q => Assert.Equal(Text(q), Text(new QuizMaker(Library).Make(q.Entry, Day, "zh-TW", false)!)));
        Assert.Contains(all, q => maker.Make(q.Entry, Day.AddMonths(1), "zh-TW", false) is { } next && Text(next) != Text(q));
    }

    [Fact]
    public void Question_IsTheSameInBothLanguages()
    {
        var maker = new QuizMaker(Library);
        var all = Library.Cards("zh-TW").Select(c => maker.Make(c.Id, Day, "zh-TW", false)).OfType<QuizQuestion>().ToList();
        Assert.All(all, q =>
        {
            var other = maker.Make(q.Entry, Day, "en", false)!;
            Assert.Equal((q.Kind, q.Case.Count), (other.Kind, other.Case.Count));
            Assert.Equal(q.Options.Select(o => (o.Id, o.IsRight)), other.Options.Select(o => (o.Id, o.IsRight)));
        });
        Assert.All(Enum.GetValues<QuizKind>(), kind => Assert.Contains(all, q => q.Kind == kind));
    }

    [Fact]
    public void Options_RestOnConfirmedFactsAlone()
    {
        var maker = new QuizMaker(Library);
        var papers = Library.Cards("zh-TW").ToDictionary(
            c => $"{c.Organisation.Id}/{c.Id}",
            c => Library.Sheet(c.Id, new Dictionary<string, string>(), "zh-TW", Day)?.Parts.SelectMany(p => p.Items).ToList() ?? []);
        foreach (var question in Library.Cards("zh-TW").Select(c => maker.Make(c.Id, Day, "zh-TW", false)).OfType<QuizQuestion>())
        {
            var organisation = Library.Card(question.Entry, "zh-TW")!.Organisation.Id;
            var known = papers.Where(p => p.Key.StartsWith($"{organisation}/", StringComparison.Ordinal))
                .SelectMany(p => p.Value).ToLookup(i => i.Id);
            Assert.All(question.Options, o => Assert.Contains(known[o.Id], i => i.Status is FactStatus.Confirmed));
        }
    }

    private static string Text(QuizQuestion q) => $"{q.Kind} {string.Join('/', q.Case)} {string.Join('|', q.Options.Select(o => $"{o.Id}{o.IsRight}"))}";

    /// <summary>All papers of the case that the question is about, found by its answers in words.</summary>
    private static HashSet<string> NamesOf(QuizQuestion question, string locale)
    {
        List<Dictionary<string, string>> open = [[]];
        while (open.Count > 0)
        {
            var answers = open[^1];
            open.RemoveAt(open.Count - 1);
            var sheet = Library.Sheet(question.Entry, answers, locale, Day)!;
            if (sheet.Case.Select(c => c.Answer).SequenceEqual(question.Case) && Library.OpenQuestions(question.Entry, answers, locale, Day).Count == 0)
            {
                return sheet.Parts.Where(p => p.Kind is PartKind.Documents or PartKind.Forms or PartKind.LookedUp).SelectMany(p => p.Items)
                    .Select(i => i.Text).ToHashSet();
            }

            if (Library.OpenQuestions(question.Entry, answers, locale, Day) is [var next, ..])
                open.AddRange(next.Options.Select(o => new Dictionary<string, string>(answers) { [next.Slot] = o.Id }));
        }

        throw new InvalidOperationException($"No such case: {question.Entry} {string.Join('/', question.Case)}");
    }
}
