using System.Data.Common;
using System.Text;
using BotService.Engine.Language;
using BotService.Protocol;
using BotService.Review.Misses;
using Dapper;

namespace BotService.Storage.Keeping;

/// <summary>
/// What one conversation's citizen said where it stands without the conversation: questions that were asked, groups of misses, examples
/// of replays, marks, proposals. Runs inside a write.
/// </summary>
internal static class CitizenTexts
{
    private const string Own = "select m.text_number from misses m where m.conversation = @conversation";

    /// <summary>Of these the conversation is the only one that asked it.</summary>
    private const string OnlyOwn =
        $"({Own} and not exists (select 1 from misses o where o.text_number = m.text_number "
        + "and coalesce(o.conversation, '') <> @conversation))";

    private sealed class SaidRow
    {
        public required string Json { get; init; }
        public bool Gathered { get; init; }
    }

    /// <summary>
    /// Each text that was said, as often as it was, and whether it was taken up among the questions that were asked.
    /// </summary>
    public static async Task<IReadOnlyList<(string Text, bool Gathered)>> SaidAsync(DbConnection db, string conversation)
    {
        var rows = await db.QueryAsync<SaidRow>(
            """
            select a.json, exists (select 1 from inbox i join turns t on t.conversation = i.conversation and t.activity_id = i.activity_id
                join asked_reads r on t.number <= r.turn
                where i.conversation = a.conversation and i.sequence = a.sequence and t.outcome <> 'none') as gathered
            from activities a where a.conversation = @conversation and not a.from_bot and a.type = 'message'
            """,
            new { conversation });
        var said = rows.Select(r => (Text: Text(r.Json), r.Gathered)).Where(r => r.Text.Length > 0).ToList();
        var others = await db.QueryAsync<string>(
            "select text from unanswered where conversation = @conversation union select question from held_answers "
            + "where conversation = @conversation", new { conversation });
        return [.. said, .. others.Where(t => t.Length > 0 && said.All(s => s.Text != t)).Select(t => (t, false))];
    }

    /// <summary>Texts that nobody else said go; of others one asker less is counted.</summary>
    public static async Task ForgetAsync(DbConnection db, string conversation)
    {
        var alone = new HashSet<string>(StringComparer.Ordinal);
        foreach (var same in (await SaidAsync(db, conversation)).GroupBy(s => s.Text, StringComparer.Ordinal))
        {
            var which = new { conversation, text = same.Key, Key = GroupKeeper.KeyOf(same.Key), Times = same.Count(s => s.Gathered) };
            await db.LaterAsync("update asked_questions set times = times - @Times where key = @Key", which);
            await db.LaterAsync("delete from asked_questions where key = @Key and times <= 0", which);
            if (!await db.QuerySingleAsync<bool>(
                $"select exists (select 1 from asked_questions where key = @Key) or exists (select 1 from miss_texts t where t.key = @Key "
                + $"and t.number not in {OnlyOwn})", which))
                alone.Add(same.Key);
        }

        await ForgetMissesAsync(db, conversation);
        foreach (var text in alone) await ForgetCopiesAsync(db, text);
    }

    /// <summary>Masks a piece of what was said in the copies of it.</summary>
    /// <param name="replace">Does so in a column of a table, in the rows for which a condition holds.</param>
    /// <returns>How many rows changed.</returns>
    public static async Task<int> MaskAsync(
        DbConnection db, string conversation, string piece, Func<DbConnection, string, string, string, object, string, Task<int>> replace)
    {
        var own = new { conversation };
        var changed = await replace(
            db, "miss_groups", "title", $"number in (select t.group_number from miss_texts t where t.number in ({Own}))", own, piece);
        changed += await replace(db, "miss_texts", "words_before", $"number in ({Own})", own, piece);
        if (await replace(db, "miss_texts", "text", $"number in ({Own})", own, piece) is > 0 and var texts)
        {
            changed += texts;
            await db.ExecuteAsync($"update miss_texts set key = 'masked ' || number where number in ({Own}) and text like @Marked", new
            {
                conversation, Marked = $"%{PersonalMark.Blank}%",
            });
        }

        var holding = (await SaidAsync(db, conversation)).Select(s => s.Text).Where(s => s.Contains(piece, StringComparison.Ordinal));
        foreach (var said in holding.Distinct(StringComparer.Ordinal))
        {
            var same = new { said, Key = GroupKeeper.KeyOf(said), part = $"%{InJson(said)}%" };
            changed += await replace(db, "asked_questions", "text", "key = @Key", same, piece);
            await db.ExecuteAsync("update asked_questions set key = 'masked ' || number where key = @Key", same);
            changed += await replace(db, "replay_groups", "example", "example = @said", same, piece);
            changed += await replace(db, "desk_marks", "text", "text = @said", same, piece);
            changed += await replace(db, "proposals", "utterances", "utterances like @part", same, piece);
            changed += await replace(db, "proposals", "trial", "trial like @part", same, piece);
        }

        changed += await replace(
            db, "referrals", "words", "words in (select from_reason from live_talks where conversation = @conversation)", own, piece);
        return changed;
    }

    /// <summary>The groups keep their figures.</summary>
    private static async Task ForgetMissesAsync(DbConnection db, string conversation)
    {
        var which = new { conversation };
        await db.LaterAsync($"update miss_texts set words_before = '[]' where number in ({Own})", which);
        await db.LaterAsync(
            "update miss_groups set title = '' where exists (select 1 from miss_texts t where t.group_number = miss_groups.number "
            + $"and t.text = miss_groups.title and t.number in {OnlyOwn})", which);
        await db.LaterAsync($"update miss_texts set text = '', key = 'deleted ' || number where number in {OnlyOwn}", which);
    }

    /// <summary>What a release was made of meanwhile is the knowledge's own.</summary>
    private static async Task ForgetCopiesAsync(DbConnection db, string text)
    {
        await db.LaterAsync("update replay_groups set example = '' where example = @text", new { text });
        await db.LaterAsync("delete from desk_marks where text = @text", new { text });
        await ReplaceAsync(db, "proposals", "utterances", text, PersonalMark.Blank);
        await ReplaceAsync(db, "proposals", "trial", text, PersonalMark.Blank);
        await ReplaceAsync(db, "proposals", "was", text, PersonalMark.Blank);
        await ReplaceAsync(db, "replay_groups", "difference", text, PersonalMark.Blank);
    }

    /// <summary>In JSON, where it stands as a whole string.</summary>
    private static Task ReplaceAsync(DbConnection db, string table, string column, string text, string by) => db.LaterAsync(
        $"update {table} set {column} = replace({column}, @from, @to) where {column} like '%' || @part || '%'",
        new { from = Json.Write(text), to = Json.Write(by), part = $"\"{InJson(text)}\"" });

    /// <summary>As it stands within a string of JSON, for <c>like</c>.</summary>
    private static string InJson(string text) => Json.Write(text)[1..^1].Replace("%", "_", StringComparison.Ordinal);

    private static string Text(string json) =>
        PersonalData.Mask(Activity.Parse(Encoding.UTF8.GetBytes(json)).Text("text") ?? "").Trim();
}
