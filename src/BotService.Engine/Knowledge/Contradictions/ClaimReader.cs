using System.Text.RegularExpressions;
using BotService.Engine.Language;

namespace BotService.Engine.Knowledge.Contradictions;

/// <summary>
/// Reads what a statement claims, sentence by sentence: an amount belongs to the charge named last before it, and to each
/// figure of its clause that tells its case apart; a time to the words before it in its clause; hours to a desk or a
/// telephone named before; a telephone to what stands before it. Whose it is, the sentence says, or else whoever speaks.
/// </summary>
internal sealed class ClaimReader
{
    /// <summary>A shorter name is no name: 「水費」 is many things, 「復水費」 is one; likewise of who is called.</summary>
    private const int ShortestCharge = 3, ShortestCalled = 4;

    /// <summary>So many years and more are a year of the calendar and no time.</summary>
    private const int YearOfCalendar = 50;

    private static readonly char[] Sentences = ['。', '；', '？', '！', '\n'], Clauses = ['，', '：', '（', '）'];

    private readonly FigureWords words;
    private readonly FigureReader figures;
    private readonly IReadOnlyList<(string Name, string Owner)> owners;
    private readonly Regex breaks, charge;

    /// <param name="owners">What organisations and offices are called.</param>
    public ClaimReader(FigureWords words, FigureReader figures, IEnumerable<(string Name, string Owner)> owners)
    {
        (this.words, this.figures) = (words, figures);
        this.owners = [.. owners.Where(o => o.Name.Length > 1)];
        breaks = new Regex(FigureReader.Any(words.Breaks), RegexOptions.CultureInvariant);
        charge = new Regex($@".*(?:{FigureReader.Any(words.Charges)})", RegexOptions.CultureInvariant);
    }

    public IEnumerable<StatedClaim> Read(string organisation, string text, string? question) =>
        figures.CanHold(text)
            ? text.Split(Sentences).Where(figures.CanHold).SelectMany(s => InSentence(organisation, s, ChargeIn(question ?? "")))
            : [];

    private IEnumerable<StatedClaim> InSentence(string organisation, string sentence, string? named)
    {
        var (owner, desk) = (organisation, (string?)null);
        foreach (var clause in sentence.Split(Clauses))
        {
            var (at, keys, before, paid) = (0, new List<string>(), new List<string>(), false);
            foreach (var figure in figures.Read(clause))
            {
                Hear(clause[at..figure.Start]);
                at = figure.End;
                if (figure.Kind == FigureKind.Amount)
                {
                    paid = true;
                    if (named is null || words.Several.Contains(named)) continue;
                    foreach (var about in keys.Select(k => $"{named} {k}").Prepend(named)) yield return Of(about, figure);
                    continue;
                }
                if (figure.Kind == FigureKind.Hours && desk is not null) yield return Of(desk, figure);
                if (figure.Kind == FigureKind.Telephone)
                {
                    desk = figure.Value;
                    yield return Of(before.LastOrDefault() is { Length: >= ShortestCalled } called ? called : "", figure);
                    continue;
                }
                if (figure.Kind == FigureKind.Period && before.Count > 0 && !IsDate(figure))
                    yield return Of(string.Join(' ', before), figure);
                // A figure after what is paid begins the next case.
                if (paid) (paid, keys) = (false, []);
                keys.Add(figure.Value);
            }
            Hear(clause[at..]);

            void Hear(string gap)
            {
                before.AddRange(NamesIn(gap));
                named = ChargeIn(gap) ?? named;
                desk = words.Desks.LastOrDefault(d => gap.Contains(d, StringComparison.Ordinal)) ?? desk;
                owner = owners.Select(o => (o.Owner, At: gap.LastIndexOf(o.Name, StringComparison.Ordinal)))
                    .Where(o => o.At >= 0).OrderBy(o => o.At).LastOrDefault().Owner ?? owner;
            }
        }

        StatedClaim Of(string about, ReadFigure figure) => new(owner, about, figure.Kind, figure.Unit, figure.Value);
    }

    private bool IsDate(ReadFigure figure) =>
        figure.Unit == words.Calendar && int.TryParse(figure.Value, out var value) && value >= YearOfCalendar;

    /// <summary>The pieces of a text that can be names, without those of one character.</summary>
    private IEnumerable<string> NamesIn(string text) =>
        breaks.Replace(text, " ").Split(' ')
            .Select(p => string.Concat(p.Where(c => Scripts.IsHan(c) || char.IsAsciiLetter(c)))).Where(p => p.Length > 1);

    private string? ChargeIn(string text) =>
        NamesIn(text).Select(n => charge.Match(n)).LastOrDefault(m => m.Success)?.Value is { Length: >= ShortestCharge } name
            ? name : null;
}
