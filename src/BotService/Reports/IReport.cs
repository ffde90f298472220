using System.Globalization;
using BotService.Hosting;
using BotService.Storage;

namespace BotService.Reports;

/// <summary>The days a report covers, first and last included, in Taiwan's calendar.</summary>
internal sealed record ReportPeriod(DateOnly From, DateOnly To)
{
    /// <summary>The first moment covered.</summary>
    public DateTimeOffset FromUtc => Taiwan.Midnight(From);

    /// <summary>The first moment no longer covered.</summary>
    public DateTimeOffset ToUtc => Taiwan.Midnight(To.AddDays(1));

    public override string ToString() => $"{From:yyyy-MM-dd} to {To:yyyy-MM-dd}";
}

/// <param name="Summary">One line with every ratio's numerator, denominator and period.</param>
internal sealed record ReportTable(
    IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows, string Summary);

/// <summary>Cells that several reports share.</summary>
internal static class Cell
{
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A stored time as people in Taiwan read it.</summary>
    public static string Time(DateTimeOffset at) => Taiwan.Local(at)
        .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>A list for review, named as the <c>report</c> verb calls it.</summary>
internal interface IReport
{
    string Name { get; }

    string About { get; }

    Task<ReportTable> RunAsync(Database database, ReportPeriod period, CancellationToken cancel);
}
