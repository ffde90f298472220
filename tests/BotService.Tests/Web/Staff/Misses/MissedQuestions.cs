using System.Globalization;
using BotService.Hosting;
using BotService.Review.Misses;
using BotService.Review.Proposals;
using BotService.Review.Trial;
using BotService.Storage;
using BotService.Tests.Dialogs;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Web.Staff.Misses;

/// <summary>A service in which questions were missed and put into groups; trials run in this process.</summary>
internal static class MissedQuestions
{
    public static Task<StaffService> StartAsync() => StaffService.StartAsync(
        change: services => services.AddSingleton<ISideProcess, InThisProcess>());

    /// <summary>Asks them as citizens, each in a conversation of its own, and gathers them.</summary>
    /// <returns>The number of the group that holds the first.</returns>
    public static async Task<long> AskAsync(this StaffService staff, params string[] texts)
    {
        await staff.Service.Get<Database>().WriteAsync(
            async db =>
            {
                foreach (var text in texts)
                {
                    await db.ExecuteAsync(
                        "insert into unanswered (at, conversation, activity_id, text, language, reason, nearest, release) "
                        + "values (@At, @Talk, 'a', @text, 'zh', 'out-of-scope', @Nearest, 'r')",
                        new { At = staff.Clock.GetUtcNow(), Talk = $"talk {text.GetHashCode(StringComparison.Ordinal)}", text, Nearest });
                }

                return true;
            },
            default);
        await staff.Service.Get<GroupKeeper>().RunAsync(default);
        var groups = await staff.Service.Get<IMissIntake>().GroupsOfAsync([GroupKeeper.KeyOf(texts[0])], default);
        return groups[GroupKeeper.KeyOf(texts[0])];
    }

    /// <summary>Waits for a trial's result.</summary>
    public static async Task<Proposal> TriedAsync(this StaffService staff, long number)
    {
        while (true)
        {
            var proposal = (await staff.Service.Get<IProposals>().FindAsync(number, default))!;
            if (proposal.TrialState is TrialState.Done or TrialState.Failed) return proposal;
            await Task.Delay(500);
        }
    }

    private const string Nearest = """
        [{"entry":"twc.meter-lost","score":0.2,"probability":0.2},{"entry":"twc.meter-test","score":0.1,"probability":0.1},
        {"entry":"twc.high-bill","score":0.1,"probability":0.1}]
        """;

    private sealed class InThisProcess(TrialJob job) : ISideProcess
    {
        public Task<bool> RunAsync(IReadOnlyList<string> verb, CancellationToken cancel) =>
            Task.Run(() => job.RunAsync(long.Parse(verb[^1], CultureInfo.InvariantCulture), RealEngine.Folders, cancel), cancel);
    }
}
