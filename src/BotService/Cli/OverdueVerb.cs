using System.CommandLine;
using BotService.Hosting;
using BotService.Renewal.Ageing;
using BotService.Reports;

namespace BotService.Cli;

/// <summary><c>report overdue</c>: what its owners have to read again.</summary>
internal static class OverdueVerb
{
    public static Command Create()
    {
        var days = new Option<int>("--days") { Description = "Also what is due within so many days.", DefaultValueFactory = _ => 30 };
        var owner = new Option<string?>("--owner") { Description = "Only this owner, as the entries name it." };
        var csv = ReportVerb.Csv();
        var command = new Command("overdue", OverdueReport.Description) { days, owner, csv };
        command.SetAction(async (parsed, cancel) =>
        {
            if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
            return await StaffVerbs.StaffDoor.RunAsync(async services =>
            {
                var (today, ahead) = (Taiwan.Today(TimeProvider.System), Math.Clamp(parsed.GetValue(days), 0, 3660));
                var due = OverdueReviews.Of(
                    release.Knowledge, await services.GetRequiredService<IReviewDelays>().ListAsync(cancel), today.AddDays(ahead),
                    await services.GetRequiredService<IReviewChases>().ListAsync(cancel));
                var shown = parsed.GetValue(owner) is { } only ? [.. due.Where(d => d.Owner == only)] : due;
                ReportPrinter.Write(OverdueReport.Of(shown, today, ahead), parsed.GetValue(csv), Console.Out);
                return ExitCode.Ok;
            });
        });
        return command;
    }
}
