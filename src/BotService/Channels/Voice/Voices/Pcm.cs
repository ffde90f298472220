using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace BotService.Channels.Voice.Voices;

/// <summary>Sound as the telephone carries it: signed 16 bits, 8,000 samples a second, one channel.</summary>
internal static class Pcm
{
    /// <summary>Samples a second on the line.</summary>
    public const int Rate = 8000;

    /// <summary>Samples in 20 ms, the length of a frame.</summary>
    public const int Frame = Rate / 50;

    /// <param name="milliseconds">Of silence.</param>
    public static int Samples(int milliseconds) => Rate / 1000 * milliseconds;

    /// <summary>Of little-endian bytes; half a sample at the end is left out.</summary>
    public static short[] Of(ReadOnlySpan<byte> bytes)
    {
        var samples = new short[bytes.Length / sizeof(short)];
        bytes[..(samples.Length * sizeof(short))].CopyTo(MemoryMarshal.AsBytes(samples.AsSpan()));
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(samples, samples);
        return samples;
    }

    /// <summary>As little-endian bytes, into as much room or more.</summary>
    public static void Write(ReadOnlySpan<short> samples, Span<byte> bytes)
    {
        for (var i = 0; i < samples.Length; i++) BinaryPrimitives.WriteInt16LittleEndian(bytes[(2 * i)..], samples[i]);
    }

    public static byte[] Bytes(ReadOnlySpan<short> samples)
    {
        var bytes = new byte[samples.Length * sizeof(short)];
        Write(samples, bytes);
        return bytes;
    }
}
