using BotService.Engine.Data;

namespace BotService.Engine.Knowledge;

/// <summary>A question that many ask, with an answer of a few sentences.</summary>
/// <param name="Id">With its organisation, as <c>twc.sms-bill-or-ebill</c>.</param>
/// <param name="Words">By locale.</param>
/// <param name="Entry">The entry it belongs to; null where it belongs to none.</param>
/// <param name="Areas">Ids of the counties where it holds; empty where it holds everywhere.</param>
/// <param name="Updated">The day what it says was last changed.</param>
/// <param name="ReviewBy">The day by which it is read again.</param>
public sealed record AnswerItem(
    string Id, IReadOnlyDictionary<string, AnswerWording> Words, string? Entry, IReadOnlyList<string> Areas,
    FactStatus Status, IReadOnlyList<string> Sources, DateOnly Updated, DateOnly ReviewBy, Place Place)
{
    public string Organisation => EntryId.OrganisationOf(Id);
}

/// <param name="Question">As the company itself would put it.</param>
/// <param name="Asked">How else it is asked.</param>
/// <param name="Text">One to three sentences, the answer first.</param>
public sealed record AnswerWording(string Question, IReadOnlyList<string> Asked, string Text);
