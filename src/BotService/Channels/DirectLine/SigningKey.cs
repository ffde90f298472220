using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace BotService.Channels.DirectLine;

/// <summary>The key behind the tokens. It outlives a restart, so that open pages need not begin again.</summary>
internal sealed class SigningKey(IOptions<DirectLineOptions> options)
{
    private const int Length = 32;

    private readonly Lazy<byte[]> key = new(() => Load(options.Value));

    public byte[] Bytes => key.Value;

    private static byte[] Load(DirectLineOptions options)
    {
        if (options.TokenKey is { Length: > 0 } configured)
        {
            return Convert.FromBase64String(configured);
        }

        var file = Path.GetFullPath(options.KeyFile);
        if (!File.Exists(file))
        {
            Make(file);
        }

        var text = File.ReadAllText(file).Trim();
        var bytes = new byte[Length * 2];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == Length
            ? bytes[..Length]
            : throw new InvalidDataException($"{file} holds no token key. Restore it, or delete it: a new one is then made and all tokens end.");
    }

    /// <summary>Written apart and moved into place, so that neither a crash nor a second process leaves half a key or two keys.</summary>
    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var fresh = $"{file}.{Environment.ProcessId}.new";
        var create = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(fresh, create))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length))));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(fresh, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(fresh); // Another process was first; its key is the key.
        }
    }
}
