using System.Data.Common;
using BotService.Conversations;

namespace BotService.Storage;

/// <summary>Adds a turn and its ratings to the sums of the day, which are kept for ever. Runs inside a write.</summary>
internal static class OutcomeRows
{
    /// <summary>The same was told to the same conversation within a day before: same kind, entry and case.</summary>
    internal const string Repeats =
        "@MayRepeat and exists (select 1 from turns where conversation = @Conversation and at >= @Since and kind = @Kind "
        + "and coalesce(entry, '') = @Entry and slots = @Slots)";

    /// <summary>A person had spoken in the conversation before it was rated.</summary>
    internal const string OfPerson = "exists (select 1 from live_talks where conversation = @Conversation and taken_at <= @At)";

    private const string Add =
        $"""
        insert into outcomes (day, entry, organisation, channel, office, locale, release, person, share, turns, conversations, answered,
          asked, missed, handed, held, repeated, lists, abandoned, score1, score2, score3, score4, score5, helpful, unhelpful)
        select @Day, @Entry, @Organisation, @Channel, @Office, @Locale, @Release, case when @Rates and {OfPerson} then 1 else 0 end,
          @Share, @Turns,
          case when @Turns = 1 and not exists (select 1 from turns where conversation = @Conversation) then 1 else 0 end,
          @Answered, @Asked, @Missed, @Handed, @Held, case when {Repeats} then 1 else 0 end, @Lists, @Abandoned,
          @Score1, @Score2, @Score3, @Score4, @Score5, @Helpful, @Unhelpful
        on conflict (day, entry, organisation, channel, office, locale, release, person, share) do update set
          turns = outcomes.turns + excluded.turns, conversations = outcomes.conversations + excluded.conversations,
          answered = outcomes.answered + excluded.answered, asked = outcomes.asked + excluded.asked,
          missed = outcomes.missed + excluded.missed, handed = outcomes.handed + excluded.handed,
          held = outcomes.held + excluded.held, repeated = outcomes.repeated + excluded.repeated,
          lists = outcomes.lists + excluded.lists, abandoned = outcomes.abandoned + excluded.abandoned,
          score1 = outcomes.score1 + excluded.score1, score2 = outcomes.score2 + excluded.score2,
          score3 = outcomes.score3 + excluded.score3, score4 = outcomes.score4 + excluded.score4,
          score5 = outcomes.score5 + excluded.score5, helpful = outcomes.helpful + excluded.helpful,
          unhelpful = outcomes.unhelpful + excluded.unhelpful
        """;

    /// <summary>
    /// The question that the conversation's last turn left open is open no more: something came after it.
    /// </summary>
    private const string GoOn =
        $"""
        update outcomes set abandoned = abandoned - 1 where channel = @Channel and person = 0 and share = 0
          and (day, entry, organisation, office, locale, release) = (
            select day, entry, organisation, office, locale, release from turns
            where number = (select max(number) from turns where conversation = @Conversation) and {TurnResults.LeftOpen})
        """;

    private const string AddHour =
        """
        insert into outcome_hours (day, hour, organisation, channel, share, turns, answered, missed)
        values (@Day, @Hour, @Organisation, @Channel, @HourShare, 1, @Answered, @Missed)
        on conflict (day, hour, organisation, channel, share) do update set turns = outcome_hours.turns + excluded.turns,
          answered = outcome_hours.answered + excluded.answered, missed = outcome_hours.missed + excluded.missed
        """;

    /// <summary>Before the turn's own row is written.</summary>
    /// <param name="turn">What the turn itself adds.</param>
    public static async Task AddAsync(DbConnection db, TurnCommit commit, OutcomeRow turn)
    {
        var ratings = commit.Notes.OfType<TurnNote.Rating>().Select(r => OutcomeRow.OfRating(commit, r));
        await db.LaterAsync(GoOn, turn);
        // In one order everywhere: two turns never wait for each other.
        foreach (var row in ratings.Prepend(turn).OrderBy(r => r.Entry, StringComparer.Ordinal)) await db.LaterAsync(Add, row);
        await db.LaterAsync(AddHour, turn);
    }

    /// <summary>An answer waits for somebody's approval. Counted when it begins to.</summary>
    public static Task HoldAsync(DbConnection db, TurnCommit commit, string entry) =>
        db.LaterAsync(Add, OutcomeRow.OfHeld(commit, entry));
}
