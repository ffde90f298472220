using System.Text;
using BotService.Cli;
using BotService.Releases;
using BotService.Releases.Calendar;
using BotService.Releases.Files;
using BotService.Staff.Audit;
using BotService.Storage;
using BotService.Tests.Crash;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BotService.Benchmarks.Load;

/// <summary>The store of a service that runs, opened beside it as a verb opens it.</summary>
internal sealed class StoreBeside : IDisposable
{
    private readonly IHost host;

    /// <param name="folder">That of the service.</param>
    public StoreBeside(string folder)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(
            [new("ConnectionStrings:Store", $"Data Source={ServiceProcess.StoreFile(folder)}")]);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddReleaseKeeping(builder.Configuration, Startup.Folders);
        host = builder.Build();
    }

    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>Keeps a release with one file otherwise than in another.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> KeepAsync(string release, string path, Func<string, string> change)
    {
        var files = (await Get<IReleaseStore>().FilesAsync(release, default))!;
        var hash = files.HashOf(path)!;
        var text = Encoding.UTF8.GetString((await Get<IBlobs>().ReadAsync([hash], default))[hash]);
        var blob = Blob.Of(Encoding.UTF8.GetBytes(change(text)));
        return (await Get<ReleaseKeeping>().KeepAsync(
            files.With(path, blob.Hash), [blob], new NewRelease("measured", "measured", release, ReleaseOrigin.Draft),
            Did("releases/keep"), default)).Id;
    }

    /// <summary>Puts one in force as one goes back to another: at once, as often in a day as one likes.</summary>
    public async Task PutAsync(string release)
    {
        var done = await Get<Publishing>().RollbackAsync(release, "measured", Did("releases/publish"), default);
        if (done.Outcome != PublishOutcome.Done) throw new InvalidOperationException($"{release} was not put in force: {done.Outcome}.");
    }

    public static Deed Did(string action) => new(TimeProvider.System.GetUtcNow(), Deed.Operator, action, "");

    public void Dispose() => host.Dispose();
}
