using System.Security.Cryptography;
using System.Text;

namespace BotService.Channels.Voice.Voices;

/// <summary>
/// Prompts that somebody has spoken, in a folder by language; another voice says what is not there. A file is named
/// by what it says: the first twelve hex digits of the SHA-256 of the text in UTF-8.
/// </summary>
internal sealed class RecordedVoice(string folder, VoiceClient otherwise) : VoiceClient
{
    public static string FileOf(string text, string language) =>
        Path.Combine(language, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12] + ".wav");

    public override async Task<short[]> SpeakAsync(string text, string language, CancellationToken cancel)
    {
        // The language comes from our own replies; as a path it is not trusted all the same.
        var file = Path.Combine(folder, FileOf(text, Path.GetFileName(language)));
        if (!File.Exists(file)) return await otherwise.SpeakAsync(text, language, cancel);

        var (samples, rate) = WaveFile.Read(await File.ReadAllBytesAsync(file, cancel));
        return new Resampler(rate, Pcm.Rate).Convert(samples);
    }

    protected override void Dispose(bool disposing) => otherwise.Dispose();
}
