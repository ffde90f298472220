using BotService.Conversations;
using BotService.Hosting;
using BotService.Hosting.Figures;
using BotService.Retention;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Storage.Postgres;

internal static class PostgresRoom
{
    /// <summary>One database, which holds the keys too and may be shared by several processes.</summary>
    public static IServiceCollection AddPostgres(this IServiceCollection services, string connection)
    {
        services.TryAddSingleton(_ => new Ids());
        services.AddSingleton(
            s => new PostgresServer(connection, s.GetRequiredService<IOptions<StoreOptions>>().Value));
        services.AddSingleton<IMigrations, PostgresMigrations>();
        services.AddSingleton<Database, PostgresDatabase>();
        services.AddSingleton<IProcessName, PostgresProcess>();
        services.AddSingleton<IFigures, PostgresFigures>();
        services.AddSingleton<IStorePages, ServerPages>();
        services.AddSingleton<INews, PostgresNews>();
        services.AddSingleton<PostgresKeys>();
        services.AddSingleton<IServiceKeys>(s => s.GetRequiredService<PostgresKeys>());
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(s => s.GetRequiredService<PostgresKeys>());
        return services;
    }
}
