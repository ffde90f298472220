using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using BotService.CallBacks;
using BotService.Conversations;
using BotService.Engine.Dialogs.CallBacks;
using BotService.Storage;
using BotService.Tests.Web.Staff;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Conversations.CallBacks;

/// <summary>A call is asked for over Direct Line: in Chinese and in English, from the words to the row.</summary>
public sealed class CallBackServiceTests : IDisposable
{
    private const string Phone = "0912345678";

    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;
    private readonly LogLines logs = [];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("zh-TW", "我的電話 0912-345-678，請打給我", "什麼時候都可以", "對")]
    [InlineData("en", "my phone is 0912 345 678, please call me", "any time", "yes")]
    public async Task Call_AskedForOverDirectLine_IsPromisedAndItsNumberStandsNowhereInTheClear(
        string locale, string ask, string when, string yes)
    {
        await using var service = await TestService.StartAsync(folder: folder, logs: logs);
        using var client = Client(service);
        var conversation = await OpenAsync(client);
        await SayAsync(client, conversation, locale, ask);
        await SayAsync(client, conversation, locale, when);
        var answer = await SayAsync(client, conversation, locale, yes);
        Assert.Equal("callback", (string?)answer["channelData"]!["answer"]!["kind"]);
        var number = Assert.Single(CallBackNumber.In((string)answer["text"]!));

        var call = (await service.Get<ICallBacks>().FindAsync(number, default))!;
        Assert.Equal((conversation, "open", true), (call.Conversation, call.Status, call.HasContact));
        Assert.True(call.Due > call.AskedAt);
        // All that stands in the files now, the write-ahead log with it, and every line of the log.
        AssertNowhere();
        await service.DisposeAsync();
        AssertNowhere();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Service_StoppedBetweenReceivingAndAnswering_LeavesExactlyOneCall(int stop)
    {
        foreach (var (text, i) in new[] { "請打給我 0912345678", "都可以", "對" }.Select((t, i) => (t, i)))
        {
            if (i == stop)
            {
                // Received, and gone before the turn: the next start answers it.
                await using var half = new TestService(folder: folder, logs: logs);
                await SendAsync(half, text, i);
                await half.CrashAsync();
                AssertNowhere();
            }

            await using var service = await TestService.StartAsync(folder: folder, logs: logs);
            var accepted = await SendAsync(service, text, i);
            Assert.Equal(i == stop, accepted.Duplicate);
            await service.Get<ITurnDoor>().RepliesToAsync("c", accepted, BotHost.Soon());
            Assert.Equal(i == 2 ? 1 : 0, await CallsAsync(service, "c"));
        }

        static async Task<Accepted> SendAsync(TestService service, string text, int i)
        {
            var door = service.Get<ITurnDoor>();
            await door.OpenAsync(new("c", "directline", "dl_u", "zh-TW", null, null, false), default);
            return await door.ReceiveAsync("c", BotHost.Message(text, $"k{i}"), default);
        }
    }

    [Fact]
    public async Task Store_ThatFailsAtTheCommit_LeavesOneCallAfterTheRetry()
    {
        var failing = 1;
        await using var service = await TestService.StartAsync(folder: folder, logs: logs, change: services =>
        {
            var real = services.Last(s => s.ServiceType == typeof(IInbox)).ImplementationType!;
            services.AddSingleton<IInbox>(s => new Failing((IInbox)ActivatorUtilities.CreateInstance(s, real), () => failing-- > 0));
        });
        var door = service.Get<ITurnDoor>();
        await door.OpenAsync(new("c", "directline", "dl_u", "zh-TW", null, null, false), default);
        foreach (var text in new[] { "請打給我 0912345678", "都可以", "對" })
        {
            failing = 1;
            var accepted = await door.ReceiveAsync("c", BotHost.Message(text), default);
            await door.RepliesToAsync("c", accepted, BotHost.Soon());
        }

        Assert.Equal(1, await CallsAsync(service, "c"));
    }

    [Fact]
    public async Task Change_OfStaff_IsToldInTheConversationOnce_AlsoAfterARestart()
    {
        await using (var service = await TestService.StartAsync(folder: folder, logs: logs))
        {
            var door = service.Get<ITurnDoor>();
            await door.OpenAsync(new("c", "directline", "dl_u", "zh-TW", null, null, false), default);
            foreach (var text in new[] { "請打給我 0912345678", "都可以", "對" })
            {
                var accepted = await door.ReceiveAsync("c", BotHost.Message(text), default);
                await door.RepliesToAsync("c", accepted, BotHost.Soon());
            }

            var calls = service.Get<ICallBacks>();
            var now = TimeProvider.System.GetUtcNow();
            var number = (await calls.ListAsync(new CallBackFilter(), null, 1, now, default)).Rows[0].Number;
            var to = new DateTimeOffset(2027, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));
            await calls.MoveAsync(number, 0, "morning", (to, to.AddHours(3)), new(now, "p", "callbacks/move", "K"), default);
            // Stopped before anybody was told.
        }

        await using var again = await TestService.StartAsync(folder: folder, logs: logs);
        for (var i = 0; i < 2; i++) await again.Get<CallBackTelling>().TellAsync(default);
        var told = (await again.Get<ITurnDoor>().ReadAsync("c", 0, 100, default))
            .Where(a => a.Said?.Contains("3月2日", StringComparison.Ordinal) == true);
        Assert.Single(told);
    }

    [Fact]
    public async Task Numbers_ThatNobodyWasGiven_AreLookedUpAFewTimesOnly()
    {
        var clock = new FakeClock();
        await using var service = await TestService.StartAsync(
            folder: folder, logs: logs, change: s => s.AddSingleton<TimeProvider>(clock));
        var door = service.Get<ITurnDoor>();
        await door.OpenAsync(new("c", "directline", "dl_u", "zh-TW", null, null, false), default);
        await service.Get<Database>().WriteAsync(
            db => db.ExecuteAsync(
                "insert into callbacks (number, conversation, channel, locale, part, asked_at, from_at, due_at) "
                + "values (@number, 'x', 'line', 'zh-TW', 'any', @at, @at, @at)",
                new { number = CallBackNumber.Of(99), at = clock.GetUtcNow().AddDays(1) }), default);
        for (var drawn = 0; drawn < 10; drawn++) await AskAsync(CallBackNumber.Of(drawn));
        Assert.Contains("查不到", await AskAsync(CallBackNumber.Of(99)), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromHours(2));
        Assert.DoesNotContain("查不到", await AskAsync(CallBackNumber.Of(99)), StringComparison.Ordinal);

        async Task<string> AskAsync(long number)
        {
            var accepted = await door.ReceiveAsync("c", BotHost.Message($"{CallBackNumber.Write(number)} 到哪了"), default);
            return (await door.RepliesToAsync("c", accepted, BotHost.Soon()))[^1].Said!;
        }
    }

    private static Task<long> CallsAsync(TestService service, string conversation) => service.Get<Database>().ReadAsync(
        db => db.QuerySingleAsync<long>("select count(*) from callbacks where conversation = @conversation and contact is not null", new { conversation }),
        default);

    private static HttpClient Client(TestService service)
    {
        var client = new HttpClient { BaseAddress = new Uri(service.Address) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestService.Secret);
        return client;
    }

    private static async Task<string> OpenAsync(HttpClient client)
    {
        using var answer = await client.PostAsync("/v3/directline/conversations", null);
        return (string)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["conversationId"]!;
    }

    /// <summary>Posts a message and polls until it is answered.</summary>
    private static async Task<JsonObject> SayAsync(HttpClient client, string conversation, string locale, string text)
    {
        using var posted = await client.PostAsJsonAsync($"/v3/directline/conversations/{conversation}/activities", new
        {
            type = "message", text, locale, from = new { id = "dl_citizen" },
        });
        var id = (string)(await posted.Content.ReadFromJsonAsync<JsonObject>())!["id"]!;
        JsonObject? reply = null;
        await BotHost.UntilAsync(async () =>
        {
            var read = await client.GetFromJsonAsync<JsonObject>($"/v3/directline/conversations/{conversation}/activities");
            reply = read!["activities"]!.AsArray().OfType<JsonObject>().LastOrDefault(a => (string?)a["replyToId"] == id);
            return reply is not null;
        });
        return reply!;
    }

    private void AssertNowhere()
    {
        var written = Directory.EnumerateFiles(folder, "store.db*").Select(Read).Append(string.Join('\n', logs)).ToList();
        Assert.True(written.Count >= 2);
        foreach (var secret in new[] { Phone, "912345678", "0912-345-678", "0912 345 678" })
            Assert.DoesNotContain(written, text => text.Contains(secret, StringComparison.Ordinal));
    }

    private static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    /// <summary>A store that is gone just when a turn is to be kept.</summary>
    private sealed class Failing(IInbox inner, Func<bool> fails) : IInbox
    {
        public Task<(Accepted Accepted, bool Turn)> ReceiveAsync(string conversation, Incoming incoming, CancellationToken cancel) =>
            inner.ReceiveAsync(conversation, incoming, cancel);

        public Task<IReadOnlyList<Taken>> ReceiveAsync(IReadOnlyList<Intake> intakes, CancellationToken cancel) =>
            inner.ReceiveAsync(intakes, cancel);

        public Task<IReadOnlyList<string>> WaitingAsync(CancellationToken cancel) => inner.WaitingAsync(cancel);

        public Task<Waiting?> NextAsync(string conversation, CancellationToken cancel) => inner.NextAsync(conversation, cancel);

        public Task<Committed?> CommitAsync(TurnCommit commit, CancellationToken cancel) =>
            fails() ? throw new BotService.Hosting.StoreUnavailableException("gone", new IOException()) : inner.CommitAsync(commit, cancel);

        public Task<IReadOnlyList<StoredActivity>?> RepliesAsync(string conversation, Accepted accepted, CancellationToken cancel) =>
            inner.RepliesAsync(conversation, accepted, cancel);
    }
}
