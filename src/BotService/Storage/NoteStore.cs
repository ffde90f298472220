using BotService.Engine.Language;
using BotService.Insight;
using Dapper;

namespace BotService.Storage;

/// <summary>The masking stands here and not with the callers, so that none can forget it.</summary>
internal sealed class NoteStore(Database database) : INotes
{
    // Properties, not a constructor: times have another type in each engine.
    private sealed class Row
    {
        public required string Receipt { get; init; }
        public required string Entry { get; init; }
        public required string About { get; init; }
        public required string Text { get; init; }
        public DateTimeOffset At { get; init; }
    }

    public Task<bool> AddAsync(Note note, CancellationToken cancel)
    {
        var row = new
        {
            note.At, note.Receipt, note.Entry, note.About, Text = PersonalData.Mask(note.Text),
            Most = Note.MostPerReceipt,
        };
        return database.WriteAsync(
            async db =>
            {
                return await db.ExecuteAsync(
                    "insert into notes (at, receipt, entry, about, text) "
                    + "select @At, @Receipt, @Entry, @About, @Text "
                    + "where (select count(*) from notes where receipt = @Receipt) < @Most", row) == 1;
            },
            cancel);
    }

    public async Task<IReadOnlyList<Note>> OfAsync(string receipt, CancellationToken cancel)
    {
        var rows = await database.ReadAsync(
            async db => (await db.QueryAsync<Row>(
                "select receipt, entry, about, text, at from notes where receipt = @receipt order by number",
                new { receipt })).AsList(),
            cancel);
        return [.. rows.Select(r => new Note(r.Receipt, r.Entry, r.About, r.Text, r.At))];
    }
}
