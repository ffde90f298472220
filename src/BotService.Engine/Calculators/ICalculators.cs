namespace BotService.Engine.Calculators;

/// <summary>
/// All calculators of the service. Pure: the same inputs on the same day give the same
/// result, whatever a stranger typed.
/// </summary>
public interface ICalculators
{
    /// <summary>Ids of the calculators, which are ids of entries, in the order in which they are listed.</summary>
    IReadOnlyList<string> Ids { get; }

    /// <summary>What a calculator asks for, in words; null for an unknown id.</summary>
    CalculatorForm? Form(string id, string locale);

    /// <summary>Works it out, or says field by field what is wrong; null for an unknown id.</summary>
    /// <param name="inputs">Field → what was typed or the chosen option's id. Unknown fields are left out,
    /// missing ones count as empty.</param>
    /// <param name="today">The day in Taiwan: the tariff of this day counts unless the inputs name another.</param>
    Calculation? Calculate(string id, IReadOnlyDictionary<string, string> inputs, string locale, DateOnly today);

    /// <summary>What is wrong with the fields filled in so far; nothing for an unknown id.</summary>
    IReadOnlyList<FieldProblem> Check(
        string id, IReadOnlyDictionary<string, string> inputs, string locale, DateOnly today);

    /// <summary>The calculator an utterance asks for, by its words; null for none.</summary>
    string? Find(string utterance);

    /// <summary>
    /// The inputs an utterance tells: 「住宅兩個月800度」 tells three. Values are options' ids, plain numbers and days.
    /// </summary>
    /// <param name="asked">The field just asked for, which takes a number without its unit; null for none.</param>
    IReadOnlyDictionary<string, string> ReadFrom(string id, string utterance, string? asked);

    /// <summary>
    /// What a conversation says besides the questions, naming the calculator; empty for an unknown id.
    /// </summary>
    string Say(CalculatorLine line, string id, string locale);
}

/// <summary>Sentences of a conversation with a calculator.</summary>
public enum CalculatorLine { Intro, Again, Recalculate, Tell }
