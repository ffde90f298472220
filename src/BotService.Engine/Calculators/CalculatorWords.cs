using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Calculators;

/// <summary>A field in words, with what it is called inside a sentence.</summary>
/// <param name="Units">What follows its number in a sentence: 「800度」.</param>
/// <param name="Names">What stands before its number; when there are any, a number counts for it
/// only behind one of them.</param>
internal sealed record FieldWording(
    string Label, string Ask, string? Unit, string? Hint, IReadOnlyList<string> Units, IReadOnlyList<string> Names,
    IReadOnlyDictionary<string, OptionWording> Options);

/// <summary>The words of the calculators in one locale, from <c>dialogs/calculators.&lt;locale&gt;.yaml</c>.</summary>
/// <param name="Results">By calculator, the sentence that gives the total.</param>
internal sealed record CalculatorWords(
    IReadOnlyDictionary<string, FieldWording> Fields,
    IReadOnlyDictionary<string, string> Problems,
    IReadOnlyDictionary<string, string> Lines,
    IReadOnlyDictionary<string, string> Results,
    IReadOnlyDictionary<string, string> Tariffs,
    IReadOnlyDictionary<string, string> Says,
    AskingWords Asking)
{
    public string Say(SayWord word, params IReadOnlyList<(string Name, object Value)> values) =>
        Fill(Says[KebabCase.Of(word)], values);

    public string Problem(InputProblem problem) =>
        Fill(Problems[KebabCase.Of(problem.Word)], [.. problem.Values, ("field", Fields[problem.Field].Label)]);

    public string Line(WorkingLine line) => Fill(Lines[KebabCase.Of(line.Word)], line.Values);

    /// <summary>A sentence with its <c>{name}</c>s filled in.</summary>
    public string Fill(string sentence, IReadOnlyList<(string Name, object Value)> values)
    {
        foreach (var (name, value) in values)
            sentence = sentence.Replace($"{{{name}}}", Text(value), StringComparison.Ordinal);
        return sentence.Trim();
    }

    private string Text(object value) => value switch
    {
        decimal number => NumberText.Show(number),
        DateOnly day => NumberText.Show(day),
        OptionOf option => Fields[option.Field].Options[option.Option].Label,
        _ => (string)value,
    };
}

/// <summary>The other sentences of the calculators.</summary>
internal enum SayWord { NoTariffFrom, NoTariffBetween, Invalid, Reservation, Rounding, TariffFrom, TariffBetween, Intro, Again, Recalculate, Tell }
