using System.Runtime.InteropServices;
using BotService.Engine;
using BotService.Hosting;
using BotService.Releases.InForce;

namespace BotService.Releases;

/// <summary>
/// Reads the data folders anew when the process gets SIGHUP, beside the answering, and puts the new release in place. One
/// that does not load changes nothing, nor does any while the calendar says what answers.
/// </summary>
/// <param name="folders">Keeps what is read as a release; null: there is no calendar.</param>
internal sealed partial class ReleaseSwap(
    ReleaseShelf shelf, Func<ReleaseReading> read, ILogger<ReleaseSwap> log, FolderReleases? folders = null)
    : IHostedService, IDisposable
{
    private PosixSignalRegistration? signal;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        signal = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context =>
        {
            context.Cancel = true;
            _ = Task.Run(RunAsync, CancellationToken.None);
        });
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        signal?.Dispose();
        signal = null;
        return Task.CompletedTask;
    }

    public void Dispose() => signal?.Dispose();

    /// <returns>Whether the data as it lies there now answers.</returns>
    internal async Task<bool> RunAsync()
    {
        await shelf.Changing.WaitAsync();
        try
        {
            var before = shelf.Current.Id;
            if (folders is not null && await folders.InsteadAsync(CancellationToken.None) is not null) return false;
            var reading = read();
            if (reading.Release is not { } release)
            {
                foreach (var problem in reading.Problems.Where(p => p.IsError).Take(20)) Wrong(problem.ToString());
                Refused(reading.Problems.Count(p => p.IsError), before);
                return false;
            }

            if (release.Id == before)
            {
                Unchanged(before);
                return true;
            }

            _ = release.Search; // built now, not when the first citizen searches
            if (folders is not null) await folders.KeepAsync(release, CancellationToken.None);
            shelf.Put(release);
            Swapped(release.Id, before, release.Knowledge.Entries.Count);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or StoreUnavailableException)
        {
            Unreadable(e.Message, shelf.Current.Id);
            return false;
        }
        finally
        {
            shelf.Changing.Release();
            Leftovers.GiveBack();
        }
    }

    [LoggerMessage(1801, LogLevel.Information, "Release {Release} answers now, with {Entries} entries; before it was {Before}")]
    private partial void Swapped(string release, string before, int entries);

    [LoggerMessage(1802, LogLevel.Information, "The data is that of release {Release}, which answers already")]
    private partial void Unchanged(string release);

    [LoggerMessage(1803, LogLevel.Error, "New data refused: {Problem}")]
    private partial void Wrong(string problem);

    [LoggerMessage(1804, LogLevel.Error, "The new data has {Count} problems and does not answer; release {Release} goes on")]
    private partial void Refused(int count, string release);

    [LoggerMessage(1805, LogLevel.Error, "The new data cannot be read ({Reason}); release {Release} goes on")]
    private partial void Unreadable(string reason, string release);
}
