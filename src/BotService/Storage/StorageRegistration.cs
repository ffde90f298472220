using BotService.Bot;
using BotService.Bot.Figures;
using BotService.Storage.Sqlite;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace BotService.Storage;

public static class StorageRegistration
{
    /// <summary>
    /// Keeps everything in one SQLite file (<c>ConnectionStrings:Store</c>) and the keys for what waits encrypted in
    /// the folder <c>keys</c> beside it.
    /// </summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<StoreOptions>().Bind(configuration.GetSection(StoreOptions.Section))
            .ValidateDataAnnotations().ValidateOnStart();

        var connection = configuration.GetConnectionString("Store") is { Length: > 0 } configured
            ? configured : StoreOptions.DefaultConnection;
        services.AddSingleton(s => new SqliteFile(connection, s.GetRequiredService<IOptions<StoreOptions>>().Value));
        services.AddSingleton<IMigrations, SqliteMigrations>();
        services.AddSingleton<SqliteBackup>();
        services.AddSingleton<Database, SqliteDatabase>();

        services.AddSingleton<InboxCipher>();
        services.AddSingleton<IConversations, Conversations>();
        services.AddSingleton<IInbox, Inbox>();
        services.AddSingleton<IOutbox, OutboxStore>();
        services.AddSingleton<IOutboxFigures, OutboxCounts>();
        services.AddSingleton<IReceipts, Receipts>();
        services.AddSingleton<Bot.Elsewhere.IContinuations, Continuations>();
        services.AddSingleton<ISearchLog, SearchLog>();
        services.AddSingleton<Bot.Safety.IEmergencies, Emergencies>();
        services.AddSingleton<IDemand, Demand>();
        services.AddSingleton<IStoreHealth, StoreHealth>();
        services.AddSingleton<IFigures, BacklogFigures>();
        services.AddSingleton<IFigures, SqliteFigures>();
        services.AddSingleton<IServiceKeys, KeyFiles>();

        // Named, not left to the content root: a moved installation must still read what it wrote.
        services.AddDataProtection().SetApplicationName("BotService");
        services.AddSingleton<IConfigureOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>, KeyFolder>();

        // It warns at each new key that keys are not encrypted on disk. That is by choice: whoever can read this
        // folder can read the database too.
        services.AddLogging(
            log => log.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        return services;
    }
}
