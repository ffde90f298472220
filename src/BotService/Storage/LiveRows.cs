using System.Data.Common;
using BotService.Handoff;

namespace BotService.Storage;

/// <summary>What staff's pages show at once. Runs inside a write.</summary>
internal static class LiveRows
{
    public static Task AddAsync(DbConnection db, LiveEvent shown) => db.LaterAsync(
        "insert into live_events (at, kind, organisation, person, conversation, sequence) "
        + "values (@At, @Kind, @Organisation, @Person, @Conversation, @Sequence)",
        new { shown.At, shown.Kind, shown.Organisation, shown.Person, shown.Conversation, shown.Sequence });
}
