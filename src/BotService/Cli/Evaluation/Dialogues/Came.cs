using BotService.Conversations;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;

namespace BotService.Cli.Evaluation.Dialogues;

/// <summary>What came after one turn, as a label looks at it.</summary>
internal sealed class Came(IReadOnlyList<Reply> replies)
{
    private static readonly string[] Facts = ["checklist", "answer", "action", "facet", "missing"];

    public IReadOnlyList<Told> Answers { get; } =
        [.. replies.Select(r => new Told(
            ReplyKinds.NameOf(r.Kind), r.Answer.Entry, r.Answer.Case))];

    /// <summary>Those that tell the citizen facts.</summary>
    public IEnumerable<Told> Given => Answers.Where(a => Facts.Contains(a.Kind));

    public string Text { get; } = string.Join('\n', replies.Select(r => $"{r.Text}\n{r.Further}"));

    public string Cards { get; } =
        string.Join('\n', replies.Select(r => r.Sheet).OfType<Sheet>().SelectMany(Words));

    public IReadOnlyList<Offer> Offers { get; } = replies.LastOrDefault(r => r.Offers.Count > 0)?.Offers ?? [];

    public bool IsEmpty { get; } = replies.Count == 0;

    /// <summary>Letters and digits as they are compared, without any space.</summary>
    public static string Plain(string text) => string.Concat(
        TextForm(text).Where(c => !char.IsWhiteSpace(c)).Select(c => c == '臺' ? '台' : char.ToLowerInvariant(c)));

    public static bool IsFact(string kind) => Facts.Contains(kind);

    /// <summary>The marks of the wide forms are those of the narrow ones.</summary>
    private static IEnumerable<char> TextForm(string text) =>
        text.Select(c => c is >= '！' and <= '～' ? (char)(c - '！' + '!') : c == '　' ? ' ' : c);

    private static IEnumerable<string> Words(Sheet sheet) =>
        [sheet.Title, sheet.Summary, sheet.Reservation ?? "", sheet.Contact,
            .. sheet.Case.SelectMany(c => new[] { c.Question, c.Answer }), .. sheet.Brief.Select(b => b.Label + b.Text),
            .. sheet.Parts.SelectMany(p => p.Items.SelectMany(Words).Prepend(p.Heading)),
            .. sheet.Sources.Select(s => s.Title)];

    private static IEnumerable<string> Words(SheetItem item) =>
        [item.Text, .. item.Details, item.Mark ?? "", item.Condition ?? ""];
}

/// <summary>Kind, entry and case of one reply.</summary>
internal sealed record Told(string Kind, string? Entry, IReadOnlyDictionary<string, string> Case)
{
    private static readonly string[] AlsoCase = ["question", "notInForce", "referral"];

    /// <summary>Its case is what is in force.</summary>
    public bool TellsCase => Came.IsFact(Kind) || AlsoCase.Contains(Kind);

    public bool Same(Told other) => Entry == other.Entry && Case.Count == other.Case.Count
        && Case.All(c => other.Case.GetValueOrDefault(c.Key) == c.Value);
}
