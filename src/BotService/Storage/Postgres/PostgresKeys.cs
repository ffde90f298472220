using System.Security.Cryptography;
using System.Xml.Linq;
using BotService.Hosting;
using Dapper;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using Npgsql;

namespace BotService.Storage.Postgres;

/// <summary>
/// Keeps the keys in the database, where every process finds the same ones: the service's own by name, and those of
/// data protection as its XML.
/// </summary>
internal sealed class PostgresKeys(PostgresServer server, IMigrations migrations)
    : IServiceKeys, IXmlRepository, IConfigureOptions<KeyManagementOptions>
{
    private const int Length = 32;
    private const string OfService = "service/";
    private const string OfProtection = "protection/";

    public byte[] Get(string name)
    {
        var row = new { Name = OfService + name, Value = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)) };
        return Run(db =>
        {
            // Whoever comes first makes it; the others read that.
            db.Execute("insert into keys (name, value) values (@Name, @Value) on conflict (name) do nothing", row);
            return Convert.FromBase64String(
                db.ExecuteScalar<string>("select value from keys where name = @Name", row)!);
        });
    }

    public IReadOnlyCollection<XElement> GetAllElements() =>
        Run(db => db.Query<string>("select value from keys where starts_with(name, @OfProtection) order by name", new { OfProtection })
            .Select(XElement.Parse).ToList());

    public void StoreElement(XElement element, string friendlyName) =>
        Run(db => db.Execute("insert into keys (name, value) values (@Name, @Value)",
            new { Name = OfProtection + friendlyName, Value = element.ToString(SaveOptions.DisableFormatting) }));

    public void Configure(KeyManagementOptions options) => options.XmlRepository = this;

    private T Run<T>(Func<NpgsqlConnection, T> work)
    {
        migrations.Apply();
        try
        {
            using var connection = server.Writing.OpenConnection();
            return work(connection);
        }
        catch (Exception error) when (server.Explain(error) is { } explained)
        {
            throw explained;
        }
    }
}
