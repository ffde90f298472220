namespace BotService.Handoff.Live;

/// <summary>Something that goes to open streams, as server-sent events write it; made once for all of them.</summary>
internal sealed record LiveShown(ReadOnlyMemory<byte> Frame)
{
    /// <summary>A sign of life that tells nothing.</summary>
    public static readonly LiveShown Beat = new(":\n\n"u8.ToArray());
}
