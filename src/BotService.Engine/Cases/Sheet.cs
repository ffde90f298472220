using BotService.Engine.Knowledge;

namespace BotService.Engine.Cases;

/// <summary>
/// The parts a sheet shows; tasks stand in the order to do them in, forms are documents to fill in, the working
/// is how an amount was reckoned.
/// </summary>
public enum PartKind { Tasks, Documents, Forms, LookedUp, Fees, Times, Channels, Steps, Warnings, Notes, Legal, Working }

/// <summary>One case in words, ready to be rendered on a card, a page or paper without knowing any rule.</summary>
/// <param name="Case">What the citizen told, as label and answer.</param>
/// <param name="Reservation">One sentence when the list is not confirmed complete, naming
/// who confirms; else null.</param>
/// <param name="AsOf">The day the case was worked out.</param>
/// <param name="Labels">Fixed words of the sheet in its locale (printing, sources, status marks …), by key.</param>
public sealed record Sheet(
    string Entry,
    string Locale,
    string Title,
    string Summary,
    IReadOnlyList<CaseLine> Case,
    string? Reservation,
    IReadOnlyList<SheetPart> Parts,
    IReadOnlyList<SheetSource> Sources,
    string Contact,
    DateOnly AsOf,
    DateOnly InForceFrom,
    string Release,
    IReadOnlyDictionary<string, string> Labels)
{
    /// <summary>
    /// What fits on one screen, read first: what to carry, to know and to fill in, then a line each on fee, time and
    /// place, and one on what is not sure. The parts hold all of it and more. Empty where the parts are short anyway.
    /// </summary>
    public IReadOnlyList<BriefLine> Brief { get; init; } = [];

    /// <summary>
    /// That nobody has read it again in time; null: somebody has. The first screen says it, or the reservation where there is none.
    /// </summary>
    public string? Overdue { get; init; }

    /// <summary>What to ask on the telephone of what is open in this case; null where nothing is to be asked.</summary>
    public CallScript? Call { get; init; }
}

/// <summary>What a citizen says to the one who can confirm, within twenty seconds.</summary>
/// <param name="Number">Of the telephone, as dialled; several are parted by a stroke. Null when it is not known.</param>
/// <param name="Opening">The matter and the case.</param>
public sealed record CallScript(string Heading, string? Number, string Opening, IReadOnlyList<CallQuestion> Questions);

/// <param name="About">What it asks for: the id of the open fact, <c>list</c>, or the part that is open.</param>
public sealed record CallQuestion(string About, string Text);

/// <summary>What a line of the first screen is about.</summary>
public enum BriefKind { Do, Call, Tell, Bring, Know, Fill, Point, Fee, Time, Online, Where, Who, Unsure }

/// <param name="Label">Such as 「帶 2 樣」; empty where the text stands alone.</param>
public sealed record BriefLine(BriefKind Kind, string Label, string Text)
{
    /// <summary>It says that something is not sure, or not known.</summary>
    public bool IsHedged { get; init; }

    /// <summary>It names papers, and its label counts them.</summary>
    public bool IsOfPapers => Kind is BriefKind.Bring or BriefKind.Know or BriefKind.Fill;
}

public sealed record CaseLine(string Question, string Answer)
{
    /// <summary>What the citizen says so as to be asked once more; null where it is not asked.</summary>
    public string? Change { get; init; }
}

public sealed record SheetPart(PartKind Kind, string Heading, IReadOnlyList<SheetItem> Items);

/// <summary>One line of a part.</summary>
/// <param name="Text">The document's name or the sentence.</param>
/// <param name="Details">Further sentences: what to bring, where to get it, what does instead.</param>
/// <param name="Mark">How sure it is, in words; null when confirmed.</param>
/// <param name="Condition">For whom it holds, in words, when the case leaves that open; in a list merged of several
/// tasks, for which of them.</param>
/// <param name="SourceNumbers">Positions in the sheet's sources, from 1.</param>
public sealed record SheetItem(
    string Id,
    string Text,
    IReadOnlyList<string> Details,
    FactStatus Status,
    string? Mark,
    string? Condition,
    string? Url,
    IReadOnlyList<int> SourceNumbers)
{
    /// <summary>The id of the office that adds the line; its name stands in the text.</summary>
    public string? Office { get; init; }

    /// <summary>Of a task: when it is done.</summary>
    public SheetStage? Stage { get; init; }

    /// <summary>The text; in a framed locale the name in it and the one beside, to be set side by side.</summary>
    public IReadOnlyList<string> Columns => Text.Split(Bar, 2);

    /// <summary>Stands between the two.</summary>
    public const string Bar = Framing.Beside;
}

/// <param name="Name">Such as 「這週」.</param>
/// <param name="Days">How many days after the list it is begun.</param>
public sealed record SheetStage(string Name, int Days);

/// <param name="Dated">The date the source bears, else the day it was seen, in words.</param>
public sealed record SheetSource(string Id, string Title, string? Url, string Dated);
