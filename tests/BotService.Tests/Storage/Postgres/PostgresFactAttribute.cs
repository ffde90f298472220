namespace BotService.Tests.Storage.Postgres;

/// <summary>A test on a PostgreSQL of its own; where none can be started it is skipped with the reason.</summary>
internal sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresCluster.Missing;
}
