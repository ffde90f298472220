using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using BotService.Engine.Dialogs.Script;
using BotService.Hosting;
using BotService.Sheets.Odt;

namespace BotService.Privacy;

/// <summary>A file as it is handed out.</summary>
internal sealed record PrivacyFile(byte[] Bytes, string MediaType, string Name);

/// <summary>What is held of a conversation, as a file that it can be taken along in.</summary>
internal static class PrivacyExport
{
    public const string Json = "json", Odt = "odt";

    /// <param name="form"><see cref="Odt"/>, or anything else for JSON.</param>
    /// <param name="name">What the file is called, without its ending.</param>
    public static PrivacyFile Write(
        string? form, PageWording words, string name, IReadOnlyList<ExportedKind> kinds, DateTimeOffset at) => form == Odt
        ? new(Document(words, name, kinds, at), TextDocument.MediaType, $"{name}.{Odt}")
        : new(
            JsonSerializer.SerializeToUtf8Bytes(new { conversation = name, exportedAt = at, held = kinds }, ReadableJson.Options),
            MediaTypeNames.Application.Json, $"{name}.{Json}");

    private static byte[] Document(PageWording words, string name, IReadOnlyList<ExportedKind> kinds, DateTimeOffset at) =>
        TextDocument.Write(words.Locale, words["privacy.document"], name, at, kinds.SelectMany(kind => Blocks(words, kind)));

    private static IEnumerable<TextBlock> Blocks(PageWording words, ExportedKind kind) =>
        kind.Rows.Select(row => new TextBlock(false, [.. Pieces(row)])).Prepend(TextBlock.Heading(words[$"privacy.kind-{kind.Kind}"]));

    private static IEnumerable<(string, TextMark)> Pieces(IReadOnlyDictionary<string, object?> row) =>
        row.Where(v => v.Value is not null).SelectMany((v, i) => (IEnumerable<(string, TextMark)>)
        [
            ($"{(i == 0 ? "" : " · ")}{v.Key} ", TextMark.Plain),
            (Convert.ToString(v.Value, CultureInfo.InvariantCulture)!, TextMark.Strong),
        ]);
}
