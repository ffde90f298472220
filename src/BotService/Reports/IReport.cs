using System.Globalization;
using BotService.Bot;
using BotService.Storage;

namespace BotService.Reports;

/// <summary>The days a report covers, first and last included, in Taiwan's calendar.</summary>
internal sealed record ReportPeriod(DateOnly From, DateOnly To)
{
    /// <summary>The first moment covered, as stored.</summary>
    public string FromUtc => Stored(From);

    /// <summary>The first moment no longer covered, as stored.</summary>
    public string ToUtc => Stored(To.AddDays(1));

    public override string ToString() => $"{From:yyyy-MM-dd} to {To:yyyy-MM-dd}";

    private static string Stored(DateOnly day) =>
        Taiwan.Midnight(day).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

/// <param name="Summary">One line with every ratio's numerator, denominator and period.</param>
internal sealed record ReportTable(
    IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows, string Summary);

/// <summary>Cells that several reports share.</summary>
internal static class Cell
{
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A stored UTC time as people in Taiwan read it.</summary>
    public static string Time(string utc) => Taiwan
        .Local(DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
        .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>A list for review, named as the <c>report</c> verb calls it.</summary>
internal interface IReport
{
    string Name { get; }

    string About { get; }

    Task<ReportTable> RunAsync(Database database, ReportPeriod period, CancellationToken cancel);
}
