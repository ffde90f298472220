using System.Buffers.Binary;

namespace BotService.Channels.Voice.Voices;

/// <summary>WAV: signed 16 bits, one channel.</summary>
internal static class WaveFile
{
    private const int HeaderBytes = 44, FormatBytes = 16;

    public static byte[] Write(ReadOnlySpan<short> samples, int rate)
    {
        var bytes = new byte[HeaderBytes + (2 * samples.Length)];
        var header = bytes.AsSpan(0, HeaderBytes);
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], bytes.Length - 8);
        "WAVEfmt "u8.CopyTo(header[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[16..], FormatBytes);
        BinaryPrimitives.WriteInt16LittleEndian(header[20..], 1);
        BinaryPrimitives.WriteInt16LittleEndian(header[22..], 1);
        BinaryPrimitives.WriteInt32LittleEndian(header[24..], rate);
        BinaryPrimitives.WriteInt32LittleEndian(header[28..], rate * 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[32..], 2);
        BinaryPrimitives.WriteInt16LittleEndian(header[34..], 16);
        "data"u8.CopyTo(header[36..]);
        BinaryPrimitives.WriteInt32LittleEndian(header[40..], 2 * samples.Length);
        Pcm.Write(samples, bytes.AsSpan(HeaderBytes));
        return bytes;
    }

    /// <summary>
    /// A length beyond the end, as programs write it that do not know the length yet, means up to the end.
    /// </summary>
    /// <exception cref="InvalidDataException">It is no WAV of signed 16 bits and one channel.</exception>
    public static (short[] Samples, int Rate) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 12 || !bytes.StartsWith("RIFF"u8) || !bytes[8..].StartsWith("WAVE"u8))
            throw new InvalidDataException("It is no WAV file.");

        var rate = 0;
        for (var rest = bytes[12..]; rest.Length >= 8;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
            var body = rest[8..];
            if (length < body.Length) body = body[..(int)length];
            if (rest.StartsWith("fmt "u8)) rate = RateOf(body);

            if (rest.StartsWith("data"u8) && rate > 0) return (Pcm.Of(body), rate);

            // Chunks are padded to whole words.
            rest = rest[Math.Min(rest.Length, 8 + body.Length + (body.Length & 1))..];
        }

        throw new InvalidDataException("The WAV file holds no sound.");
    }

    private static int RateOf(ReadOnlySpan<byte> format) =>
        format.Length >= FormatBytes && BinaryPrimitives.ReadInt16LittleEndian(format) == 1
        && BinaryPrimitives.ReadInt16LittleEndian(format[2..]) == 1
        && BinaryPrimitives.ReadInt16LittleEndian(format[14..]) == 16
        && BinaryPrimitives.ReadInt32LittleEndian(format[4..]) is var rate and >= 4000 and <= 192_000
            ? rate : throw new InvalidDataException("The WAV file must be of signed 16 bits and one channel.");
}
