using System.Data.Common;
using BotService.Conversations;
using BotService.Conversations.Elsewhere;
using BotService.Desk;
using BotService.Engine.Dialogs;
using BotService.Staff.Audit;

namespace BotService.Storage;

internal sealed class HandOuts(Database database) : IHandOuts
{
    public Task AddAsync(
        string conversation, DialogState state, Receipt receipt, Deed deed, CancellationToken cancel) =>
        AddAsync(conversation, state, DeskDeed.Printed, deed, db => ReceiptRow.AddAsync(db, conversation, receipt), cancel);

    public Task AddAsync(
        string conversation, DialogState state, Continuation number, Deed deed, CancellationToken cancel) =>
        AddAsync(conversation, state, DeskDeed.PassedOn, deed, db => Continuations.AddAsync(db, conversation, number), cancel);

    private Task AddAsync(
        string conversation, DialogState state, DeskDeed what, Deed deed, Func<DbConnection, Task> given,
        CancellationToken cancel) => database.WriteAsync(
        async db =>
        {
            await ConversationRow.BeginAsync(db, conversation, IHandOuts.Channel, state, deed.At);
            await given(db);
            await DeskCounts.AddAsync(db, deed.At, state.Topic!.Entry, what);
            await AuditRows.AddAsync(db, deed);
            return true;
        },
        cancel);
}
