namespace BotService.Cli.PrivacyVerbs;

/// <summary>A file that is there whole or not at all, whatever happens meanwhile.</summary>
internal static class WholeFile
{
    /// <returns>Why it could not be written, in words; null when it is there.</returns>
    public static async Task<string?> WriteAsync(FileInfo file, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var fresh = $"{file.FullName}.{Environment.ProcessId}.new";
        try
        {
            var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var stream = new FileStream(fresh, how))
            {
                await stream.WriteAsync(bytes, cancel);
                stream.Flush(flushToDisk: true);
            }

            File.Move(fresh, file.FullName, overwrite: false);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(fresh)) File.Delete(fresh);
            return file.Exists ? $"{file.FullName} is there already; name another file."
                : $"{file.FullName} could not be written ({error.Message}). Nothing was left there, and nothing is lost.";
        }
    }
}
