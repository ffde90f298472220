using System.CommandLine;
using BotService.Engine;
using BotService.Hosting;
using BotService.Staff;
using BotService.Staff.Audit;
using BotService.Staff.People;
using Microsoft.Extensions.Options;

namespace BotService.Cli.StaffVerbs;

/// <summary><c>staff</c>: who works here, for whoever runs the service and has no browser at hand.</summary>
internal static class StaffVerb
{
    private static readonly Argument<string> Email = new("email") { Description = "The person's e-mail address.", HelpName = "EMAIL" };

    public static Command Create() => new("staff", "Who may sign in at /staff.") { Add(), List(), Disable(), Reset() };

    private static Command Add()
    {
        var role = new Option<string>("--role") { Description = "clerk, reviewer, editor, manager or administrator.", Required = true };
        role.AcceptOnlyFromAmong([.. Enum.GetValues<Role>().Select(RoleName.Of)]);
        var organisation = new Option<string?>("--organisation")
        {
            Description = "They see its conversations, misses, ratings and figures only. Default: all.", HelpName = "ID",
        };
        var command = new Command("add", "Add somebody and print their set-up link: good once, for 72 hours.") { Email, role, organisation };
        command.SetAction((parsed, cancel) => StaffDoor.RunAsync(async services =>
        {
            var (email, bound) = (parsed.GetValue(Email)!, parsed.GetValue(organisation));
            if (email.IndexOf('@') < 1 || email.Any(char.IsWhiteSpace)) return await StaffDoor.FailAsync($"'{email}' is no e-mail address.");
            if (bound is not null && StaffDoor.Organisations() is var known && !known.Contains(bound))
                return await StaffDoor.FailAsync($"There is no organisation '{bound}'; there are {string.Join(", ", known)}.");
            var code = await services.GetRequiredService<Inviting>()
                .AddAsync(email, RoleName.Read(parsed.GetValue(role))!.Value, bound, Deed.Operator, cancel);
            if (code is null) return await StaffDoor.FailAsync($"{email} has been added before; `staff reset {email}` makes a new link.");
            Console.WriteLine(SetUpLink.Of(services, code));
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Everybody: address, role, organisation, and whether they are set up or disabled.");
        command.SetAction((_, cancel) => StaffDoor.RunAsync(async services =>
        {
            foreach (var account in await services.GetRequiredService<IPeople>().AllAsync(cancel))
            {
                var state = account.IsDisabled ? "disabled" : account.IsSetUp ? "active" : "invited";
                Console.WriteLine($"{account.Email}\t{RoleName.Of(account.Role)}\t{account.Organisation ?? "*"}\t{state}");
            }

            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command Disable()
    {
        var command = new Command("disable", "Let somebody in no more; their sessions end at once.") { Email };
        command.SetAction((parsed, cancel) => OnPersonAsync(parsed.GetValue(Email)!, async (services, account) =>
        {
            account.IsDisabled = true;
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            await services.GetRequiredService<IPeople>()
                .PlaceAsync(account, new Deed(now, Deed.Operator, "people/disable", account.Id), cancel);
            Console.WriteLine($"{account.Email} is disabled.");
        }, cancel));
        return command;
    }

    private static Command Reset()
    {
        var command = new Command("reset", "Print a new set-up link for somebody; a disabled person is let in again.") { Email };
        command.SetAction((parsed, cancel) => OnPersonAsync(parsed.GetValue(Email)!, async (services, account) =>
        {
            if (account.IsDisabled)
            {
                account.IsDisabled = false;
                var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
                await services.GetRequiredService<IPeople>()
                    .PlaceAsync(account, new Deed(now, Deed.Operator, "people/enable", account.Id), cancel);
            }

            var code = await services.GetRequiredService<Inviting>().LinkAsync(account.Id, Deed.Operator, cancel);
            Console.WriteLine(SetUpLink.Of(services, code));
        }, cancel));
        return command;
    }

    private static Task<int> OnPersonAsync(
        string email, Func<IServiceProvider, StaffAccount, Task> act, CancellationToken cancel) => StaffDoor.RunAsync(async services =>
    {
        if (await services.GetRequiredService<IPeople>().FindByEmailAsync(email, cancel) is not { } account)
            return await StaffDoor.FailAsync($"Nobody here has the address {email}; `staff list` names all.");
        await act(services, account);
        return ExitCode.Ok;
    });
}
