using BotService.Engine.Dialogs;
using BotService.Handoff;
using BotService.Staff;

namespace BotService.Tests.Handoff;

/// <summary>Nobody is left: each clock that runs out leads to a word, a person, or a clear end.</summary>
public sealed class TalkClockTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Promise_NotKept_IsApologisedForWithANewTime_AsLongAsSomebodyIsThere()
    {
        await using var host = await TalkHost.StartAsync();
        var clerk = await host.PersonAsync("小林");
        await host.SayAsync("找專人");
        var first = (await host.TalkAsync()).PromiseAt;
        await host.LaterAsync(6 * Minute, clerk);
        Assert.True((await host.TalkAsync()).PromiseAt > first);
        Assert.Contains("很抱歉", (await host.LastAsync()).Said, StringComparison.Ordinal);

        // Gone without a word: there is nobody, and a call is offered.
        await host.LaterAsync(10 * Minute);
        Assert.Equal(TalkOutcomes.Nobody, (await host.TalkAsync()).Outcome);
        Assert.Contains("請人回電", (await host.LastAsync()).Spoken!.Reply.Choices);
    }

    [Fact]
    public async Task Place_IsTheRealOne_WhenThePromiseCouldNotBeKept()
    {
        await using var host = await TalkHost.StartAsync();
        var clerk = await host.PersonAsync("小林");
        foreach (var conversation in new[] { "first", "second", TalkHost.Conversation }) await host.SayAsync("找專人", conversation);
        await host.LaterAsync(6 * Minute, clerk);
        Assert.Equal(2, (await host.LastAsync()).Spoken!.Reply.Queue!.Ahead);
        Assert.Equal(0, (await host.LastAsync("first")).Spoken!.Reply.Queue!.Ahead);
    }

    [Fact]
    public async Task Conversation_GoneOnWithHere_LeavesThePlaceInTheQueueAsItIs()
    {
        await using var host = await TalkHost.StartAsync();
        var clerk = await host.PersonAsync("小林");
        await host.SayAsync("我要辦電費過戶", "elsewhere");
        var number = (await host.SayAsync("用 LINE 繼續", "elsewhere"))[^1].Said!;
        var code = System.Text.RegularExpressions.Regex.Match(number, "[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}").Value;
        Assert.NotEmpty(code);
        await host.SayAsync("找專人");
        var place = await host.TalkAsync();
        Assert.NotEmpty(await host.SayAsync(code));
        Assert.Equal(ReplyKind.Waiting, (await host.SayAsync("還要等多久"))[^1].Spoken!.Reply.Kind);
        Assert.Equal(place, await host.TalkAsync());
        Assert.Equal(TalkVerdict.Done, await host.TakeAsync(clerk));
    }

    [Fact]
    public async Task Staff_WhoSayNothing_AreReminded_ThenTheTalkStandsAtTheHeadOfTheQueue()
    {
        await using var host = await TalkHost.StartAsync();
        var (clerk, other) = (await host.PersonAsync("小林"), await host.PersonAsync("小陳"));
        await host.SayAsync("找專人");
        await host.TakeAsync(clerk);
        await host.SayAsync("找專人", "later");
        await host.LaterAsync(2.1 * Minute, clerk, other);
        Assert.Equal((TalkClocks.StaffReminded, clerk.Id), ((await host.TalkAsync()).Clock, (await host.TalkAsync()).Person));
        await host.LaterAsync(2.1 * Minute, clerk, other);

        var talk = await host.TalkAsync();
        Assert.Equal((TalkStates.Waiting, null), (talk.Status, talk.Person));
        Assert.Equal(0, (await host.LastAsync()).Spoken!.Reply.Queue!.Ahead);
        Assert.Equal(
            [TalkHost.Conversation, "later"],
            (await host.Service.Get<ILiveTalks>().OpenAsync(other, default)).Select(t => t.Conversation));
    }

    [Fact]
    public async Task Person_WhosePagesAreGone_LosesTheTalkToTheQueue()
    {
        await using var host = await TalkHost.StartAsync();
        var (clerk, other) = (await host.PersonAsync("小林"), await host.PersonAsync("小陳"));
        await host.SayAsync("找專人");
        await host.TakeAsync(clerk);
        await host.LaterAsync(1.6 * Minute, other);
        Assert.Equal(TalkStates.Waiting, (await host.TalkAsync()).Status);
        Assert.Equal(TalkVerdict.Done, await host.TakeAsync(other));
    }

    [Fact]
    public async Task Citizen_WhoSaysNothing_IsAskedOnce_ThenRates()
    {
        await using var host = await TalkHost.StartAsync();
        var clerk = await host.PersonAsync("小林");
        await host.SayAsync("找專人");
        await host.TakeAsync(clerk);
        await host.WorkAsync(w => w.SayAsync(TalkHost.Conversation, clerk, "請問要辦什麼？", "1", default));
        await host.LaterAsync(10.1 * Minute, clerk);
        Assert.Equal(TalkClocks.CitizenAsked, (await host.TalkAsync()).Clock);
        await host.LaterAsync(10.1 * Minute, clerk);
        Assert.Equal(TalkOutcomes.Silent, (await host.TalkAsync()).Outcome);
        Assert.Equal(ReplyKind.Rating, (await host.LastAsync()).Spoken!.Reply.Kind);
        await host.LaterAsync(60 * Minute, clerk);
        Assert.Equal(2, (await host.ReadAsync()).Count(a => a.Said?.Contains("回覆，", StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task Word_OfTheCitizen_ThatStaffHaveNotSeen_KeepsTheirClock()
    {
        await using var host = await TalkHost.StartAsync();
        var clerk = await host.PersonAsync("小林");
        await host.SayAsync("找專人");
        await host.TakeAsync(clerk);
        var seen = await host.TalkAsync();
        await host.SayAsync("還有一個問題");

        // Decided before the citizen's word came, kept after it.
        var after = seen with { SaidAt = host.Now, Clock = TalkClocks.Citizen, DueAt = host.Now + (10 * Minute) };
        await host.Service.Get<ILiveTalks>().StepAsync(new(seen, after, null, null, []), default);
        Assert.Equal(TalkClocks.Staff, (await host.TalkAsync()).Clock);
    }

    [Fact]
    public async Task Clock_SetBack_DoesNotHoldATalkForHours()
    {
        await using var host = await TalkHost.StartAsync();
        var clerk = await host.PersonAsync("小林");
        await host.SayAsync("找專人");
        await host.TakeAsync(clerk);
        await host.LaterAsync(-TimeSpan.FromHours(8), clerk);
        Assert.InRange((await host.TalkAsync()).DueAt - host.Now, TimeSpan.Zero, TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Forwarded_AndNotTaken_ComesBackToWhoeverForwardedIt()
    {
        await using var host = await TalkHost.StartAsync();
        var (clerk, other) = (await host.PersonAsync("小林"), await host.PersonAsync("水公司", organisation: "twc"));
        await host.SayAsync("找專人");
        await host.TakeAsync(clerk);
        Assert.Equal(TalkVerdict.NoConsent, await ForwardAsync("twc", consent: false));
        Assert.Equal(TalkVerdict.Nobody, await ForwardAsync("cpc", consent: true, but: clerk));
        Assert.Equal(TalkVerdict.Done, await ForwardAsync("twc", consent: true));
        Assert.Equal(("twc", TalkClocks.Forward), ((await host.TalkAsync()).Organisation, (await host.TalkAsync()).Clock));
        Assert.Contains(await host.Service.Get<ILiveTalks>().OpenAsync(other, default), t => t.Conversation == TalkHost.Conversation);

        await host.LaterAsync(5.1 * Minute, clerk, other);
        Assert.Equal((TalkStates.Taken, clerk.Id), ((await host.TalkAsync()).Status, (await host.TalkAsync()).Person));
        Assert.Equal(TalkVerdict.Done, await ForwardAsync("twc", consent: true));
        Assert.Equal(TalkVerdict.Done, await host.TakeAsync(other));
        Assert.Empty(await host.SayAsync("我要停用"));

        Task<TalkVerdict> ForwardAsync(string to, bool consent, Person? but = null) => host.WorkAsync(
            w => w.ForwardAsync(TalkHost.Conversation, but ?? clerk, new ForwardTo(to, null), "問水費", consent, default));
    }

    [Fact]
    public async Task Restart_InTheMidstOfATalk_LosesNothing()
    {
        var folder = Directory.CreateTempSubdirectory("botservice-").FullName;
        try
        {
            Person clerk;
            await using (var host = await TalkHost.StartAsync(folder))
            {
                clerk = await host.PersonAsync("小林");
                await host.SayAsync("找專人");
                await host.TakeAsync(clerk);
                await host.WorkAsync(w => w.SayAsync(TalkHost.Conversation, clerk, "第一句", "1", default));
                await host.Service.CrashAsync();
            }

            await using var again = await TalkHost.StartAsync(folder);
            await again.WorkAsync(w => w.SayAsync(TalkHost.Conversation, clerk, "第一句", "1", default));
            await again.WorkAsync(w => w.SayAsync(TalkHost.Conversation, clerk, "第二句", "2", default));
            Assert.Equal(
                ["第一句", "第二句"], (await again.ReadAsync()).Select(a => a.Said).Where(s => s?.StartsWith('第') == true));
            Assert.NotEqual(TalkClocks.None, (await again.TalkAsync()).Clock);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
