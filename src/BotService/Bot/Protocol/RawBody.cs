using System.Buffers;

namespace BotService.Bot.Protocol;

/// <summary>What a stranger sent, byte for byte and no longer than allowed: <see cref="Bytes"/> are whole only when <see cref="Fault"/> is none.</summary>
internal readonly record struct RawBody(ReadOnlyMemory<byte> Bytes, RawBody.Faults Fault)
{
    public enum Faults
    {
        None,
        TooBig,

        /// <summary>It ended early, or its parts were wrong.</summary>
        Unreadable,
    }

    /// <summary>Stops reading as soon as it is too long; one that says so beforehand is not read at all.</summary>
    public static async Task<RawBody> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancel)
    {
        if (request.ContentLength > maxBytes)
        {
            return new(default, Faults.TooBig);
        }

        var bytes = new ArrayBufferWriter<byte>((int)Math.Min(request.ContentLength ?? 1024, 64 * 1024) + 1);
        try
        {
            while (true)
            {
                var read = await request.Body.ReadAsync(bytes.GetMemory(1024), cancel);
                bytes.Advance(read);
                if (bytes.WrittenCount > maxBytes)
                {
                    return new(default, Faults.TooBig);
                }

                if (read == 0)
                {
                    return new(bytes.WrittenMemory, Faults.None);
                }
            }
        }
        catch (BadHttpRequestException e)
        {
            return new(default, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? Faults.TooBig : Faults.Unreadable);
        }
    }
}
