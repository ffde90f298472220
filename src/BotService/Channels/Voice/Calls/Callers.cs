using System.Security.Cryptography;
using System.Text;
using BotService.Conversations.Calls;
using BotService.Hosting;

namespace BotService.Channels.Voice.Calls;

/// <summary>Callers' numbers: of which kind, and under which name a caller is known again.</summary>
internal sealed class Callers(IServiceKeys keys)
{
    /// <summary>Digits of a number that could be dialled from outside.</summary>
    private const int Shortest = 7;

    private readonly byte[] key = keys.Get("caller");

    public BegunCall Begun(CallStart start, DateTimeOffset at)
    {
        var digits = string.Concat((start.Caller ?? "").Where(char.IsAsciiDigit));
        // Abroad a Taiwanese number begins with 886 instead of 0.
        var number = digits.StartsWith("886", StringComparison.Ordinal) ? "0" + digits[3..] : digits;
        var call = new BegunCall(start.Call, start.Gateway, start.Callee, CallerKind.Withheld, null, null, at);
        if (number.Length < Shortest) return call;
        var kind = number.StartsWith("09", StringComparison.Ordinal) ? CallerKind.Mobile : CallerKind.Landline;
        return call with { Caller = kind, Number = number, Key = Name(number) };
    }

    private string Name(string number) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(number)).AsSpan(0, 12));
}
