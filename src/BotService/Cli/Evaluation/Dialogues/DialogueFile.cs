using System.Text.Json;

namespace BotService.Cli.Evaluation.Dialogues;

/// <summary>Reads labelled dialogues, one JSON object a line.</summary>
internal static class DialogueFile
{
    private const string Plain = "plain";

    private static readonly Dictionary<string, string> Locales = new()
    {
        ["en"] = "en-US", ["cn"] = "zh-CN", ["vi"] = "vi-VN", ["id"] = "id-ID",
    };

    /// <inheritdoc cref="JsonLines.Read" path="/exception"/>
    public static IReadOnlyList<Dialogue> Read(string path) =>
        JsonLines.Read(path, "labelled dialogue", (line, _) =>
        {
            using var json = JsonDocument.Parse(line);
            return Dialogue(json.RootElement);
        });

    private static Dialogue Dialogue(JsonElement json)
    {
        var language = json.GetProperty("lang").GetString()!;
        var turns = json.GetProperty("turns").EnumerateArray().ToList();
        // A tag of the dialogue stands for all its turns where no turn bears one of its own.
        var own = turns.Any(t => Phenomena(t).Count > 0);
        IReadOnlyList<string> whole = own ? [] : Phenomena(json);
        return new Dialogue(
            json.GetProperty("id").GetString()!, language,
            json.TryGetProperty("locale", out var locale)
                ? locale.GetString()! : Locales.GetValueOrDefault(language, "zh-TW"),
            [.. turns.Select(t => Turn(t, whole))]);
    }

    private static LabelledTurn Turn(JsonElement json, IReadOnlyList<string> ofWhole)
    {
        var typed = json.TryGetProperty("say", out var say);
        if (typed == json.TryGetProperty("choose", out var choose))
            throw new JsonException("a turn needs either say or choose");
        IReadOnlyList<Want> wants = !json.TryGetProperty("want", out var want) ? [Want.Of(Nothing)]
            : want.ValueKind == JsonValueKind.Array ? [.. want.EnumerateArray().Select(Want.Of)] : [Want.Of(want)];
        var phenomena = Phenomena(json) is { Count: > 0 } own ? own : ofWhole;
        return new LabelledTurn(
            typed ? say.GetString() : null, typed ? [] : [.. Want.Texts(choose).OfType<string>()], wants,
            phenomena.Count > 0 ? phenomena : [Plain]);
    }

    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement.Clone();

    private static IReadOnlyList<string> Phenomena(JsonElement json) =>
        json.TryGetProperty("phenomena", out var tags) ? [.. Want.Texts(tags).OfType<string>()] : [];
}
