using System.ComponentModel;
using BotService.Engine.Cases;
using BotService.Engine.Library;

namespace BotService.Web.Api;

internal sealed record EntriesAnswer(string Lang, string Release, IReadOnlyList<Card> Entries);

internal sealed record ClassesAnswer(string Lang, string Release, IReadOnlyList<Classification> Classifications);

[Description("An entry with everything it says.")]
internal sealed record EntryAnswer(
    string Lang,
    [property: Description("Names the knowledge; it changes when anything in it does.")] string Release,
    Card Card,
    [property: Description("False when no version of the entry holds today; then there is no list.")] bool InForce,
    [property: Description("What the list depends on: parameters of this call and their values.")] IReadOnlyList<Question> Questions,
    [property: Description("The answers that were sent.")] IReadOnlyDictionary<string, string> Answers,
    SheetData? List,
    [property: Description("The same for people.")] string Page,
    [property: Description("The same as a text document.")] string Document);

[Description("A list for the answers sent; without any, the whole list with the cases each item holds for.")]
internal sealed record SheetData(
    string Title,
    string Summary,
    [property: Description("The answers in words.")] IReadOnlyList<CaseLine> Case,
    [property: Description("Said when the list is not confirmed complete: who confirms it.")] string? Reservation,
    [property: Description("Said when its owner has not read it again in time; where it is withheld for that, it has no parts.")] string? Overdue,
    [property: Description("Items carry a status (confirmed, reported, planned or open), the same as a sentence unless it is confirmed, the case they hold for unless it is settled, and the positions of their sources, from 1.")] IReadOnlyList<SheetPart> Parts,
    IReadOnlyList<SheetSource> Sources,
    [property: Description("Who answers questions about it.")] string Contact,
    [property: Description("The day the list was worked out.")] DateOnly AsOf,
    DateOnly InForceFrom)
{
    public static SheetData Of(Sheet sheet) => new(
        sheet.Title, sheet.Summary, sheet.Case, sheet.Reservation, sheet.Overdue, sheet.Parts, sheet.Sources, sheet.Contact,
        sheet.AsOf, sheet.InForceFrom);
}
