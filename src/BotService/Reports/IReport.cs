using BotService.Storage;

namespace BotService.Reports;

/// <summary>The days a report covers, first and last included, in Taiwan's calendar.</summary>
internal sealed record ReportPeriod(DateOnly From, DateOnly To)
{
    // Taiwan is UTC+8 all year.
    public string FromUtc => $"{From.AddDays(-1):yyyy-MM-dd}T16:00:00.000Z";

    public string ToUtc => $"{To:yyyy-MM-dd}T16:00:00.000Z";

    public override string ToString() => $"{From:yyyy-MM-dd} to {To:yyyy-MM-dd}";
}

/// <param name="Summary">One line with every ratio's numerator, denominator and period.</param>
internal sealed record ReportTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows, string Summary);

/// <summary>A list for review, named as the <c>report</c> verb calls it.</summary>
internal interface IReport
{
    string Name { get; }

    string About { get; }

    Task<ReportTable> RunAsync(Database database, ReportPeriod period, CancellationToken cancel);
}
