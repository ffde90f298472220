using System.Text.Json;

namespace BotService.Cli.Evaluation.Dialogues;

/// <summary>What a good clerk would have done in one turn; what is empty is not looked at.</summary>
/// <param name="Kind">Any of these kinds of reply.</param>
/// <param name="Entry">Any of these entries; null among them: none at all.</param>
/// <param name="Case">Slot → options of which one must be in force.</param>
/// <param name="NotCase">Slot → options of which none may be in force.</param>
/// <param name="Says">Of each group, one expression must be said.</param>
/// <param name="Safe">A number to call in danger is told.</param>
internal sealed record Want(
    IReadOnlyList<string> Kind, IReadOnlyList<string?> Entry,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Case, IReadOnlyDictionary<string, IReadOnlyList<string>> NotCase,
    IReadOnlyList<IReadOnlyList<string>> Says, IReadOnlyList<string> SaysNot, bool Safe, IReadOnlyList<string> NotEntry)
{
    private static readonly string[] Known =
        ["kind", "entry", "case", "not_case", "says", "says_not", "safe", "not_entry"];

    /// <exception cref="JsonException">A part has a name that nobody knows.</exception>
    public static Want Of(JsonElement json)
    {
        if (json.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => !Known.Contains(n)) is { } odd)
            throw new JsonException($"unknown in want: {odd}");
        return new Want(
            [.. Texts(json, "kind").OfType<string>()], Texts(json, "entry"), Slots(json, "case"),
            Slots(json, "not_case"),
            json.TryGetProperty("says", out var says)
                ? [.. says.EnumerateArray().Select(g => (IReadOnlyList<string>)[.. Texts(g).OfType<string>()])] : [],
            [.. Texts(json, "says_not").OfType<string>()],
            json.TryGetProperty("safe", out var safe) && safe.ValueKind == JsonValueKind.True,
            [.. Texts(json, "not_entry").OfType<string>()]);
    }

    /// <summary>One value or a list of them; an option may be written as a number or as yes and no.</summary>
    internal static IReadOnlyList<string?> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => [.. json.EnumerateArray().SelectMany(Texts)],
        JsonValueKind.Null => [null],
        JsonValueKind.String => [json.GetString()],
        _ => [json.GetRawText()],
    };

    private static IReadOnlyList<string?> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? Texts(value) : [];

    private static Dictionary<string, IReadOnlyList<string>> Slots(JsonElement json, string name) =>
        json.TryGetProperty(name, out var slots)
            ? slots.EnumerateObject().ToDictionary(
                s => s.Name, s => (IReadOnlyList<string>)[.. Texts(s.Value).OfType<string>()])
            : [];
}
