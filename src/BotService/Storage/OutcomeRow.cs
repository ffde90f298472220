using BotService.Conversations;
using BotService.Engine.Intents;
using BotService.Hosting;

namespace BotService.Storage;

/// <summary>What one turn, or one rating, adds to the sums: 0 or 1 each.</summary>
internal sealed record OutcomeRow
{
    /// <summary>
    /// Rows among which turns without an entry are spread, so that they need not wait for each other.
    /// </summary>
    private const int Shares = 8;

    /// <summary>The same of the rows by hour, which are few.</summary>
    private const int HourShares = 4;

    public required DateTimeOffset At { get; init; }
    public required string Day { get; init; }
    public required int Hour { get; init; }
    public required string Entry { get; init; }
    public required string Organisation { get; init; }
    public required string Office { get; init; }
    public required string Channel { get; init; }
    public required string Locale { get; init; }
    public required string Release { get; init; }
    public required int Share { get; init; }
    public required int HourShare { get; init; }
    public required string Conversation { get; init; }
    public required string Kind { get; init; }
    public required string Slots { get; init; }

    /// <summary>From when on the same answer counts as told again.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>One of <see cref="TurnResults"/>; empty for what is no turn.</summary>
    public string Result { get; init; } = "";

    public bool MayRepeat { get; init; }

    /// <summary>It is a rating's.</summary>
    public bool Rates { get; init; }

    public int Turns { get; init; }
    public int Answered { get; init; }
    public int Asked { get; init; }
    public int Missed { get; init; }
    public int Handed { get; init; }
    public int Held { get; init; }
    public int Lists { get; init; }
    public int Abandoned { get; init; }
    public int Score1 { get; init; }
    public int Score2 { get; init; }
    public int Score3 { get; init; }
    public int Score4 { get; init; }
    public int Score5 { get; init; }
    public int Helpful { get; init; }
    public int Unhelpful { get; init; }

    public static OutcomeRow OfTurn(TurnCommit commit)
    {
        var record = commit.Record;
        var miss = TurnResults.MissOf(commit);
        var result = TurnResults.Of(commit, miss);
        return Of(commit, record.Entry) with
        {
            Organisation = OrganisationOf(record.Entry) ?? Agreed(miss?.Nearest ?? []) ?? "",
            Result = result,
            Turns = 1,
            Answered = One(result == TurnResults.Answered),
            Asked = One(result == TurnResults.Asked),
            Missed = One(result == TurnResults.Missed),
            Handed = One(result == TurnResults.Handed),
            Lists = One(record.Kind == TurnResults.List),
            Abandoned = One(record is { Kind: TurnResults.Question, Entry: not null }),
            MayRepeat = TurnResults.Repeatable.Contains(record.Kind),
        };
    }

    public static OutcomeRow OfRating(TurnCommit commit, TurnNote.Rating rating) => Of(commit, rating.Entry) with
    {
        Score1 = One(rating.Score == 1), Score2 = One(rating.Score == 2), Score3 = One(rating.Score == 3),
        Score4 = One(rating.Score == 4), Score5 = One(rating.Score == 5), Helpful = One(rating.Helpful == true),
        Unhelpful = One(rating.Helpful == false), Rates = true,
    };

    public static OutcomeRow OfHeld(TurnCommit commit, string entry) => Of(commit, entry) with { Held = 1 };

    /// <summary>The organisation of an entry's id; null for none.</summary>
    public static string? OrganisationOf(string? entry) =>
        entry?.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? entry[..dot] : null;

    /// <summary>The one that the three nearest entries belong to.</summary>
    private static string? Agreed(IReadOnlyList<Candidate> nearest)
    {
        var first = nearest.Take(3).Select(c => OrganisationOf(c.Entry)).Distinct().ToList();
        return first is [var only] ? only : null;
    }

    private static OutcomeRow Of(TurnCommit commit, string? entry) => new()
    {
        At = commit.At,
        Day = StoredDay.Of(Taiwan.Day(commit.At)),
        Hour = Taiwan.Local(commit.At).Hour,
        Entry = entry ?? "",
        Organisation = OrganisationOf(entry) ?? "",
        Office = commit.Record.Office ?? "",
        Channel = commit.Turn.Conversation.Channel,
        Locale = commit.Record.Locale,
        Release = commit.Record.Release,
        Share = entry is null ? commit.Turn.Conversation.Id[^1] % Shares : 0,
        HourShare = commit.Turn.Conversation.Id[^1] % HourShares,
        Conversation = commit.Turn.Conversation.Id,
        Kind = commit.Record.Kind,
        Slots = TurnRows.Slots(commit.Record),
        Since = commit.At.AddDays(-1),
    };

    private static int One(bool holds) => holds ? 1 : 0;
}
