using System.CommandLine;
using BotService.Engine;
using BotService.Cli.StaffVerbs;
using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Releases;
using BotService.Releases.InForce;
using BotService.Storage;
using Microsoft.Extensions.Options;

namespace BotService.Cli;

/// <summary>
/// <c>serve</c>: runs the service until it is told to stop. A bad start is refused with the
/// reason and an exit code of its own.
/// </summary>
internal static class ServeVerb
{
    private static readonly TimeSpan LogsFirst = TimeSpan.FromMilliseconds(100);

    public static Command Create(string[] args, Func<string[], WebApplication> build, Action<WebApplication> map)
    {
        var command = new Command(
            "serve", "Run the service (the default). Settings as usual: --urls, appsettings.json, environment.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(
            (_, cancel) => RunAsync([.. args.SkipWhile(a => a == "serve")], build, map, Console.Error, cancel));
        return command;
    }

    internal static async Task<int> RunAsync(
        string[] args, Func<string[], WebApplication> build, Action<WebApplication> map, TextWriter errors, CancellationToken cancel)
    {
        // Without a verb the service is started; a mistyped verb must not do that.
        if (args is [var first, ..] && char.IsAsciiLetter(first[0]) && !first.Contains('=', StringComparison.Ordinal))
            return await Refuse(errors, $"There is no verb `{first}`; --help names them.", ExitCode.Failed);
        try
        {
            await using var app = build(args);
            app.Services.GetRequiredService<IMigrations>().Apply();
            if (Startup.OrReport(await app.Services.GetRequiredService<FirstRelease>().ReadAsync(cancel)) is not { } read)
                return ExitCode.BadData;
            _ = read.Search; // built now, not when the first citizen searches
            // Before the first citizen comes.
            Leftovers.GiveBack();
            // Some of what is mapped is checked against the release.
            map(app);
            // The host would check them too, but log what it finds with a stack trace.
            app.Services.GetService<IStartupValidator>()?.Validate();
            foreach (var url in app.Configuration[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [])
                BindingAddress.Parse(url);

            await app.StartAsync(cancel);
            // What was logged while it started is written by a thread of its own; the address comes last.
            await Task.Delay(LogsFirst, cancel);
            if (await FirstLink.OfAsync(app, cancel) is { } link) Console.WriteLine(link);
            foreach (var line in Announcement.Of(app.Services.GetRequiredService<IReleases>().Current, [.. app.Urls])) Console.WriteLine(line);
            await app.WaitForShutdownAsync(cancel);
            return ExitCode.Ok;
        }
        catch (StoreUnavailableException e)
        {
            return await Refuse(errors, e.Message, ExitCode.Unavailable);
        }
        catch (InvalidDataException e)
        {
            return await Refuse(errors, e.Message, ExitCode.BadData);
        }
        catch (Exception e) when (WrongSettings.Of(e) is not null)
        {
            return await Refuse(errors, WrongSettings.Of(e)!, ExitCode.Failed);
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return await Refuse(
                errors, $"{e.Message} Stop the other program, or choose another address with --urls http://localhost:5080.", ExitCode.Unavailable);
        }
    }

    private static async Task<int> Refuse(TextWriter errors, string reason, int code)
    {
        await errors.WriteLineAsync($"BotService did not start. {reason}");
        return code;
    }
}
