using System.Security.Cryptography;
using System.Text;
using BotService.Conversations.Calls;
using BotService.Hosting;

namespace BotService.Channels.Voice.Calls;

/// <summary>Callers' numbers: of which kind, and under which name a caller is known again.</summary>
internal sealed class Callers(IServiceKeys keys)
{
    private readonly byte[] key = keys.Get("caller");

    public BegunCall Begun(CallStart start, DateTimeOffset at)
    {
        var digits = string.Concat((start.Caller ?? "").Where(char.IsAsciiDigit));
        // Abroad a Taiwanese number begins with 886 instead of 0.
        var number = digits.StartsWith("886", StringComparison.Ordinal) ? "0" + digits[3..] : digits;
        if (number.Length < 7) return new BegunCall(start.Call, start.Gateway, start.Callee, CallerKind.Withheld, null, null, at);
        var kind = number.StartsWith("09", StringComparison.Ordinal) ? CallerKind.Mobile : CallerKind.Landline;
        return new BegunCall(start.Call, start.Gateway, start.Callee, kind, number, Name(number), at);
    }

    private string Name(string number) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(number)).AsSpan(0, 12));
}
