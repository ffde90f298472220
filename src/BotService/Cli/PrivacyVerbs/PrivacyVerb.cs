using System.CommandLine;
using System.Globalization;
using BotService.Cli.StaffVerbs;
using BotService.Hosting;
using BotService.Privacy;
using BotService.Staff.Audit;

namespace BotService.Cli.PrivacyVerbs;

/// <summary><c>privacy</c>: what somebody left behind, by a number of theirs.</summary>
internal static class PrivacyVerb
{
    private static readonly Argument<string> Number = new("number")
    {
        Description = "Of a list, for going on elsewhere (a day long), of a call-back, or the conversation's id.", HelpName = "NUMBER",
    };

    public static Command Create() =>
        new("privacy", "Find, hand out or delete what a citizen left behind.") { Find(), Export(), Delete() };

    private static Command Find()
    {
        var command = new Command("find", "Say what is held: how much of which kind, and since when.") { Number };
        command.SetAction((parsed, cancel) => OnAsync(parsed.GetValue(Number)!, async (services, conversation) =>
        {
            var held = await services.GetRequiredService<ICitizenData>().HeldAsync(conversation, cancel);
            Console.WriteLine($"{held.Conversation}\t{held.Channel ?? "-"}");
            foreach (var kind in held.Kinds) Console.WriteLine($"  {kind.Kind}\t{kind.Count}\t{Moment(kind.From)}\t{Moment(kind.To)}");
            foreach (var other in held.WentOn) Console.WriteLine($"  gone on with in {other}");
            return ExitCode.Ok;
        }, cancel));
        return command;
    }

    private static Command Export()
    {
        var output = new Option<FileInfo?>("--out")
        {
            Description = "The file to make; ending in .odt it is a document. Default: JSON, printed.", HelpName = "FILE",
        };
        var command = new Command("export", "Write all of it, as JSON or as a document.") { Number, output };
        command.SetAction((parsed, cancel) => OnAsync(parsed.GetValue(Number)!, async (services, conversation) =>
        {
            var file = parsed.GetValue(output);
            var form = file?.Extension == ".odt" ? PrivacyExport.Odt : PrivacyExport.Json;
            if (Startup.LoadOrReport() is not { } release) return ExitCode.BadData;
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var kinds = await services.GetRequiredService<ICitizenData>()
                .ExportAsync(conversation, new Deed(now, Deed.Operator, "privacy/export", conversation), cancel);
            var written = PrivacyExport.Write(form, release.Pages.All[0], conversation, kinds, now);
            if (file is null)
            {
                await using var console = Console.OpenStandardOutput();
                await console.WriteAsync(written.Bytes, cancel);
                return ExitCode.Ok;
            }

            return await WholeFile.WriteAsync(file, written.Bytes, cancel) is { } why ? await StaffDoor.FailAsync(why) : ExitCode.Ok;
        }, cancel));
        return command;
    }

    private static Command Delete()
    {
        var why = new Option<string>("--why") { Description = "Why it is deleted; stands in the record.", Required = true };
        var command = new Command("delete", "Delete all of it at once, for good. A record stays that proves what went.") { Number, why };
        command.SetAction((parsed, cancel) => OnAsync(parsed.GetValue(Number)!, async (services, conversation) =>
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var outcome = await services.GetRequiredService<ICitizenData>().DeleteAsync(
                conversation, parsed.GetValue(why)!, new Deed(now, Deed.Operator, "privacy/delete", ""), cancel);
            if (outcome is not { State: DeletionState.Done, Record: { } record }) return await StaffDoor.FailAsync(Say(outcome));
            Console.WriteLine($"Deleted: record {record.Number}, {record.Counts.Values.Sum()} rows, proof {record.Digest}");
            return ExitCode.Ok;
        }, cancel));
        return command;
    }

    private static string Say(DeletionOutcome outcome) => outcome.State switch
    {
        DeletionState.InTalk => "The citizen is talking with a person, or waiting for one; delete it when that has ended.",
        DeletionState.AnswerWaits => "An answer of it waits for approval; decide on that first.",
        DeletionState.OnHold => "It is held; a manager can end the hold at /staff/retention.",
        DeletionState.TurnUnderWay => "Something is being answered there just now; try again in a moment.",
        _ => outcome.Record is { } record
            ? $"It was deleted before: record {record.Number} of {Moment(record.At)}." : "There is nothing of it.",
    };

    private static Task<int> OnAsync(string number, Func<IServiceProvider, string, Task<int>> act, CancellationToken cancel) =>
        StaffDoor.RunAsync(async services =>
        {
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            return await services.GetRequiredService<ICitizenData>().FindAsync(number, now, cancel) is { } found
                ? await act(services, found)
                : await StaffDoor.FailAsync(
                    "There is nothing under that number: it is mistyped, has expired, or what it stood for was deleted.");
        });

    private static string Moment(DateTimeOffset at) => Taiwan.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
