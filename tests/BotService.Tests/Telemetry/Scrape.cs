using System.Globalization;
using System.Text.RegularExpressions;

namespace BotService.Tests.Telemetry;

/// <summary>What <c>/metrics</c> said.</summary>
internal sealed partial class Scrape
{
    private Scrape(string text) => Text = text;

    public string Text { get; }

    public IEnumerable<Sample> Samples => Line().Matches(Text).Select(line => new Sample(
        line.Groups["name"].Value,
        Label().Matches(line.Groups["labels"].Value).Where(label => !label.Groups[1].Value.StartsWith("otel_"))
            .ToDictionary(label => label.Groups[1].Value, label => label.Groups[2].Value),
        double.Parse(line.Groups["value"].Value, CultureInfo.InvariantCulture)));

    public static async Task<Scrape> OfAsync(HttpClient http)
    {
        using var response = await http.GetAsync("/metrics");
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return new Scrape(await response.Content.ReadAsStringAsync());
    }

    /// <summary>The sum of the samples whose labels have these values; null when there is none.</summary>
    public double? Sum(string name, params (string Label, string Value)[] labels)
    {
        var found = Samples.Where(sample => sample.Name == name
            && labels.All(one => sample.Labels.GetValueOrDefault(one.Label) == one.Value)).ToList();
        return found.Count == 0 ? null : found.Sum(sample => sample.Value);
    }

    [GeneratedRegex(@"^(?<name>[a-z]\w*)(\{(?<labels>.*)\})? (?<value>[^ \n]+)( [0-9.]+)?\r?$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("""(\w+)="((?:[^"\\]|\\.)*)"[,]?""")]
    private static partial Regex Label();
}

internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
