using BotService.Engine.Data;

namespace BotService.Renewal.Files;

/// <summary>A file gives no plan; caught in one place, where files are read.</summary>
internal sealed class PlanFileException(PlanFileProblem kind) : Exception(kind.ToString())
{
    public PlanFileProblem Kind => kind;
}

/// <summary>What a file gave: its lines, or what is wrong with it.</summary>
/// <param name="IsPrinted">Its lines were found by where letters stand on a page: what stands beside what may have slipped.</param>
internal sealed record PlanFileReading(
    IReadOnlyList<Engine.Plans.Reading.SourceLine> Lines, Problem? Problem, bool IsPrinted = false);
