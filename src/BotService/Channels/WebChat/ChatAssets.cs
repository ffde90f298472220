using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;

namespace BotService.Channels.WebChat;

/// <summary>The page's files, carried in the assembly, each with a fingerprint for its address.</summary>
internal sealed class ChatAssets
{
    private readonly FrozenDictionary<string, Asset> assets;

    public ChatAssets() => assets = new[] { ("chat.js", "text/javascript"), ("page.css", "text/css") }
        .ToFrozenDictionary(file => file.Item1, file => new Asset(Read(file.Item1), $"{file.Item2}; charset=utf-8"));

    public Asset? Find(string name) => assets.GetValueOrDefault(name);

    /// <summary>Path below the site's root. Changes with the content, so that it may be kept for ever.</summary>
    public string Path(string name) => $"/webchat/{name}?v={assets[name].Fingerprint}";

    public static byte[] Read(string name)
    {
        using var stream = typeof(ChatAssets).Assembly.GetManifestResourceStream($"webchat/{name}")
            ?? throw new InvalidOperationException($"The build left out webchat/{name}.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>One file. The compressed form is made when it is first asked for.</summary>
    internal sealed class Asset(byte[] content, string type)
    {
        private readonly Lazy<byte[]> brotli = new(() => Compress(content));

        public string Type { get; } = type;

        public string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(content))[..16];

        public byte[] Plain { get; } = content;

        public byte[] Brotli => brotli.Value;

        private static byte[] Compress(byte[] content)
        {
            using var result = new MemoryStream();
            using (var stream = new BrotliStream(result, CompressionLevel.Optimal, leaveOpen: true)) stream.Write(content);
            return result.ToArray();
        }
    }
}
