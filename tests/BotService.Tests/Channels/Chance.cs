using System.Text;

namespace BotService.Tests.Channels;

/// <summary>The same numbers every time (xorshift), so that a failure can be repeated.</summary>
internal sealed class Chance(uint state)
{
    private static readonly byte[][] Pieces = [.. new[]
    {
        "\\ud800", "\\", "\"", "{", "}", "[", "]", ":", ",", "null", "1e999", "-", "\0", "\uFEFF", "é", "{\"a\":",
        "[[[[[[[[", "\"type\":", "\"Type\":", "\"from\":5,", "\\u0000",
    }.Select(Encoding.UTF8.GetBytes), [0xC3], [0xED, 0xA0, 0x80], [0xFF]];

    public byte[] Mutate(byte[] seed)
    {
        var bytes = seed.ToList();
        for (var change = Next(4); change >= 0; change--)
        {
            var at = Next(bytes.Count);
            switch (Next(5))
            {
                case 0:
                    bytes[at] = (byte)Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(Next(8), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Pieces[Next(Pieces.Length)]);
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(Next(32), bytes.Count - at)));
                    break;
                default:
                    bytes[at] ^= (byte)(1 << Next(8));
                    break;
            }

            if (bytes.Count == 0)
            {
                bytes.Add((byte)'{');
            }
        }

        return [.. bytes];
    }

    public int Next(int below)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)below);
    }
}
