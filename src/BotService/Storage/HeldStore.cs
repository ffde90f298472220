using System.Data.Common;
using BotService.Conversations;
using BotService.Conversations.Handoff;
using BotService.Conversations.Held;
using BotService.Engine.Language;
using BotService.Held;
using BotService.Hosting;
using BotService.Review;
using BotService.Review.Proposals;
using BotService.Staff.Audit;
using Dapper;
using Microsoft.Extensions.Options;

namespace BotService.Storage;

/// <summary>The masking of what staff write stands here and not with the callers, so that none can forget it.</summary>
internal sealed class HeldStore(
    Database database, IAnnouncer announcer, INews news, LiveSignal live, IOptions<StoreOptions> options) : IHeldAnswers
{
    private const string Named = "h.number, h.conversation, c.user_id as asker, h.inbox, h.activity_id, h.turns, h.rule, h.entry, "
        + "h.organisation, h.channel, h.locale, h.question, h.held_at, h.due_at, h.lapses_at, h.status, h.edit, h.word, h.decided_by, "
        + "h.decided_at, h.version";

    private const string From = "from held_answers h left join conversations c on c.id = h.conversation";

    /// <summary>Those that wait stand before the others.</summary>
    private const string Place = "case when h.status = 'waiting' then 0 else 1 end";

    private const string After = $"({Place} > @Place or {Place} = @Place and "
        + "case when @Place = 0 then h.due_at > @Due or h.due_at = @Due and h.number > @Number else h.number < @Number end)";

    public Task<HeldListing> ListAsync(HeldFilter filter, string? page, int most, DateTimeOffset now, CancellationToken cancel)
    {
        var late = filter.Status == HeldStates.Late;
        var after = PlaceKey.Read(page);
        var conditions = new Conditions(new
        {
            filter.Organisation, Status = late ? HeldStates.Waiting : filter.Status, now, Most = most + 1, after.Place, after.Due, after.Number,
        });
        if (filter.Organisation is not null) conditions.Add("h.organisation = @Organisation");
        if (filter.Status is not null) conditions.Add("h.status = @Status");
        if (late) conditions.Add("h.due_at < @now");
        return database.ReadAsync(
            async db =>
            {
                var rows = (await db.QueryAsync<HeldRow>(
                    $"select {Named}, {Place} as place {From} where {conditions.Sql} and {After} order by {Place}, "
                    + $"case when {Place} = 0 then h.due_at end, case when {Place} = 0 then h.number else -h.number end limit @Most",
                    conditions.Values)).AsList();
                var total = await db.QuerySingleAsync<long>(
                    $"select count(*) from held_answers h where {conditions.Sql}", conditions.Values);
                return new HeldListing(
                    [.. rows.Take(most).Select(r => r.Answer)], total, rows.Count > most ? rows[most - 1].Key : null);
            },
            cancel);
    }

    public async Task<HeldAnswer?> FindAsync(long number, CancellationToken cancel) => (await database.ReadAsync(
        db => db.QueryFirstOrDefaultAsync<HeldRow>(
            $"select {Named}, h.replies, h.kept {From} where h.number = @number", new { number }), cancel))?.Answer;

    public Task<IReadOnlyList<HeldAnswer>> WaitingAsync(CancellationToken cancel) => database.ReadAsync<IReadOnlyList<HeldAnswer>>(
        async db => [.. (await db.QueryAsync<HeldRow>($"select {Named} {From} where h.status = 'waiting' order by h.due_at"))
            .Select(r => r.Answer)],
        cancel);

    public async Task<Change> DecideAsync(HeldAnswer answer, HeldDecision decision, Deed deed, CancellationToken cancel)
    {
        var (change, _) = await database.WriteAsync(
            [answer.Conversation],
            db => DecideAsync(db, answer, decision, deed),
            result =>
            {
                foreach (var stored in result.Said) announcer.Announce(answer.Conversation, stored);
                if (result.Change != Change.Done) return;
                news.Tell(answer.Conversation, work: true);
                live.Raise();
            },
            cancel);
        return change;
    }

    private async Task<(Change Change, IReadOnlyList<StoredActivity> Said)> DecideAsync(
        DbConnection db, HeldAnswer answer, HeldDecision decision, Deed deed)
    {
        var which = new { answer.Number, answer.Version };
        var row = await db.QueryFirstOrDefaultAsync<HeldRow>(
            $"select {Named}, h.kept {From} where h.number = @Number and h.version = @Version and h.status = 'waiting'", which);
        if (row is null) return (await Versioned.WhyNotAsync(db, "held_answers", answer.Number, answer.Version), []);
        await db.ExecuteAsync(
            "update held_answers set status = @Status, edit = @Edit, word = @Word, decided_by = @By, decided_at = @At, kept = null, "
            + "version = version + 1 where number = @Number",
            new { answer.Number, decision.Status, Edit = decision.Edit?.Text, Word = Masked(decision.Word), deed.By, deed.At });
        var conversation = await ConversationRow.FindAsync(db, row.Conversation);
        IReadOnlyList<StoredActivity> said = conversation is null ? [] : await HeldRows.SendAsync(
            db, row.Sent(conversation.ToConversation(), decision, deed.At), row.Turns, options.Value.HistoryPerConversation);
        if (decision.Edit is { } edit)
        {
            await ProposalRows.AddAsync(
                db, new(ProposalKind.Wording, row.Entry, [new(row.Locale, edit.Text)], null, row.Organisation, edit.Was),
                deed with { Action = "proposals/add", Detail = deed.Subject });
        }

        await HeldRows.CountAsync(db, decision.Status, row.Held_At, row.Entry);
        await HeldRows.ShowAsync(db, deed.At, row.Organisation, row.Conversation);
        await AuditRows.AddAsync(db, deed);
        return (Change.Done, said);
    }

    public async Task<IReadOnlyList<Acceptance>> AcceptanceAsync(
        string? organisation, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<CountRow>(
                "select entry, sum(shown) as shown, sum(approved) as approved, sum(edited) as edited, sum(refused) as refused, "
                + "sum(lapsed) as lapsed from held_counts where day >= @From and day <= @To group by entry order by 2 desc, entry",
                new { From = StoredDay.Of(from), To = StoredDay.Of(to) })).AsList(),
            cancel);
        return [.. rows.Where(r => organisation is null || OutcomeRow.OrganisationOf(r.Entry) == organisation)
            .Select(r => new Acceptance(r.Entry, r.Shown, r.Approved, r.Edited, r.Refused, r.Lapsed))];
    }

    public Task EraseAsync(DateTimeOffset now, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var past = now - IHeldAnswers.CountsKept;
            var gone = new { past, Day = StoredDay.Of(Taiwan.Day(past)) };
            await db.ExecuteAsync("delete from answer_rules where ended_at <= @past or until_day < @Day", gone);
            return await db.ExecuteAsync("delete from held_counts where day < @Day", gone);
        },
        cancel);

    private static string? Masked(string? text) => text is null ? null : PersonalData.Mask(text);

    private sealed class CountRow
    {
        public required string Entry { get; init; }
        public long Shown { get; init; }
        public long Approved { get; init; }
        public long Edited { get; init; }
        public long Refused { get; init; }
        public long Lapsed { get; init; }
    }
}
