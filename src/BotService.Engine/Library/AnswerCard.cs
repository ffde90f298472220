using BotService.Engine.Cases;

namespace BotService.Engine.Library;

/// <summary>An answer to a question of its own, in words.</summary>
/// <param name="Mark">How sure it is, and that it was not read again in time; null when confirmed.</param>
/// <param name="Entry">The entry it belongs to; null where it belongs to none.</param>
/// <param name="Areas">Where it holds; empty for everywhere.</param>
public sealed record AnswerCard(
    string Id, string Question, string Text, string? Mark, Term Organisation, Term? Entry, IReadOnlyList<string> Areas,
    IReadOnlyList<SheetSource> Sources, DateOnly Updated, DateOnly ReviewBy);
