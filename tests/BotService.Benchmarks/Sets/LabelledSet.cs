using BotService.Engine.Intents;

namespace BotService.Benchmarks.Sets;

/// <summary>Texts to learn from and texts to be asked.</summary>
/// <param name="Validation">What the threshold is chosen on; empty: the recogniser's own, from cross-validation
/// of the training texts.</param>
internal sealed record LabelledSet(
    string Name, IReadOnlyList<LabelledText> Train, IReadOnlyList<LabelledText> Validation,
    IReadOnlyList<LabelledText> Test)
{
    public static LabelledSet OfFiles(string train, string test, string? validation) => new(
        Path.GetFileName(test), LabelledFile.Read(train), validation is null ? [] : LabelledFile.Read(validation),
        LabelledFile.Read(test));
}
