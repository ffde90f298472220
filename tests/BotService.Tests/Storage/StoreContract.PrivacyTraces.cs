using BotService.Engine.Dialogs.CallBacks;
using BotService.Review.Misses;
using BotService.Storage.Keeping;
using Dapper;

namespace BotService.Tests.Storage;

public abstract partial class StoreContract
{
    /// <summary>A row in every table in which something of a citizen can stand, with the text wherever a text stands.</summary>
    private async Task LeaveTracesAsync(string conversation, string text)
    {
        var own = conversation == "c";
        var values = new
        {
            C = conversation, T = text, J = Json(text), S = $"[\"{text}\"]", At = PrivacyDay, Yes = true, No = false,
            Key = GroupKeeper.KeyOf(text), R = own ? "AAAABBBBCCCC" : "GGGGHHHHJJJJ", N = own ? "DDDDEEEEFFFF" : "KKKKMMMMNNNN",
            K = CallBackNumber.Of(own ? 1 : 2), Bytes = new byte[] { 1 },
        };
        string[] all =
        [
            "insert into conversations (id, channel, created_at, state) values (@C, 'webchat', @At, @J) on conflict (id) do "
                + "update set state = @J",
            "insert into inbox (conversation, event_key, activity_id, sequence, at, greeting, done) values (@C, 'k', 'a', 1, "
                + "@At, @No, @Yes)",
            "insert into activities (conversation, sequence, at, from_bot, type, json) values (@C, 1, @At, @No, 'message', @J)",
            "insert into outbox (conversation, sequence, json, queued_at, not_before, status) values (@C, 2, @J, @At, @At, 'sent')",
            "insert into turns (conversation, activity_id, at, locale, kind, entry, slots, rivals, outcome, release, "
                + "milliseconds, explanation) "
                + "values (@C, 'a', @At, 'en', 'answer', 'twc.suspend', @J, '[]', 'matched', 'r', 1, @J)",
            "update asked_reads set turn = (select max(number) from turns)",
            "insert into unanswered (at, conversation, activity_id, text, reason, nearest, release) values (@At, @C, 'a', @T, "
                + "'out-of-scope', '[]', 'r')",
            "insert into ratings (at, conversation, score, words, release) values (@At, @C, 1, @T, 'r')",
            "insert into aspect_ratings (at, day, conversation, organisation, channel, locale, aspect, score) "
                + "values (@At, '2026-11-20', @C, 'twc', 'webchat', 'en', 'measures', 5)",
            "insert into handoffs (at, conversation, release) values (@At, @C, 'r')",
            "insert into receipts (id, at, conversation, entry, sheet, given) values (@R, @At, @C, 'twc.suspend', @J, @J)",
            "insert into notes (at, receipt, entry, about, text) values (@At, @R, 'twc.suspend', 'x', @T)",
            "insert into withdrawn (conversation, activity_id, at) values (@C, 'w', @At)",
            "insert into continuations (code, conversation, at) values (@N, @C, @At)",
            "insert into emergencies (at, conversation, activity_id, kind, language, sure, numbers, text, release, not_before) "
                + "values (@At, @C, 'a', 'gas', 'en', @Yes, '119', @T, 'r', @At)",
            "insert into emergencies (at, conversation, activity_id, kind, language, sure, numbers, text, release, not_before, told_at) "
                + "values (@At, @C, 'a', 'gas', 'en', @Yes, '119', @T, 'r', @At, @At)",
            "insert into miss_groups (title, first_at, last_at, size, texts) values (@T, @At, @At, 1, 1)",
            "insert into miss_texts (key, group_number, text, reason, size, first_at, last_at, words_before) "
                + "select @Key, max(number), @T, 'x', 1, @At, @At, @S from miss_groups",
            "insert into misses (text_number, source, origin, at, conversation, activity_id) "
                + "select max(t.number), 'unanswered', max(t.number), @At, @C, 'a' from miss_texts t",
            "insert into asked_questions (key, text, locale, times, first_day, last_day) values (@Key, @T, 'en', 1, "
                + "'2026-11-20', '2026-11-20')",
            "insert into low_items (conversation, at, heard_at, reasons) values (@C, @At, @At, '[]')",
            "insert into low_notes (item, at, by_whom, kind, text) select max(number), @At, 'p', 'noted', @T from low_items",
            "insert into callbacks (number, conversation, channel, locale, part, asked_at, from_at, due_at, contact) "
                + "values (@K, @C, 'webchat', 'en', 'any', @At, @At, @At, @Bytes)",
            "insert into callback_attempts (callback, at, by_whom, outcome, word) values (@K, @At, 'p', 'reached', @T)",
            "insert into callback_contacts (conversation, at, contact, activity_id) values (@C, @At, @Bytes, 'a')",
            "insert into live_talks (conversation, channel, locale, asked_at, place_at, promise_at, due_at, clock, status, from_reason) "
                + "values (@C, 'webchat', 'en', @At, @At, @At, @At, 'none', 'ended', @T)",
            "insert into live_events (at, kind, conversation) values (@At, 'message', @C)",
            "insert into referrals (signature, at, from_name, organisation, entry, words, code) values (@R, @At, 'x', 'twc', "
                + "'', @T, 'code')",
            HeldAnswerSql("approved"),
            "insert into calls (id, gateway, caller_kind, began_at) values (@C, 'g', 'withheld', @At)",
            "insert into desk_marks (at, by_whom, text, mark, release) values (@At, 'p', @T, 'right', 'r')",
            "insert into proposals (kind, utterances, by_whom, at, trial) values ('utterances', @S, 'p', @At, @S)",
            "insert into privacy_requests (receipt, conversation, asked_at, due_at) values (@R, @C, @At, @At)",
            "insert into marked_texts (conversation, places, by_whom, at) values (@C, 1, 'p', @At)",
        ];
        await database.WriteAsync(
            async db =>
            {
                foreach (var sql in all) await db.ExecuteAsync(sql, values);
                return true;
            },
            default);
    }

    private static string HeldAnswerSql(string status) =>
        "insert into held_answers (conversation, inbox, activity_id, turns, rule, entry, channel, locale, question, replies, "
                + "kept, held_at, "
        + "due_at, lapses_at, status) values (coalesce(@C, 'c'), 1, 'a', 1, 1, 'twc.suspend', 'webchat', 'en', coalesce(@T, ''), "
        + $"coalesce(@S, '[]'), coalesce(@J, '{{}}'), @At, @At, @At, '{status}')";

    private static string Json(string text) => $"{{\"type\":\"message\",\"text\":\"{text}\"}}";

    private Task ExecuteAsync(string sql) => database.WriteAsync(
        db => db.ExecuteAsync(sql, new { At = PrivacyDay, C = (string?)null, T = (string?)null, S = (string?)null, J = (string?)null }),
        default);

    /// <summary>Every column of every table in which the text stands, and in how many rows.</summary>
    private async Task<IReadOnlyList<string>> PlacesOfAsync(string text)
    {
        var places = new List<string>();
        foreach (var table in CitizenTables.All.Concat(OtherTables.All).Where(t => t.Name is not ("keys" or "blobs")))
        {
            foreach (var column in table.Columns)
            {
                var count = await database.ReadAsync(
                    db => db.QuerySingleAsync<long>(
                        $"select count(*) from {table.Name} where cast({column} as text) like @Like", new { Like = $"%{text}%" }),
                    default);
                if (count > 0) places.Add($"{table.Name}.{column} {count}");
            }
        }

        return places;
    }

    private async Task<IReadOnlyList<string>> ColumnsWithAsync(string column, string value)
    {
        var tables = new List<string>();
        foreach (var table in CitizenTables.All.Concat(OtherTables.All).Where(t => t.Columns.Contains(column)))
        {
            if (await database.ReadAsync(
                db => db.QuerySingleAsync<long>($"select count(*) from {table.Name} where {column} = @value", new { value }), default) > 0)
                tables.Add(table.Name);
        }

        return tables;
    }
}
