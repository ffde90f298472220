namespace BotService.Engine.Calculators;

/// <summary>What a field takes: a number, one of its options, or a day written 2026-11-20.</summary>
public enum FieldKind { Number, Choice, Date }

/// <summary>A calculator's questions in words, ready for a form or a conversation.</summary>
/// <param name="Id">The calculator's, which is its entry's.</param>
public sealed record CalculatorForm(
    string Id, string Locale, string Title, string Summary, IReadOnlyList<FormField> Fields);

/// <summary>One input.</summary>
/// <param name="Label">Beside a field of a form.</param>
/// <param name="Ask">The same as a question.</param>
/// <param name="Unit">What a number counts, in words; null for none.</param>
/// <param name="Hint">How to find the value or what leaving it empty means; null for none.</param>
/// <param name="Required">Must be filled in whenever <paramref name="When"/> holds.</param>
/// <param name="Default">The option or text that an empty field stands for; null for none.</param>
/// <param name="When">Matters only while another field has one of these options; null: always.</param>
public sealed record FormField(
    string Id,
    FieldKind Kind,
    string Label,
    string Ask,
    string? Unit,
    string? Hint,
    bool Required,
    string? Default,
    NumberRange? Range,
    IReadOnlyList<FormOption> Options,
    FieldCondition? When);

public sealed record FormOption(string Id, string Label);

/// <summary>The numbers a field takes, ends included, and how many decimals (0: whole numbers only).</summary>
public sealed record NumberRange(decimal Min, decimal Max, int Decimals);

/// <summary>Holds while a field has one of these options.</summary>
public sealed record FieldCondition(string Field, IReadOnlyList<string> Options);
