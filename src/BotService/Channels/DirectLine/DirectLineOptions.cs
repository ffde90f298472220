using Microsoft.Extensions.Options;

namespace BotService.Channels.DirectLine;

/// <summary>
/// Section <c>DirectLine</c>; its <c>TrustedOrigins</c> are in <see cref="Hosting.SiteOptions"/>,
/// because the page needs them too.
/// </summary>
public sealed class DirectLineOptions
{
    public const string Section = "DirectLine";

    private const int ShortestSecret = 16;

    /// <summary>
    /// Site keys, server to server: each may open and read any Direct Line conversation. Each of 16 characters or more;
    /// blank entries open nothing. Default: none.
    /// </summary>
    public IList<string> Secrets { get; init; } = [];

    /// <summary>
    /// Like <see cref="Secrets"/>, of telephone gateways that are Direct Line clients: what they open is a call, and
    /// its replies are for the ear. None may stand among <see cref="Secrets"/> too. Default: none.
    /// </summary>
    public IList<string> VoiceSecrets { get; init; } = [];

    /// <summary>
    /// Life of a token in minutes; stock clients renew after 15, so less than 16 is for tests.
    /// Over 0 up to 1440, default 30.
    /// </summary>
    public double TokenMinutes { get; set; } = 30;

    /// <summary>How long a stream address may be used, in seconds. Over 0 up to 600, default 60.</summary>
    public double StreamTokenSeconds { get; set; } = 60;

    /// <summary>Time between two empty frames on an open stream, in seconds; 1…60, default 20.</summary>
    public int KeepAliveSeconds { get; set; } = 20;

    /// <summary>
    /// Longest body of a caller with a token, in bytes: ten thousand Chinese characters and what is around them.
    /// 1024…262144, default 32768 (32 kB).
    /// </summary>
    public int MaxBytes { get; set; } = 32 * 1024;

    /// <summary>
    /// The same for callers with a secret, who answer for themselves; 1024…1048576, default 262144 (256 kB).
    /// </summary>
    public int MaxBytesWithSecret { get; set; } = 256 * 1024;

    /// <summary>
    /// Activities that may wait for a slow stream before it is closed with 1013; 16…65536, default 256.
    /// </summary>
    public int StreamQueue { get; set; } = 256;

    /// <summary>Open streams per conversation; one more closes the oldest. 1…1000, default 16.</summary>
    public int StreamsPerConversation { get; set; } = 16;

    /// <summary>
    /// How long reading waits for a store that does not answer, in seconds, before it says "nothing new"; 0…15 because
    /// clients give up after 20. Default 10.
    /// </summary>
    public double PatienceSeconds { get; set; } = 10;

    /// <summary>
    /// Signs tokens; base64 of at least 32 random bytes. Set it when several nodes share the load. Default: a
    /// random key kept with the store.
    /// </summary>
    public string? TokenKey { get; set; }

    internal bool HasSecretForBoth => Given(Secrets).Intersect(Given(VoiceSecrets)).Any();

    internal static IEnumerable<string> Given(IEnumerable<string> secrets) =>
        secrets.Where(secret => !string.IsNullOrWhiteSpace(secret)).Select(secret => secret.Trim());

    internal static bool HasShort(IEnumerable<string> secrets) =>
        Given(secrets).Any(secret => secret.Length < ShortestSecret);

    internal int MaxBytesOf(Caller caller) => caller.HasSecret ? MaxBytesWithSecret : MaxBytes;
}

internal sealed class DirectLineOptionsCheck : IValidateOptions<DirectLineOptions>
{
    public ValidateOptionsResult Validate(string? name, DirectLineOptions options)
    {
        var faults = new List<string>();
        Range(options.TokenMinutes is > 0 and <= 1440, nameof(options.TokenMinutes), "over 0 up to 1440");
        Range(options.StreamTokenSeconds is > 0 and <= 600, nameof(options.StreamTokenSeconds), "over 0 up to 600");
        Range(options.KeepAliveSeconds is >= 1 and <= 60, nameof(options.KeepAliveSeconds), "1…60");
        Secret(options.Secrets, nameof(options.Secrets));
        Secret(options.VoiceSecrets, nameof(options.VoiceSecrets));
        Range(!options.HasSecretForBoth, nameof(options.VoiceSecrets), "others than Secrets");
        Range(options.MaxBytes is >= 1024 and <= 262144, nameof(options.MaxBytes), "1024…262144");
        Range(options.MaxBytesWithSecret is >= 1024 and <= 1048576, nameof(options.MaxBytesWithSecret), "1024…1048576");
        Range(options.StreamQueue is >= 16 and <= 65536, nameof(options.StreamQueue), "16…65536");
        Range(options.StreamsPerConversation is >= 1 and <= 1000, nameof(options.StreamsPerConversation), "1…1000");
        Range(options.PatienceSeconds is >= 0 and <= 15, nameof(options.PatienceSeconds), "0…15");
        Range(options.TokenKey is null or "" || IsKey(options.TokenKey), nameof(options.TokenKey),
            "base64 of at least 32 bytes");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Secret(IList<string> secrets, string option) => Range(!DirectLineOptions.HasShort(secrets), option,
            "16 characters or more each, or anybody could guess one and read every conversation");

        void Range(bool good, string option, string range)
        {
            if (!good)
            {
                faults.Add($"DirectLine:{option} must be {range}.");
            }
        }
    }

    private static bool IsKey(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= 32;
    }
}
