using BotService.Conversations;
using BotService.Desk;

namespace BotService.Web.Staff.Desk;

/// <summary>What the desk's page shows of one question.</summary>
/// <param name="Notes">Of colleagues, to the entry.</param>
/// <param name="Figures">Of the entry in the days before, by what was done.</param>
public sealed record DeskView(
    DeskLook Look, IReadOnlyList<KeptNote> Notes, IReadOnlyDictionary<DeskDeed, int> Figures)
{
    /// <summary>How many days the figures are of.</summary>
    public const int Days = 30;

    /// <summary>The list as plain text, to be taken over into a message; null until it is asked for.</summary>
    public string? Plain { get; init; }

    /// <summary>A number to go on with elsewhere, and where; null until one was made.</summary>
    public (string Number, IReadOnlyList<OtherPlace> Places)? Number { get; init; }

    /// <summary>A model's draft; null until it is asked for.</summary>
    public DeskDraft? Draft { get; init; }

    /// <summary>A model is there to be asked.</summary>
    public bool MayDraft { get; init; }

    /// <summary>What was typed and could not be kept, with the key of the sentence that says why.</summary>
    public (MarkAsk Typed, string Problem)? Unmarked { get; init; }

    /// <summary>A note that could not be kept, with the key of the sentence that says why.</summary>
    public (string? Text, string? Until, string Problem)? Unnoted { get; init; }

    public bool IsBad => Look.Problems.Count > 0 || Unmarked is not null || Unnoted is not null;
}
