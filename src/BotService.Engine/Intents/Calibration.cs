using System.Globalization;

namespace BotService.Engine.Intents;

/// <summary>
/// What cross-validation found: how the signals are weighed and where the decisions fall. Working it out takes five
/// trainings, using it none; so it lies with the knowledge, in <see cref="FileName"/>, and counts for as long as the
/// texts that are learnt from stay the same.
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
    /// <summary>What a score is worth; fitted to labelled questions, so it outlives a change of the texts.</summary>
    public ProbabilityMap Map { get; init; } = ProbabilityMap.Identity;

    /// <summary>
    /// Its place in the folder <c>knowledge/</c>: a line for each of the values, its numbers parted by spaces.
    /// </summary>
    public const string FileName = "recognition.txt";

    /// <summary>The kept calibration; null when there is none that is whole: it is then worked out anew.</summary>
    /// <param name="locale">Of a recogniser of its own; null: of that for the spoken languages.</param>
    public static Calibration? Read(string knowledgePath, string? locale = null)
    {
        var file = Path.Combine(knowledgePath, FileOf(locale));
        var lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        var values = lines.Select(l => l.Split(": ", 2)).Where(l => l.Length == 2).GroupBy(l => l[0])
            .ToDictionary(g => g.Key, g => g.Last()[1]);
        var (fusion, coefficients, means, scales) =
            (Numbers("fusion"), Numbers("scope-coefficients"), Numbers("scope-means"), Numbers("scope-scales"));
        var limits = Numbers("in-scope clear auroc right");
        var map = values.ContainsKey("map") ? ProbabilityMap.Of(Numbers("map")) : ProbabilityMap.Identity;
        return map is not null && values.TryGetValue("texts", out var texts) && fusion.Length == Intents.Fusion.Features
            && means.Length == ScopeModel.Features
            && scales.Length == means.Length && coefficients.Length == means.Length + 1 && limits.Length == 4
            ? new Calibration(texts, fusion, coefficients, means, scales, limits[0], limits[1], limits[2], limits[3])
            {
                Map = map,
            }
            : null;

        double[] Numbers(string key)
        {
            var given = values.GetValueOrDefault(key, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var read = given.Select(g => double.TryParse(g, CultureInfo.InvariantCulture, out var number)
                ? number : double.NaN).ToArray();
            return read.All(double.IsFinite) ? read : [];
        }
    }

    public void Write(string knowledgePath, string? locale = null) => File.WriteAllLines(
        Path.Combine(knowledgePath, FileOf(locale)),
        [
            $"texts: {Texts}", Line("fusion", Fusion), Line("scope-coefficients", ScopeCoefficients),
            Line("scope-means", ScopeMeans),
            Line("scope-scales", ScopeScales), Line("in-scope clear auroc right", [InScope, Clear, Auroc, Right]),
            Line("map", [Map.Slope, Map.Offset]),
        ]);

    internal static Calibration Of(string texts, Fusion fusion, ScopeModel scope, Thresholds thresholds) => new(
        texts, fusion.Weights, scope.Regression.Coefficients, scope.Regression.Means, scope.Regression.Scales,
        thresholds.InScope, thresholds.Clear, thresholds.Auroc, thresholds.Right);

    internal Fusion ToFusion() => new([.. Fusion]);

    internal ScopeModel ToScope() =>
        new(new LogisticRegression([.. ScopeCoefficients], [.. ScopeMeans], [.. ScopeScales]));

    internal Thresholds ToThresholds() => new(InScope, Clear, Auroc, Right);

    /// <summary><c>recognition.vi.txt</c> for a locale that is only heard.</summary>
    public static string FileOf(string? locale) =>
        locale is null ? FileName : Path.ChangeExtension(FileName, $"{locale}.txt");

    private static string Line(string key, IEnumerable<double> numbers) =>
        $"{key}: {string.Join(' ', numbers.Select(n => n.ToString("R", CultureInfo.InvariantCulture)))}";
}
