using System.Security.Cryptography;
using BotService.Conversations;
using BotService.Protocol;

namespace BotService.Hosting;

/// <summary>The one source of new ids and of chance.</summary>
public sealed class Ids
{
    /// <summary>
    /// Crockford's base32: no I, L, O, U, so that a number read out or copied by hand is not mistaken.
    /// </summary>
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly FillBytes fill;

    public Ids() : this(RandomNumberGenerator.Fill)
    {
    }

    /// <summary>With another source of chance, for tests.</summary>
    internal Ids(FillBytes fill) => this.fill = fill;

    internal delegate void FillBytes(Span<byte> bytes);

    /// <summary>130 random bits: a conversation's id must not be guessable.</summary>
    public string Conversation() => Text(26);

    /// <summary>80 random bits: unique, not secret.</summary>
    public string Activity() => Text(16);

    /// <summary>60 random bits: short enough to type, too long to try.</summary>
    public string Receipt() => Text(12);

    /// <summary>Random digits, each as likely as any other.</summary>
    public string Digits(int length)
    {
        Span<char> digits = stackalloc char[length];
        Span<byte> one = stackalloc byte[1];
        for (var i = 0; i < length; i++)
        {
            do fill(one);
            while (one[0] >= 250); // the last few values would favour the low digits
            digits[i] = (char)('0' + (one[0] % 10));
        }

        return new string(digits);
    }

    /// <summary>A random id of the given length, five bits a character.</summary>
    public string Text(int length)
    {
        Span<byte> bytes = stackalloc byte[64];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, bytes.Length);
        bytes = bytes[..length];
        fill(bytes);
        Span<char> text = stackalloc char[length];
        for (var i = 0; i < length; i++) text[i] = Alphabet[bytes[i] & 31];

        return new string(text);
    }

    /// <summary>
    /// How long to wait after a failure: doubles with each attempt up to a longest, less up to half by chance.
    /// </summary>
    /// <param name="attempt">1 after the first failure.</param>
    public TimeSpan Backoff(TimeSpan first, TimeSpan longest, int attempt)
    {
        var doubled = first * Math.Pow(2, Math.Min(attempt - 1, 20));
        return Jittered(doubled < longest ? doubled : longest);
    }

    /// <summary>
    /// The time shortened by up to half at random, so that many waiting at once do not come back at once.
    /// </summary>
    public TimeSpan Jittered(TimeSpan time)
    {
        Span<byte> bytes = stackalloc byte[2];
        fill(bytes);
        return time * (1 - (BitConverter.ToUInt16(bytes) / 131072.0));
    }
}
