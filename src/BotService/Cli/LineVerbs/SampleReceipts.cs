using System.Collections.Concurrent;
using BotService.Bot;
using BotService.Engine.Cases;

namespace BotService.Cli.LineVerbs;

/// <summary>
/// The sheets of the sample replies, under numbers of their own. They are of the same length as
/// real ones, so that addresses are.
/// </summary>
internal sealed class SampleReceipts(Ids ids, TimeProvider time) : IReceipts
{
    private readonly ConcurrentDictionary<string, Receipt> kept = new(StringComparer.Ordinal);

    public string Keep(Sheet sheet)
    {
        var receipt = new Receipt(ids.Receipt(), time.GetUtcNow(), sheet);
        kept[receipt.Id] = receipt;
        return receipt.Id;
    }

    public Task<Receipt?> FindAsync(string id, CancellationToken cancel) => Task.FromResult(kept.GetValueOrDefault(id));
}
