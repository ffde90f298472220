using System.Globalization;
using BotService.Engine.Calculators;
using BotService.Tests.Bot.Rendering;

namespace BotService.Tests.Channels.Site;

/// <summary>A calculator with every kind of field, whose working is any sheet.</summary>
internal sealed class SampleCalculators : ICalculators
{
    public const string Id = "taipower.sample-bill";

    public IReadOnlyList<string> Ids => [Id];

    public CalculatorForm? Form(string id, string locale) => id != Id ? null : new(Id, locale, "Sample", "Adds things up.",
    [
        new("usage", FieldKind.Number, "Usage", "How much?", "kWh", "On the bill", true, null, new(0, 100000, 1), [], null),
        new("kind", FieldKind.Choice, "Kind", "Which?", null, null, true, null, null, [new("home", "Home"), new("shop", "Shop")], null),
        new("season", FieldKind.Choice, "Season", "Which?", null, null, false, null, null, [.. Enumerable.Range(1, 7).Select(n => new FormOption($"s{n}", $"Season {n}"))], new("kind", ["shop"])),
        new("until", FieldKind.Date, "Until", "When?", null, null, false, null, null, [], null),
    ]);

    public Calculation? Calculate(string id, IReadOnlyDictionary<string, string> inputs, string locale, DateOnly today)
    {
        if (id != Id) return null;
        return decimal.TryParse(inputs.GetValueOrDefault("usage"), NumberStyles.Number, CultureInfo.InvariantCulture, out var usage) && usage >= 0
            ? new(CalculationOutcome.Done, $"In all {usage * 2} dollars.", usage * 2, SheetSamples.Plain(locale), [])
            : new(CalculationOutcome.Invalid, "Something is wrong.", null, null, [new("usage", "The usage must be a number.")]);
    }

    public IReadOnlyList<FieldProblem> Check(string id, IReadOnlyDictionary<string, string> inputs, string locale, DateOnly today) => [];

    public IReadOnlyDictionary<string, string> ReadFrom(string id, string utterance, string? asked) => new Dictionary<string, string>();

    public string Say(CalculatorLine line, string id, string locale) => "";
}
