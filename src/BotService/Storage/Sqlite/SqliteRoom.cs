using BotService.Conversations;
using BotService.Hosting;
using BotService.Hosting.Figures;
using BotService.Releases.InForce;
using BotService.Retention;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace BotService.Storage.Sqlite;

internal static class SqliteRoom
{
    /// <summary>One file, and its keys in the folder <c>keys</c> beside it.</summary>
    public static IServiceCollection AddSqlite(this IServiceCollection services, string connection)
    {
        services.AddSingleton(s => new SqliteFile(connection, s.GetRequiredService<IOptions<StoreOptions>>().Value));
        services.AddSingleton<IPostConfigureOptions<ReleaseOptions>>(s => new PostConfigureOptions<ReleaseOptions>(
            Options.DefaultName, o => o.Folder ??= Path.Combine(s.GetRequiredService<SqliteFile>().Folder, "releases")));
        services.AddSingleton<IMigrations, SqliteMigrations>();
        services.AddSingleton<SqliteBackup>();
        services.AddSingleton<Database, SqliteDatabase>();
        services.AddSingleton<IProcessName, SqliteSeat>();
        services.AddSingleton<IFigures, SqliteFigures>();
        services.AddSingleton<IStorePages, SqlitePages>();
        services.AddSingleton<INews, SqliteNews>();
        services.AddSingleton<IServiceKeys, KeyFiles>();
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, KeyFolder>();
        return services;
    }
}
