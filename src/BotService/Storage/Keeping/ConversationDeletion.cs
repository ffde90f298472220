using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BotService.Engine.Language;
using BotService.Hosting;
using BotService.Privacy;
using BotService.Staff.Audit;
using BotService.Statistics;
using Dapper;

namespace BotService.Storage.Keeping;

/// <summary>Deletes all that a conversation left behind, in one change.</summary>
internal sealed class ConversationDeletion(Database database, IServiceKeys keys)
{
    private readonly Lazy<byte[]> key = new(() => keys.Get("deletion"));

    private sealed class States
    {
        public bool Held { get; init; }
        public bool Talks { get; init; }
        public bool Waits { get; init; }
        public bool Turns { get; init; }
    }

    /// <summary>By what a conversation is known again once nothing of it is there.</summary>
    public string SubjectOf(string conversation) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(conversation)));

    /// <summary>Runs inside a write about the conversation.</summary>
    public async Task<DeletionOutcome> DeleteAsync(DbConnection db, string conversation, string why, Deed deed)
    {
        var subject = SubjectOf(conversation);
        if (await WhyNotAsync(db, conversation, deed.At) is { } state) return new DeletionOutcome(state, null);
        var (counts, digest) = await CountAsync(db, conversation);
        if (counts.Count == 0) return new DeletionOutcome(DeletionState.Gone, await DeletionRow.OfSubjectAsync(db, subject));

        foreach (var source in (TallySource[])[TallySource.Talks, TallySource.CallBacks])
            await KeptCounts.KeepAsync(db, database, source, "conversation = @conversation", new { conversation });
        await DetachAsync(db, conversation, deed);
        await CitizenTexts.ForgetAsync(db, conversation);
        foreach (var table in CitizenTables.All.Where(t => t.Of is not null))
            await db.LaterAsync($"delete from {table.Name} where {table.Of}", new { conversation });
        await ReadMarks.LowerAsync(db);

        var deletion = await DeletionRow.AddAsync(
            db, new Deletion(0, deed.At, deed.By, PersonalData.Mask(why), counts, digest), subject);
        await AuditRows.AddAsync(
            db, deed with { Subject = deletion.Number.ToString(CultureInfo.InvariantCulture), Detail = digest });
        return new DeletionOutcome(DeletionState.Done, deletion);
    }

    private static async Task<DeletionState?> WhyNotAsync(DbConnection db, string conversation, DateTimeOffset now)
    {
        var states = await db.QuerySingleAsync<States>(
            """
            select
              exists (select 1 from retention_holds where conversation = @conversation and ended_at is null and until > @now) as held,
              exists (select 1 from live_talks where conversation = @conversation and status <> 'ended') as talks,
              exists (select 1 from held_answers where conversation = @conversation and status = 'waiting') as waits,
              exists (select 1 from inbox where conversation = @conversation and not done) as turns
            """,
            new { conversation, now });
        return states.Held ? DeletionState.OnHold : states.Talks ? DeletionState.InTalk : states.Waits ? DeletionState.AnswerWaits
            : states.Turns ? DeletionState.TurnUnderWay : null;
    }

    /// <summary>Every row that is about to go, counted and hashed.</summary>
    private async Task<(IReadOnlyDictionary<string, int> Counts, string Digest)> CountAsync(DbConnection db, string conversation)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Value);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var table in CitizenTables.All.Where(t => t.Of is not null))
        {
            var rows = (await db.QueryAsync(
                $"select {string.Join(", ", table.Columns)} from {table.Name} where {table.Of} order by 1", new { conversation }))
                .Cast<IDictionary<string, object?>>().ToList();
            if (rows.Count == 0) continue;
            counts.Add(table.Name, rows.Count);
            foreach (var row in rows) hash.AppendData(Bytes(table.Name, row));
        }

        return (counts, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Each value with its length before it, so that no two rows can pass for each other.</summary>
    private static byte[] Bytes(string table, IDictionary<string, object?> row)
    {
        var text = new StringBuilder(table);
        foreach (var (name, value) in row)
        {
            var said = value switch
            {
                null => "-",
                byte[] bytes => Convert.ToHexString(bytes),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                _ => value.ToString()!,
            };
            text.Append(CultureInfo.InvariantCulture, $"\n{name} {said.Length}:{said}");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>
    /// What stays, and would still name the conversation. An operator is told of danger all the same, without the
    /// words.
    /// </summary>
    private static async Task DetachAsync(DbConnection db, string conversation, Deed deed)
    {
        var which = new { conversation, deed.At, deed.By };
        foreach (var sql in (string[])
        [
            "update emergencies set text = '', conversation = '', activity_id = '' where conversation = @conversation and told_at is null",
            "update continuations set used_in = null where used_in = @conversation",
            "update aspect_ratings set conversation = '' where conversation = @conversation",
            "update improvements set item = null where item in (select number from low_items where conversation = @conversation)",
            "update retention_holds set conversation = '' where conversation = @conversation",
            "update privacy_requests set status = 'done', decided_at = @At, decided_by = @By, version = version + 1 "
                + "where conversation = @conversation and status = 'open'",
            "update privacy_requests set conversation = '', receipt = '' where conversation = @conversation",
            "delete from referrals where words in (select from_reason from live_talks where conversation = @conversation)",
        ]) await db.LaterAsync(sql, which);
    }
}
