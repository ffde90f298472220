using System.Data.Common;
using BotService.Conversations;
using BotService.Engine.Intents;
using BotService.Hosting;

namespace BotService.Storage;

/// <summary>Adds a turn and its ratings to the sums of the day. Runs inside a write.</summary>
internal static class OutcomeRows
{
    /// <summary>Three years and a bit: an effect is looked for a year later, too.</summary>
    private const int DaysKept = 1100;

    /// <summary>Rows among which turns without an entry are spread, so that they need not wait for each other.</summary>
    private const int Shares = 8;

    private const string Add =
        """
        insert into outcomes (day, entry, organisation, channel, share, turns, answered, missed, repeated,
          score1, score2, score3, score4, score5, helpful, unhelpful)
        select @Day, @Entry, @Organisation, @Channel, @Share, @Turns, @Answered, @Missed,
          case when @MayRepeat and exists (select 1 from turns where conversation = @Conversation and kind = @Kind
            and coalesce(entry, '') = @Entry and slots = @Slots) then 1 else 0 end,
          @Score1, @Score2, @Score3, @Score4, @Score5, @Helpful, @Unhelpful
        on conflict (day, entry, organisation, channel, share) do update set
          turns = outcomes.turns + excluded.turns, answered = outcomes.answered + excluded.answered,
          missed = outcomes.missed + excluded.missed, repeated = outcomes.repeated + excluded.repeated,
          score1 = outcomes.score1 + excluded.score1, score2 = outcomes.score2 + excluded.score2,
          score3 = outcomes.score3 + excluded.score3, score4 = outcomes.score4 + excluded.score4,
          score5 = outcomes.score5 + excluded.score5, helpful = outcomes.helpful + excluded.helpful,
          unhelpful = outcomes.unhelpful + excluded.unhelpful
        """;

    /// <summary>Replies that give what was asked for, or a part of it.</summary>
    internal static readonly string[] Answers = ["checklist", "answer", "action", "facet", "missing"];

    /// <summary>Replies that tell nothing new when they come again for the same entry and case.</summary>
    internal static readonly string[] Repeatable = ["checklist", "action", "referral", "notInForce", "choices", "fallback"];

    /// <summary>Of an unanswered note, where nothing was asked in words.</summary>
    internal static readonly string[] NoQuestion = ["no-input", "voice"];

    /// <summary>Before the turn's own row is written.</summary>
    public static async Task AddAsync(DbConnection db, TurnCommit commit)
    {
        var (record, today) = (commit.Record, Taiwan.Day(commit.At));
        var misses = commit.Notes.OfType<TurnNote.Unanswered>().Where(u => !NoQuestion.Contains(u.Reason)).ToList();
        var turn = Empty(commit, record.Entry) with
        {
            Organisation = OrganisationOf(record.Entry) ?? Agreed(misses.FirstOrDefault()?.Nearest ?? []) ?? "",
            Turns = 1,
            Missed = misses.Count > 0 ? 1 : 0,
            Answered = misses.Count == 0 && Answers.Contains(record.Kind) ? 1 : 0,
            MayRepeat = Repeatable.Contains(record.Kind),
        };
        var ratings = commit.Notes.OfType<TurnNote.Rating>().Select(r => Empty(commit, r.Entry) with
        {
            Score1 = One(r.Score == 1), Score2 = One(r.Score == 2), Score3 = One(r.Score == 3), Score4 = One(r.Score == 4),
            Score5 = One(r.Score == 5), Helpful = One(r.Helpful == true), Unhelpful = One(r.Helpful == false),
        });

        await db.LaterAsync("delete from outcomes where day < @Past", new { Past = StoredDay.Of(today.AddDays(-DaysKept)) });
        // In one order everywhere: two turns never wait for each other.
        foreach (var row in ratings.Prepend(turn).OrderBy(r => r.Entry, StringComparer.Ordinal)) await db.LaterAsync(Add, row);
    }

    /// <summary>The organisation of an entry's id; null for none.</summary>
    internal static string? OrganisationOf(string? entry) =>
        entry?.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? entry[..dot] : null;

    /// <summary>The one that the three nearest entries belong to.</summary>
    private static string? Agreed(IReadOnlyList<Candidate> nearest)
    {
        var first = nearest.Take(3).Select(c => OrganisationOf(c.Entry)).Distinct().ToList();
        return first is [var only] ? only : null;
    }

    private static Row Empty(TurnCommit commit, string? entry) => new()
    {
        Day = StoredDay.Of(Taiwan.Day(commit.At)),
        Entry = entry ?? "",
        Organisation = OrganisationOf(entry) ?? "",
        Channel = commit.Turn.Conversation.Channel,
        Share = entry is null ? commit.Turn.Conversation.Id[^1] % Shares : 0,
        Conversation = commit.Turn.Conversation.Id,
        Kind = commit.Record.Kind,
        Slots = TurnRows.Slots(commit.Record),
    };

    private static int One(bool holds) => holds ? 1 : 0;

    private sealed record Row
    {
        public required string Day { get; init; }
        public required string Entry { get; init; }
        public required string Organisation { get; init; }
        public required string Channel { get; init; }
        public required int Share { get; init; }
        public required string Conversation { get; init; }
        public required string Kind { get; init; }
        public required string Slots { get; init; }
        public bool MayRepeat { get; init; }
        public int Turns { get; init; }
        public int Answered { get; init; }
        public int Missed { get; init; }
        public int Score1 { get; init; }
        public int Score2 { get; init; }
        public int Score3 { get; init; }
        public int Score4 { get; init; }
        public int Score5 { get; init; }
        public int Helpful { get; init; }
        public int Unhelpful { get; init; }
    }
}
