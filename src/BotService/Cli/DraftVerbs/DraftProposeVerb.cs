using System.CommandLine;
using BotService.Cli.StaffVerbs;
using BotService.Editing;
using BotService.Editing.Approval;
using BotService.Editing.Checking;
using BotService.Editing.Drafts;
using BotService.Hosting;
using BotService.Releases;
using BotService.Staff.Audit;

namespace BotService.Cli.DraftVerbs;

/// <summary><c>draft propose ID</c>: the operator puts a draft before those who approve.</summary>
internal static class DraftProposeVerb
{
    public static Command Create()
    {
        var number = new Argument<long>("ID") { Description = "The draft's number." };
        var command = new Command("propose", "Check a draft as a whole and put it before those who approve; its replay begins by itself.") { number };
        command.SetAction((parsed, cancel) =>
        {
            if (Startup.LoadOrReport() is not { } release) return Task.FromResult(ExitCode.BadData);
            return StaffDoor.RunAsync(
                services => RunAsync(services, parsed.GetValue(number), cancel),
                builder => builder.Services.AddRelease(release).AddDraftWork().AddSingleton<DraftReading>().AddApproving()
                    .AddSingleton<ISideProcess, SideProcess>());
        });
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, long number, CancellationToken cancel)
    {
        var version = (await services.GetRequiredService<IDrafts>().FindAsync(number, cancel))?.Version ?? -1;
        var deed = new Deed(services.GetRequiredService<TimeProvider>().GetUtcNow(), Deed.Operator, "drafts/propose", $"{number}");
        var proposed = await services.GetRequiredService<Proposing>().RunAsync(number, version, deed, cancel);
        foreach (var problem in proposed.Problems) await Console.Error.WriteLineAsync(problem.ToString());
        if (proposed.Outcome == ProposeOutcome.Faulty) return ExitCode.BadData;
        if (Why(proposed.Outcome) is { } why) return await StaffDoor.FailAsync(why);
        Console.WriteLine($"Draft {number} is proposed; `draft replay {number}` shows what it changes.");
        return ExitCode.Ok;
    }

    private static string? Why(ProposeOutcome outcome) => outcome switch
    {
        ProposeOutcome.Done => null,
        ProposeOutcome.Unknown => "There is no such draft.",
        ProposeOutcome.Stale => "Somebody changed the draft meanwhile; try again.",
        ProposeOutcome.Nothing => "The draft changes nothing.",
        ProposeOutcome.BaseMoved => "The release that it changes does not hold any more: put the draft onto the one that does first.",
        ProposeOutcome.Halves => "The rules and the cases of an entry were last written by the same person.",
        ProposeOutcome.Uncalibrated => "Recognition could not be calibrated anew for its texts: `draft check` says why.",
        _ => "The draft is not being edited.",
    };
}
