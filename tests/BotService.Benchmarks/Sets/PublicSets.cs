using System.Text.Json;
using BotService.Engine.Intents;

namespace BotService.Benchmarks.Sets;

/// <summary>Public sets for comparing intent recognition, as they are published.</summary>
internal static class PublicSets
{
    public static readonly IReadOnlyDictionary<string, Func<string, LabelledSet>> ByName =
        new Dictionary<string, Func<string, LabelledSet>>
    {
        ["clinc150"] = Clinc150,
        ["banking77"] = Banking77,
    };

    /// <summary>
    /// CLINC150 "Full" (Larson et al. 2019): the hundred training texts out of scope are learnt from as such.
    /// </summary>
    private static LabelledSet Clinc150(string folder)
    {
        var path = Path.Combine(folder, "clinc150-data_full.json");
        Dictionary<string, string[][]> splits;
        try
        {
            splits = JsonSerializer.Deserialize<Dictionary<string, string[][]>>(File.ReadAllText(path)) ?? [];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}:{(e.LineNumber ?? 0) + 1}: not as published. {e.Message}", e);
        }
        return new("CLINC150", Texts("train"), Texts("val"), Texts("test"));

        IReadOnlyList<LabelledText> Texts(string split) => [.. Split(split), .. Split($"oos_{split}")];

        IEnumerable<LabelledText> Split(string name)
        {
            if (!splits.TryGetValue(name, out var pairs))
                throw new InvalidDataException($"{path}:1: there is no {name} in it.");
            return pairs.Select((pair, i) => pair is [{ } text, { } label]
                ? new LabelledText(text, label)
                : throw new InvalidDataException($"{path}: item {i + 1} of {name} is no pair of text and label."));
        }
    }

    private static LabelledSet Banking77(string folder) => LabelledSet.OfFiles(
        Path.Combine(folder, "banking77-train.csv"), Path.Combine(folder, "banking77-test.csv"),
        validation: null) with { Name = "BANKING77" };
}
