namespace BotService.Retention;

/// <summary>One kind of row, and how long it is kept.</summary>
/// <param name="Rule">The setting's name in small letters, or <c>records</c> for what is kept a fixed time.</param>
/// <param name="Subject">The table; with a column where only that is blanked, such as <c>turns.explanation</c>.</param>
public sealed record RetentionRule(string Rule, string Subject, TimeSpan Kept);

/// <summary>What a run did by one rule.</summary>
/// <param name="Past">What is not younger was due.</param>
/// <param name="Due">Rows that were due when the run came to them, those that are held among them.</param>
/// <param name="Held">Of these, rows of conversations that somebody holds.</param>
public sealed record RetentionProof(string Rule, string Subject, DateTimeOffset Past, long Due, long Went, long Held);

/// <param name="By">The person's id, or <see cref="Staff.Audit.Deed.Operator"/>.</param>
/// <param name="EndedAt">Null: it goes on, or was broken off; the next one goes on where it stopped.</param>
/// <param name="PagesGiven">Pages of the store's file that were given back; of a server's store it is the server's business.</param>
public sealed record RetentionReport(
    long Number, string By, DateTimeOffset BeganAt, DateTimeOffset? EndedAt, bool IsUnderWay, long PagesGiven,
    IReadOnlyList<RetentionProof> Proofs);
