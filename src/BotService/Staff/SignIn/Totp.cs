using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BotService.Staff.SignIn;

/// <summary>
/// Codes of authenticator apps: RFC 6238 with SHA-1, steps of 30 seconds and six digits, which is what all of them
/// make. ASP.NET Core's own provider takes a code twice within its window; here a step is taken once.
/// </summary>
public static class Totp
{
    private const int KeyBytes = 20, Modulus = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Steps that a clock may be ahead or behind.</summary>
    private const int Slack = 1;

    /// <summary>Steps in which a wrong clock is recognised as such: about ten minutes.</summary>
    private const int Astray = 21;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyBytes);

    /// <summary>The secret as apps take it when it is typed.</summary>
    public static string Text(byte[] key)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var b in key)
        {
            buffer = ((buffer & 0xff) << 8) | b;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(Base32[(buffer >> (bits - 5)) & 31]);
        }

        if (bits > 0) text.Append(Base32[(buffer << (5 - bits)) & 31]);
        return text.ToString();
    }

    /// <summary>What the picture says that apps read.</summary>
    public static string Address(byte[] key, string service, string email) =>
        $"otpauth://totp/{Uri.EscapeDataString(service)}:{Uri.EscapeDataString(email)}?secret={Text(key)}&issuer={Uri.EscapeDataString(service)}";

    /// <summary>The code of a moment.</summary>
    public static string Code(byte[] key, DateTimeOffset at) => Code(key, StepOf(at));

    /// <summary>Whether a code is one of now.</summary>
    /// <param name="used">The newest step a code was taken of.</param>
    public static TotpFinding Check(byte[] key, string code, DateTimeOffset now, long used)
    {
        var digits = string.Concat(code.Normalize(NormalizationForm.FormKC).Where(char.IsAsciiDigit));
        var current = StepOf(now);
        for (var step = current - Astray; step <= current + Astray; step++)
        {
            if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(key, step)), Encoding.ASCII.GetBytes(digits)))
                continue;
            if (Math.Abs(step - current) > Slack) return new TotpFinding.WrongClock();
            return step > used ? new TotpFinding.Right(step) : new TotpFinding.Used();
        }

        return new TotpFinding.Wrong();
    }

    private static long StepOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8], hash = stackalloc byte[20];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 15)..]) & int.MaxValue;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }
}

/// <summary>What a code was.</summary>
public abstract record TotpFinding
{
    public sealed record Right(long Step) : TotpFinding;

    /// <summary>It was taken before.</summary>
    public sealed record Used : TotpFinding;

    /// <summary>It is one of some minutes ago, or to come: the app's clock is wrong.</summary>
    public sealed record WrongClock : TotpFinding;

    public sealed record Wrong : TotpFinding;
}
