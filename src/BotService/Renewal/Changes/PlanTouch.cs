namespace BotService.Renewal.Changes;

/// <summary>What of ours an item of a plan touches.</summary>
public enum TouchKind { Duty, Entry, Fact, Document, Value, Wording }

/// <summary>One thing of ours that a changed item touches.</summary>
/// <param name="Id">A duty, an entry, a document or a value by its id; a fact or wording by its id within its entry.</param>
/// <param name="Entry">The entry it stands in; null where it stands in none.</param>
/// <param name="IsNamed">Our data names the item, or the plan that it stands in; false: it is merely alike.</param>
/// <param name="Why">The reference or the words in common, as they stand there.</param>
public sealed record PlanTouch(TouchKind Kind, string Id, string? Entry, bool IsNamed, string Why);
