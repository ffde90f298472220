using System.CommandLine;
using BotService.Staff.Audit;

namespace BotService.Cli.StaffVerbs;

/// <summary><c>audit</c>: whether the record of who did what is as it was written.</summary>
internal static class AuditVerb
{
    public static Command Create()
    {
        var head = new Option<string?>("--head")
        {
            Description = "A hash from the log or an export: it must stand in the record, or its end was cut.", HelpName = "HASH",
        };
        var verify = new Command("verify", "Go through the whole chain and name the first row that does not fit.") { head };
        verify.SetAction((parsed, cancel) => StaffDoor.RunAsync(async services =>
        {
            var record = services.GetRequiredService<IAuditRecord>();
            var (rows, fault) = await record.VerifyAsync(parsed.GetValue(head)?.Trim().ToLowerInvariant(), cancel);
            if (fault is not null) return await StaffDoor.FailAsync(Say(fault));
            if (await record.AnchorAsync(cancel) is { Number: > 0 } anchor)
                Console.WriteLine($"Up to row {anchor.Number} it was erased for its age; the rest hangs on {anchor.Hash}");
            Console.WriteLine($"{rows} rows, each as it was written. The head is {(await record.HeadAsync(cancel)).Hash}");
            return ExitCode.Ok;
        }));
        return new Command("audit", "The record of who did what.") { verify };
    }

    private static string Say(AuditFault fault) => fault.Kind switch
    {
        AuditFaultKind.Changed => $"Row {fault.Number} is not as it was written: it was changed or inserted, or the row before it was.",
        AuditFaultKind.Missing => $"Before row {fault.Number} a row is missing.",
        _ => $"The end was cut: the record now ends at row {fault.Number}, and rows that were written after it are gone.",
    };
}
