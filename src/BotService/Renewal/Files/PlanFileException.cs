using BotService.Engine.Data;

namespace BotService.Renewal.Files;

/// <summary>A file gives no plan; caught in one place, where files are read.</summary>
internal sealed class PlanFileException(PlanFileProblem kind) : Exception(kind.ToString())
{
    public PlanFileProblem Kind => kind;
}

/// <summary>What a file gave: its lines, or what is wrong with it.</summary>
/// <param name="IsPrinted">It is a printed page in which no table was found: what stands beside what may have slipped.</param>
internal sealed record PlanFileReading(
    IReadOnlyList<Engine.Plans.Reading.SourceLine> Lines, Problem? Problem, bool IsPrinted = false);
