using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Calculators;

/// <summary>
/// The sentences of the working; each has its key in kebab case in <c>dialogs/calculators.&lt;locale&gt;.yaml</c>.
/// </summary>
internal enum LineWord
{
    BelowMinimumUse, DoubledSteps, Period, AllSummer, AllOther, Step, LastStep, Energy, SummerShare, OtherShare, Shared, BelowMinimumCharge,
    PlanOrdinary, PlanTwoStage, PlanThreeStage, Basic, Peak, SemiPeak, OffPeak, Extra, PlanTotal, Cheapest, CheapestTime, Same,
    LateSpan, LateSpanEnd, LateCharge, LateLeast, LateNone, WaterBasic, WaterUse, Total,
}

/// <summary>An option of a field, to be put into words.</summary>
internal sealed record OptionOf(string Field, string Option);

/// <summary>
/// One line of the working: a sentence with its numbers, and how sure it is where it differs from the tariff.
/// </summary>
/// <param name="Values">What the sentence quotes: amounts, days, options.</param>
internal sealed record WorkingLine(LineWord Word, IReadOnlyList<(string Name, object Value)> Values)
{
    public FactStatus Status { get; init; } = FactStatus.Confirmed;

    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>The working as it is written down, line by line.</summary>
internal sealed class Working
{
    private readonly List<WorkingLine> lines = [];

    public IReadOnlyList<WorkingLine> Lines => lines;

    /// <summary>What cannot be reckoned although each field is right by itself.</summary>
    public InputProblem? Problem { get; set; }

    public void Add(LineWord word, params IReadOnlyList<(string Name, object Value)> values) =>
        lines.Add(new WorkingLine(word, values));

    public void Add(WorkingLine line) => lines.Add(line);
}
