using System.Text.Json.Nodes;
using BotService.Engine.Dialogs.Script;

namespace BotService.Channels.Line.Messages;

/// <summary>
/// What belongs together on a slip: a heading and rows. Long sections go on over several pages, cut between rows.
/// </summary>
/// <param name="Heading">Null for what needs none.</param>
/// <param name="Ground">Colour of the panel it stands on; null for the bare paper.</param>
internal sealed record FlexSection(
    string? Heading, FlexStyle HeadingStyle, string? Ground, IReadOnlyList<FlexRow> Rows, string Spacing = "md")
{
    public JsonObject Write()
    {
        var rows = Rows.Select(row => row.Json);
        IEnumerable<JsonObject> contents = Heading is null ? rows : [Flex.Text(Heading, HeadingStyle), .. rows];
        return Ground is null ? Flex.Column(contents, Spacing) : Flex.Panel(contents, Ground);
    }

    /// <summary>The section without its first rows, its heading saying that it goes on.</summary>
    public FlexSection After(int rows, PageWording words) => this with
    {
        Heading = Heading is null || rows == 0
            ? Heading : words.Say("line.continued", ("heading", Bare(Heading, words))),
        Rows = [.. Rows.Skip(rows)],
    };

    /// <summary>A third page is no continuation of a continuation.</summary>
    private static string Bare(string heading, PageWording words)
    {
        var after = words["line.continued"].Replace("{heading}", "", StringComparison.Ordinal);
        return heading.EndsWith(after, StringComparison.Ordinal) ? heading[..^after.Length] : heading;
    }
}

/// <summary>A component that is not torn apart, and how much room it takes.</summary>
internal sealed record FlexRow(JsonObject Json)
{
    public int Bytes { get; } = LineJson.Bytes(Json) + 1;

    public int Lines { get; } = FlexHeight.Of(Json);
}
