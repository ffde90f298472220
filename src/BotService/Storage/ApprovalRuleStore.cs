using BotService.Conversations.Held;
using BotService.Engine.Language;
using BotService.Held;
using BotService.Hosting;
using BotService.Staff.Audit;
using Dapper;

namespace BotService.Storage;

/// <summary>The rules by which answers are held.</summary>
internal sealed class ApprovalRuleStore(Database database) : IApprovalRules, IRulesInForce
{
    private const string Selected = "select number, entry, class, organisation, channel, from_day, until_day, holds_outside, by_whom, why, "
        + "at, ended_at from answer_rules";

    private sealed class Row
    {
        public long Number { get; init; }
        public string? Entry { get; init; }
        public string? Class { get; init; }
        public string? Organisation { get; init; }
        public string? Channel { get; init; }
        public required string From_Day { get; init; }
        public required string Until_Day { get; init; }
        public bool Holds_Outside { get; init; }
        public required string By_Whom { get; init; }
        public required string Why { get; init; }
        public DateTimeOffset At { get; init; }
        public DateTimeOffset? Ended_At { get; init; }

        public ApprovalRule Rule => new(
            Number, new ApprovalReach(Entry, Class, Organisation, Channel), StoredDay.Read(From_Day), StoredDay.Read(Until_Day),
            Holds_Outside, By_Whom, Why, At, Ended_At);
    }

    public Task<IReadOnlyList<ApprovalRule>> OnAsync(DateOnly day, CancellationToken cancel) => ReadAsync(
        $"{Selected} where from_day <= @Day and until_day >= @Day and ended_at is null order by number", new { Day = StoredDay.Of(day) },
        cancel);

    public Task<IReadOnlyList<ApprovalRule>> ListAsync(string? organisation, CancellationToken cancel) => ReadAsync(
        $"{Selected} where @Any or organisation is null or organisation = @organisation order by number desc",
        new { organisation, Any = organisation is null }, cancel);

    public async Task<ApprovalRule?> FindAsync(long number, CancellationToken cancel) =>
        (await ReadAsync($"{Selected} where number = @number", new { number }, cancel)).FirstOrDefault();

    public Task<long> AddAsync(ApprovalRule rule, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            var number = await db.QuerySingleAsync<long>(
                "insert into answer_rules (entry, class, organisation, channel, from_day, until_day, holds_outside, by_whom, why, at) "
                + "values (@Entry, @Class, @Organisation, @Channel, @From, @Until, @HoldsOutside, @By, @Why, @At) returning number",
                new
                {
                    rule.Reach.Entry, rule.Reach.Class, rule.Reach.Organisation, rule.Reach.Channel, From = StoredDay.Of(rule.From),
                    Until = StoredDay.Of(rule.Until), rule.HoldsOutside, deed.By, Why = PersonalData.Mask(rule.Why), deed.At,
                });
            await AuditRows.AddAsync(db, deed with { Subject = FormattableString.Invariant($"{number}") });
            return number;
        },
        cancel);

    public Task<bool> EndAsync(long number, string? organisation, Deed deed, CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            if (await db.ExecuteAsync(
                "update answer_rules set ended_at = @At where number = @number and ended_at is null and until_day >= @Today "
                + "and (organisation = @organisation or @Any)",
                new { number, deed.At, Today = StoredDay.Of(Taiwan.Day(deed.At)), organisation, Any = organisation is null }) == 0) return false;

            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);

    private Task<IReadOnlyList<ApprovalRule>> ReadAsync(string sql, object values, CancellationToken cancel) =>
        database.ReadAsync<IReadOnlyList<ApprovalRule>>(
            async db => [.. (await db.QueryAsync<Row>(sql, values)).Select(r => r.Rule)], cancel);
}
