using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;

namespace BotService.Storage.Sqlite;

/// <summary>Keeps the data protection keys beside the database, readable for this account only.</summary>
internal sealed class KeyFolder(SqliteFile file, ILoggerFactory logs) : IConfigureOptions<KeyManagementOptions>
{
    public void Configure(KeyManagementOptions options)
    {
        var folder = Path.Combine(file.Folder, "keys");
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(file.Folder);
                Directory.CreateDirectory(
                    folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }

            // Found out now rather than when a key is renewed, weeks after the start.
            var probe = Path.Combine(folder, ".writable");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception error) when (file.Explain(error) is { } explained)
        {
            throw explained;
        }

        options.XmlRepository = new FileSystemXmlRepository(new DirectoryInfo(folder), logs);
    }
}
