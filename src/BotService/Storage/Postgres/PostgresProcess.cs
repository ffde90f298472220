using BotService.Hosting;
using BotService.Protocol;

namespace BotService.Storage.Postgres;

/// <summary>
/// A name by chance, new with each start: what a former process had taken up is free when its lease ends.
/// </summary>
internal sealed class PostgresProcess(Ids ids) : IProcessName
{
    public string Name { get; } = ids.Activity();
}
