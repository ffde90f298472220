using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Editing.Forms;

/// <summary>A fact as somebody filled it in.</summary>
/// <param name="Id">Of the catalogue for documents and channels, else a name of its own; null: open, with nothing more to say.</param>
/// <param name="When">Question → answers for which it holds; empty: for all.</param>
public sealed record FactInput(
    string? Id, string Status, IReadOnlyList<string> Sources, IReadOnlyDictionary<string, IReadOnlyList<string>> When)
{
    public static readonly IReadOnlyList<string> Statuses = [.. Enum.GetValues<FactStatus>().Select(s => KebabCase.Of(s))];

    /// <summary>The sections of an entry's rules, in the order in which lists show them.</summary>
    public static readonly IReadOnlyList<string> Sections = [.. Enum.GetValues<Section>().Select(s => KebabCase.Of(s))];

    private static readonly string Open = KebabCase.Of(FactStatus.Open);

    /// <summary>What is typed for a condition: a line for each question, <c>by: self, agent</c>.</summary>
    /// <returns>Null when a line is none.</returns>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>>? Condition(string? typed)
    {
        var when = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var line in (typed ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Replace('：', ':').Split(':', 2, StringSplitOptions.TrimEntries);
            if (parts is not [{ Length: > 0 } slot, var answers] || Names(answers) is not { Count: > 0 } options || !when.TryAdd(slot, options)) return null;
        }

        return when;
    }

    /// <summary>Names parted by commas, spaces or lines.</summary>
    public static IReadOnlyList<string> Names(string? typed) =>
        [.. (typed ?? "").Split([',', '、', '，', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Under which key of its section an item is named.</summary>
    public static string KeyOf(string section) => section switch
    {
        "documents" => "document", "channels" => "channel", "tasks" => "task", _ => "id",
    };

    internal static string? List(IReadOnlyList<string> names) => names switch
    {
        [] => null, [var one] => YamlEdit.Quoted(one), _ => $"[{string.Join(", ", names.Select(YamlEdit.Quoted))}]",
    };

    internal static string Map(IReadOnlyDictionary<string, IReadOnlyList<string>> when) =>
        $"{{ {string.Join(", ", when.Select(w => $"{YamlEdit.Quoted(w.Key)}: [{string.Join(", ", w.Value.Select(YamlEdit.Quoted))}]"))} }}";

    internal EditingProblem? Wrong(string section) =>
        !Statuses.Contains(Status) || Status != Open && (Id is null || Sources.Count == 0) || Id is { Length: > 80 } || Sources.Count > 20
        || !Sections.Contains(section) ? EditingProblem.FactUnfit : null;

    internal string Written(string key)
    {
        List<string> parts = [];
        if (Id is not null) parts.Add($"{key}: {YamlEdit.Quoted(Id)}");
        parts.Add($"status: {Status}");
        if (List(Sources) is { } sources) parts.Add($"source: {sources}");
        if (When.Count > 0) parts.Add($"when: {Map(When)}");
        return $"{{ {string.Join(", ", parts)} }}";
    }
}
