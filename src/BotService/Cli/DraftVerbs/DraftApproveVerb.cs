using System.CommandLine;
using BotService.Cli.StaffVerbs;
using BotService.Editing.Approval;
using BotService.Staff.People;

namespace BotService.Cli.DraftVerbs;

/// <summary><c>draft approve ID --as EMAIL</c>: approves in somebody's name, by the rules that hold for them.</summary>
internal static class DraftApproveVerb
{
    public static Command Create()
    {
        var number = new Argument<long>("ID") { Description = "The draft's number." };
        var email = new Option<string>("--as") { Description = "The e-mail address of who approves.", HelpName = "EMAIL", Required = true };
        var command = new Command("approve", "Approve what a draft proposes, in the name of somebody who may.") { number, email };
        command.SetAction((parsed, cancel) => StaffDoor.RunAsync(
            services => RunAsync(services, parsed.GetValue(number), parsed.GetValue(email)!, cancel),
            builder => builder.Services.AddSingleton<HeldBase>().AddSingleton<Voting>()));
        return command;
    }

    private static async Task<int> RunAsync(IServiceProvider services, long number, string email, CancellationToken cancel)
    {
        if (await services.GetRequiredService<IPeople>().FindByEmailAsync(email, cancel) is not { IsDisabled: false } account)
            return await StaffDoor.FailAsync($"Nobody here has the address {email}; `staff list` names all.");
        var outcome = await services.GetRequiredService<Voting>().RunAsync(account.Person, number, null, VoteKind.Approve, cancel);
        if (Why(outcome) is { } why) return await StaffDoor.FailAsync(why);
        Console.WriteLine(outcome == VoteOutcome.Approved ? $"Draft {number} is approved." : $"Counted; draft {number} needs another approval.");
        return ExitCode.Ok;
    }

    private static string? Why(VoteOutcome outcome) => outcome switch
    {
        VoteOutcome.Counted or VoteOutcome.Approved => null,
        VoteOutcome.Author => "Whoever began the draft or wrote in it does not approve it.",
        VoteOutcome.Twice => "They have approved this content already.",
        VoteOutcome.Changed => "The content has changed.",
        VoteOutcome.Open => "The replay is not done, or has changes that nobody accepted; `draft replay` lists them.",
        VoteOutcome.BaseMoved => "The release that it changes does not hold any more: put the draft onto the one that does first.",
        VoteOutcome.NoRight => "Their role does not include approving.",
        _ => "Nothing is proposed in this draft.",
    };
}
