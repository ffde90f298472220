using System.Text.Json;

namespace BotService.Engine.Intents;

/// <summary>
/// What cross-validation found: how the signals are weighed and where the decisions fall. Working it out takes five trainings, using it none; so it
/// lies with the knowledge, in <see cref="FileName"/>, and counts for as long as the texts that are learnt from stay the same.
/// </summary>
/// <param name="Texts">Names the texts it was made of, and the options (<see cref="TrainingSet.Fingerprint"/>).</param>
/// <param name="Fusion">Weights of the signals.</param>
/// <param name="ScopeCoefficients">Of the standardised features of being in scope, then the constant.</param>
/// <param name="InScope">Below this probability of being in scope a text is refused.</param>
/// <param name="Clear">Below this probability of the best entry the citizen is asked instead of told.</param>
/// <param name="Auroc">How well the held-back utterances stand above the listed sentences out of scope.</param>
/// <param name="Right">Share of the held-back utterances whose entry came first.</param>
public sealed record Calibration(
    string Texts,
    IReadOnlyList<double> Fusion,
    IReadOnlyList<double> ScopeCoefficients,
    IReadOnlyList<double> ScopeMeans,
    IReadOnlyList<double> ScopeScales,
    double InScope,
    double Clear,
    double Auroc,
    double Right)
{
    /// <summary>Its place in the folder <c>knowledge/</c>.</summary>
    public const string FileName = "recognition.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The kept calibration; null when there is none that can be read: it is then worked out anew.</summary>
    public static Calibration? Read(string knowledgePath)
    {
        var file = Path.Combine(knowledgePath, FileName);
        try
        {
            return File.Exists(file) && JsonSerializer.Deserialize<Calibration>(File.ReadAllText(file), Json) is { IsWhole: true } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public void Write(string knowledgePath) => File.WriteAllText(Path.Combine(knowledgePath, FileName), JsonSerializer.Serialize(this, Json) + "\n");

    internal static Calibration Of(string texts, Fusion fusion, ScopeModel scope, Thresholds thresholds) => new(
        texts, fusion.Weights, scope.Regression.Coefficients, scope.Regression.Means, scope.Regression.Scales,
        thresholds.InScope, thresholds.Clear, thresholds.Auroc, thresholds.Right);

    internal Fusion ToFusion() => new([.. Fusion]);

    internal ScopeModel ToScope() => new(new LogisticRegression([.. ScopeCoefficients], [.. ScopeMeans], [.. ScopeScales]));

    internal Thresholds ToThresholds() => new(InScope, Clear, Auroc, Right);

    /// <summary>A file that was cut short or edited by hand is no calibration.</summary>
    private bool IsWhole =>
        Fusion?.Count == Intents.Fusion.Features && ScopeMeans?.Count == ScopeModel.Features && ScopeScales?.Count == ScopeMeans.Count
        && ScopeCoefficients?.Count == ScopeMeans.Count + 1;
}
