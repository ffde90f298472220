using System.Buffers.Binary;

namespace BotService.Channels.Voice.Asterisk;

/// <summary>
/// AudioSocket's frames: type, length of two bytes with the high one first, payload. Asterisk sends a UUID first, then
/// sound and keys; it takes sound and the end alone.
/// </summary>
internal static class AudioFrames
{
    public const byte End = 0x00, Call = 0x01, Key = 0x03, Sound = 0x10;

    public const int HeaderBytes = 3;

    /// <summary>20 ms of sound.</summary>
    public const int SoundBytes = 2 * Voices.Pcm.Frame;

    /// <summary>The longest that the length can tell, with its header.</summary>
    public const int LargestBytes = HeaderBytes + ushort.MaxValue;

    /// <summary>Takes the first frame off the bytes.</summary>
    /// <returns>False: more bytes are needed.</returns>
    public static bool TryTake(ref ReadOnlySpan<byte> bytes, out byte type, out ReadOnlySpan<byte> payload)
    {
        type = 0;
        payload = default;
        if (bytes.Length < HeaderBytes) return false;

        var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[1..]);
        if (bytes.Length < HeaderBytes + length) return false;

        type = bytes[0];
        payload = bytes.Slice(HeaderBytes, length);
        bytes = bytes[(HeaderBytes + length)..];
        return true;
    }

    /// <summary>Before the payload of a frame of sound.</summary>
    public static void WriteSoundHeader(Span<byte> frame)
    {
        frame[0] = Sound;
        BinaryPrimitives.WriteUInt16BigEndian(frame[1..], SoundBytes);
    }
}
