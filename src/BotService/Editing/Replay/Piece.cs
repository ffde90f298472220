using BotService.Engine.Cases;
using BotService.Engine.Data;
using BotService.Engine.Dialogs;
using BotService.Hosting;

namespace BotService.Editing.Replay;

/// <summary>
/// A piece of what is said: a citizen sees or hears it, so that two answers with the same pieces are the same.
/// </summary>
/// <param name="Part">Such as <c>text</c>, <c>offer</c> or <c>documents</c>.</param>
/// <param name="Id">Of a list's line; empty for all else.</param>
internal readonly record struct Piece(string Part, string Id, string Text);

internal static class SaidPieces
{
    public const string Text = "text", Title = "title", InForce = "in-force";

    private static readonly string[] Parts = [.. Enum.GetValues<PartKind>().Select(k => KebabCase.Of(k))];

    /// <summary>All pieces in the order in which they are said. Scores and the release's name are none.</summary>
    public static IEnumerable<Piece> Of(IReadOnlyList<Reply> replies) => replies.SelectMany(Of);

    private static IEnumerable<Piece> Of(Reply reply)
    {
        yield return new("reply", "", Name(reply.Kind));
        yield return new(Text, "", reply.Text);
        yield return new("speech", "", reply.Speak);
        if (reply.Further is { } further) yield return new("further", "", further);
        if (reply.Answer.Item is { } item) yield return new("answer", "", item);
        foreach (var number in reply.Emergency?.Numbers ?? []) yield return new("call", "", number);
        foreach (var offer in reply.Offers) yield return new("offer", "", offer.Label);
        if (reply.Sheet is not { } sheet) yield break;
        foreach (var piece in Of(sheet)) yield return piece;
    }

    /// <summary>Those of a list, which is asked for what stands on it when two are compared.</summary>
    public static IEnumerable<Piece> Of(Sheet sheet)
    {
        yield return new(Title, "", sheet.Title);
        yield return new("summary", "", sheet.Summary);
        if (sheet.Reservation is { } reservation) yield return new("reservation", "", reservation);
        foreach (var line in sheet.Case) yield return new("case", "", $"{line.Question}: {line.Answer}");
        foreach (var part in sheet.Parts)
        {
            foreach (var item in part.Items)
            {
                var name = Parts[(int)part.Kind];
                yield return new(name, item.Id, item.Text);
                foreach (var detail in item.Details) yield return new(name, item.Id, detail);
                if (item.Mark is { } mark) yield return new(name, item.Id, mark);
                if (item.Condition is { } condition) yield return new(name, item.Id, condition);
                if (item.Url is { } url) yield return new(name, item.Id, url);
            }
        }

        foreach (var line in sheet.Brief) yield return new("brief", "", $"{line.Label} {line.Text}");
        foreach (var source in sheet.Sources) yield return new("source", "", $"{source.Title} {source.Url} {source.Dated}");
        yield return new("contact", "", sheet.Contact);
        yield return new(InForce, "", IsoDay.Of(sheet.InForceFrom));
    }

    private static string Name(ReplyKind kind) => Kinds[(int)kind];

    private static readonly string[] Kinds = [.. Enum.GetValues<ReplyKind>().Select(k => KebabCase.Of(k))];
}
