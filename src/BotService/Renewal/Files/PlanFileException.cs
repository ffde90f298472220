using BotService.Engine.Data;

namespace BotService.Renewal.Files;

/// <summary>A file gives no plan; caught in one place, where files are read.</summary>
internal sealed class PlanFileException(PlanFileProblem kind) : Exception(kind.ToString())
{
    public PlanFileProblem Kind => kind;
}

/// <summary>What a file gave: its lines, or what is wrong with it.</summary>
/// <param name="IsPdf">Its tables were found by place on the page.</param>
internal sealed record PlanFileReading(
    IReadOnlyList<Engine.Plans.Reading.SourceLine> Lines, Problem? Problem, bool IsPdf = false)
{
    /// <summary>It is a printed page in which no table was found: what stands beside what may have slipped.</summary>
    public bool IsPrinted { get; init; } = IsPdf && Lines.All(l => l.Cells is null);
}
