namespace BotService.Channels.Voice.Speaking;

/// <summary>Puts passages on a file as a caller would hear them.</summary>
internal interface IVoiceRecorder
{
    /// <param name="file">A WAV file to be written; one that is there is replaced.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    Task RecordAsync(IReadOnlyList<Passage> passages, string file, CancellationToken cancel);
}
