using System.Buffers;

namespace BotService.Protocol;

/// <summary>
/// What a stranger sent, byte for byte and no longer than allowed: <see cref="Bytes"/> are whole only
/// when <see cref="Fault"/> is none.
/// </summary>
internal readonly record struct RawBody(ReadOnlyMemory<byte> Bytes, RawBody.Faults Fault)
{
    /// <summary>For callers who have proved nothing: half of the <see cref="BodyBudget"/>.</summary>
    public const double Unproved = 0.5;

    /// <summary>What is told to a caller whom the <see cref="BodyBudget"/> has no room for.</summary>
    public const int RetryAfterSeconds = 5;

    private const int FirstBytes = 4096;

    /// <summary>
    /// Nobody holds memory by sending a byte now and then; a slow mobile line brings 32 kB in this time.
    /// </summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public enum Faults
    {
        None,
        TooBig,

        /// <summary>It ended early, its parts were wrong, or it took too long.</summary>
        Unreadable,

        /// <summary>
        /// All that is being read at this moment is as much as may be: 503 and <see cref="RetryAfterSeconds"/>.
        /// </summary>
        Busy,
    }

    /// <summary>Stops reading as soon as it is too long; one that says so beforehand is not read at all.</summary>
    /// <param name="share">How much of the budget may be taken when this caller asks for some.</param>
    public static async Task<RawBody> ReadAsync(
        HttpRequest request, int maxBytes, CancellationToken cancel, double share = 1)
    {
        if (request.ContentLength > maxBytes) return new(default, Faults.TooBig);

        var held = HeldBody.Of(request, share);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Longest);
        var raw = await ReadAsync(request.Body, request.ContentLength, maxBytes, held, patience.Token, cancel);
        if (raw.Fault != Faults.None) held.Dispose();

        return raw;
    }

    private static async Task<RawBody> ReadAsync(
        Stream body, long? length, int maxBytes, HeldBody held, CancellationToken patience, CancellationToken cancel)
    {
        // Small at first, whatever was announced; one more byte than that, so that the end is found without growing.
        var bytes = new ArrayBufferWriter<byte>((int)Math.Min(length ?? FirstBytes, FirstBytes) + 1);
        try
        {
            while (true)
            {
                var room = bytes.GetMemory(1);
                if (!held.Covers(bytes.Capacity)) return new(default, Faults.Busy);

                var read = await body.ReadAsync(room, patience);
                bytes.Advance(read);
                if (bytes.WrittenCount > maxBytes) return new(default, Faults.TooBig);

                if (read == 0) return new(bytes.WrittenMemory, Faults.None);
            }
        }
        catch (BadHttpRequestException e)
        {
            return new(default,
                e.StatusCode == StatusCodes.Status413PayloadTooLarge ? Faults.TooBig : Faults.Unreadable);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(default, Faults.Unreadable);
        }
    }
}
