using BotService.Conversations;
using BotService.Conversations.Held;
using BotService.Engine.Dialogs;
using BotService.Held;
using BotService.Hosting;
using BotService.Protocol;
using BotService.Review;
using BotService.Staff.Audit;
using BotService.Tests.Web.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Conversations.Held;

/// <summary>A service in which answers can wait, and a citizen who asks it. Another one on the same folder is its restart.</summary>
internal sealed class HeldTalk : IAsyncDisposable
{
    /// <summary>Answered at once, with a list.</summary>
    public const string Question = "計程車加油優惠", Entry = "cpc.taxi-discount", Organisation = "cpc";

    /// <summary>The same of another organisation, without a list.</summary>
    public const string Other = "電費單掉了怎麼補發";

    public const string Danger = "有人觸電倒地";

    /// <summary>
    /// The Tuesday morning to come, for a browser keeps no cookie that is over by its own clock, and a Saturday, in Taiwan.
    /// </summary>
    public static readonly DateTimeOffset Working = Tuesday(Taiwan.Today(TimeProvider.System).AddDays(1)),
        Weekend = new(2026, 12, 5, 10, 0, 0, TimeSpan.FromHours(8));

    private static DateTimeOffset Tuesday(DateOnly day) =>
        day.DayOfWeek == DayOfWeek.Tuesday ? Taiwan.Midnight(day).AddHours(10) : Tuesday(day.AddDays(1));

    private HeldTalk(TestService service, FakeClock clock) => (Service, Clock) = (service, clock);

    public TestService Service { get; }

    public FakeClock Clock { get; }

    public ITurnDoor Door => Service.Get<ITurnDoor>();

    public IHeldAnswers Answers => Service.Get<IHeldAnswers>();

    public HeldDecisions Decisions => Service.Get<HeldDecisions>();

    public static async Task<HeldTalk> StartAsync(
        string? folder = null, DateTimeOffset? at = null, Action<IServiceCollection>? change = null)
    {
        var clock = new FakeClock();
        clock.Advance((at ?? Working) - clock.GetUtcNow());
        var service = await TestService.StartAsync(folder: folder, change: services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            change?.Invoke(services);
        });
        return new HeldTalk(service, clock);
    }

    /// <summary>A rule for this day, of all of the organisation's answers unless it says what about.</summary>
    public Task<long> RuleAsync(ApprovalReach? reach = null, bool holdsOutside = false)
    {
        var today = Taiwan.Today(Clock);
        var rule = new ApprovalRule(
            0, reach ?? new ApprovalReach(null, null, Organisation, null), today, today, holdsOutside, "ann", "新規定剛上路", Clock.GetUtcNow());
        return Service.Get<IApprovalRules>().AddAsync(rule, Deed("rules"), default);
    }

    public async Task OpenAsync(string conversation = "c", string? serviceUrl = null, string? user = "dl_u") =>
        await Door.OpenAsync(new(conversation, "directline", user, "zh-TW", serviceUrl, null, false), default);

    public async Task<Accepted> SendAsync(string text, string? key = null, string conversation = "c")
    {
        await OpenAsync(conversation);
        return await Door.ReceiveAsync(conversation, BotHost.Message(text, key), default);
    }

    /// <summary>What is said to it at once.</summary>
    public async Task<IReadOnlyList<Reply>> AskAsync(string text, string? key = null, string conversation = "c")
    {
        var accepted = await SendAsync(text, key, conversation);
        return [.. (await Door.RepliesToAsync(conversation, accepted, BotHost.Soon())).Select(r => r.Spoken!.Reply)];
    }

    /// <summary>All that was said in the conversation, in its order.</summary>
    public async Task<IReadOnlyList<Reply>> SaidAsync(string conversation = "c") =>
        [.. (await Door.ReadAsync(conversation, 0, 1000, default)).Select(a => a.Spoken?.Reply).OfType<Reply>()];

    public async Task<HeldAnswer> WaitingAsync() =>
        (await Answers.FindAsync((await Answers.WaitingAsync(default)).Single().Number, default))!;

    public async Task<Change> ApproveAsync() => await Decisions.ApproveAsync(await WaitingAsync(), Deed("approve"), default);

    /// <summary>Until it holds; the test fails when it never does.</summary>
    public async Task UntilAsync(Func<IReadOnlyList<Reply>, bool> holds) =>
        await BotHost.UntilAsync(async () => holds(await SaidAsync()));

    public Deed Deed(string what, string by = "bob") => new(Clock.GetUtcNow(), by, $"approvals/{what}", "1");

    public ValueTask CrashAsync() => Service.CrashAsync();

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
