namespace BotService.Engine.Calculators;

/// <summary>One input of a calculator, without words.</summary>
internal sealed record FieldSpec(string Id, FieldKind Kind)
{
    /// <summary>
    /// What an empty field stands for; null: nothing, so that it has to be filled in (but see <see cref="Optional"/>).
    /// </summary>
    public string? Default { get; init; }

    /// <summary>May stay empty without standing for anything.</summary>
    public bool Optional { get; init; }

    public NumberRange? Range { get; init; }

    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>
    /// Matters only then; a value given all the same is a problem, for it would silently count for nothing.
    /// </summary>
    public FieldCondition? When { get; init; }

    public bool Required => Default is null && !Optional;

    public static FieldSpec Choice(string id, params string[] options) =>
        new(id, FieldKind.Choice) { Options = options };

    public static FieldSpec Number(string id, decimal min, decimal max, int decimals = 0) =>
        new(id, FieldKind.Number) { Range = new NumberRange(min, max, decimals) };

    public static FieldSpec Date(string id) => new(id, FieldKind.Date);

    /// <summary>The day whose tariff counts; empty: today.</summary>
    public static readonly FieldSpec Day = Date(DayId) with { Optional = true };

    public const string DayId = "day";
}
