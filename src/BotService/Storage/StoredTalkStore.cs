using System.Text;
using BotService.Conversations;
using BotService.Conversations.Turns;
using BotService.Editing.Replay;
using BotService.Engine.Cases;
using BotService.Protocol;
using Dapper;

namespace BotService.Storage;

/// <summary>What was said stands masked in the history.</summary>
internal sealed class StoredTalkStore(Database database) : IStoredTalks
{
    private sealed class LineRow
    {
        public required string Conversation { get; init; }
        public string? Locale { get; init; }
        public required string Json { get; init; }
    }

    private sealed class ListRow
    {
        public required string Id { get; init; }
        public DateTimeOffset At { get; init; }
        public required string Sheet { get; init; }
        public string? Given { get; init; }

        public Receipt Receipt =>
            new(Id, At, Storage.Json.Read<Sheet>(Sheet)) { Case = Given is null ? null : Storage.Json.Read<GivenCase>(Given) };
    }

    public async Task<IReadOnlyList<StoredTalk>> TalksAsync(string after, int most, CancellationToken cancel)
    {
        // Keys and silences of calls are no messages: a call is replayed by what was said.
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<LineRow>(
                """
                select c.id as conversation, c.locale, a.json from conversations c join activities a on a.conversation = c.id
                where c.id in (
                  select id from conversations where id > @after and exists (
                    select 1 from activities said where said.conversation = conversations.id and not said.from_bot and said.type = 'message')
                  order by id limit @most)
                and not a.from_bot and a.type = 'message' order by c.id, a.sequence
                """,
                new { after, most })).AsList(),
            cancel);
        return [.. rows.GroupBy(r => r.Conversation).Select(talk => new StoredTalk(
            talk.Key,
            [.. talk.Select(r => TurnInput.Of(Activity.Parse(Encoding.UTF8.GetBytes(r.Json)), greeting: false, r.Locale))]))];
    }

    public async Task<IReadOnlyList<Receipt>> ListsAsync(string after, int most, CancellationToken cancel)
    {
        var rows = await database.ReadAsideAsync(
            async db => (await db.QueryAsync<ListRow>(
                "select id, at, sheet, given from receipts where id > @after order by id limit @most", new { after, most })).AsList(), cancel);
        return [.. rows.Select(r => r.Receipt)];
    }
}
