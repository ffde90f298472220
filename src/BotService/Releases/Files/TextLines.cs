using DiffPlex;

namespace BotService.Releases.Files;

/// <summary>A text as lines, each with the line end that it has: put together again they are the same text.</summary>
internal sealed class TextLines : IChunker
{
    public static TextLines Instance { get; } = new();

    public IReadOnlyList<string> Chunk(string text) => Of(text);

    public static IReadOnlyList<string> Of(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var next = text.IndexOf('\n', at);
            next = next < 0 ? text.Length : next + 1;
            lines.Add(text[at..next]);
            at = next;
        }

        return lines;
    }

    /// <summary>
    /// Where two texts differ, from top to bottom; between two such places there is a line that is alike.
    /// </summary>
    public static IReadOnlyList<LineChange> Between(string before, string after) =>
    [
        .. Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, Instance).DiffBlocks
            .Select(b => new LineChange(b.DeleteStartA, b.DeleteCountA, b.InsertStartB, b.InsertCountB)),
    ];
}

/// <summary>Lines that were replaced by others; both counted from 0.</summary>
internal sealed record LineChange(int From, int Cut, int At, int Put)
{
    /// <summary>The first line that is not replaced any more.</summary>
    public int End => From + Cut;
}
