using BotService.Engine.Dialogs;
using BotService.Handoff;
using BotService.Staff;

namespace BotService.Tests.Handoff;

/// <summary>A citizen asks for a person: the place, the talk, and back to the list.</summary>
public sealed class TalkTests
{
    [Fact]
    public async Task Talk_FromTheQueueToTheRating_GoesOnWhereTheListWas()
    {
        await using var host = await TalkHost.StartAsync();
        var clerk = await host.PersonAsync("小林");
        await host.SayAsync("我要辦電費過戶");
        var question = await host.LastAsync();
        Assert.Equal(ReplyKind.Question, question.Spoken!.Reply.Kind);

        var waiting = (await host.SayAsync("我要找專人"))[^1].Spoken!.Reply;
        Assert.Equal((ReplyKind.Waiting, 0), (waiting.Kind, waiting.Queue!.Ahead));
        Assert.InRange(waiting.Queue.Promise - host.Now, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(6));
        var talk = await host.TalkAsync();
        Assert.Equal(("taipower", "taipower.name-change", TalkClocks.Take), (talk.Organisation, talk.Entry, talk.Clock));

        Assert.Equal(TalkVerdict.Done, await host.TakeAsync(clerk));
        Assert.Contains("小林", (await host.LastAsync()).Said, StringComparison.Ordinal);
        Assert.Empty(await host.SayAsync("我是公司要過戶"));
        Assert.Equal(TalkVerdict.Done, await host.WorkAsync(w => w.SendListAsync(TalkHost.Conversation, clerk, null, null, "1", default)));
        var list = await host.LastAsync();
        Assert.Equal((ReplyKind.Checklist, true), (list.Spoken!.Reply.Kind, list.Spoken.Receipt is not null));
        Assert.Equal("staff", (string?)list.Activity.Object("channelData")!["author"]);
        Assert.DoesNotContain("有幫助", list.Said, StringComparison.Ordinal);
        Assert.Equal(TalkVerdict.Done, await host.WorkAsync(w => w.SayAsync(TalkHost.Conversation, clerk, "請帶這些來", "2", default)));
        Assert.Equal(("請帶這些來", ReplyKind.Person), ((await host.LastAsync()).Said, (await host.LastAsync()).Spoken!.Reply.Kind));

        Assert.Equal(TalkVerdict.Done, await host.WorkAsync(w => w.ReturnAsync(TalkHost.Conversation, clerk, default)));
        Assert.Equal((TalkStates.Ended, TalkOutcomes.Returned), ((await host.TalkAsync()).Status, (await host.TalkAsync()).Outcome));
        var back = (await host.LastAsync()).Spoken!.Reply;
        Assert.Contains("這樣有幫助嗎", back.Text, StringComparison.Ordinal);
        Assert.Contains("有幫助", back.Choices);
        // The assistant has the list in hand: a question about it is answered from it.
        var part = (await host.SayAsync("要多少錢"))[^1].Spoken!.Reply;
        Assert.Equal("taipower.name-change", part.Answer.Entry);
        await host.SayAsync("沒有了");
        await host.SayAsync("5");
        Assert.Contains((await host.ReadAsync()), a => a.Spoken?.Reply.Kind == ReplyKind.Rating);
    }

    [Fact]
    public async Task OpenQuestion_IsAskedAgain_WhenThePersonGivesTheTalkBack()
    {
        await using var host = await TalkHost.StartAsync();
        var clerk = await host.PersonAsync("小林");
        await host.SayAsync("我要辦電費過戶");
        var asked = (await host.LastAsync()).Spoken!.Reply;
        await host.SayAsync("找專人");
        await host.TakeAsync(clerk);
        await host.WorkAsync(w => w.ReturnAsync(TalkHost.Conversation, clerk, default));

        var again = (await host.LastAsync()).Spoken!.Reply;
        Assert.Equal((ReplyKind.Question, asked.Answer.Entry), (again.Kind, again.Answer.Entry));
        Assert.Subset(again.Choices.ToHashSet(), asked.Choices.ToHashSet());
    }

    [Fact]
    public async Task Waiting_TheAssistantStillAnswers_AndThePlaceIsKept()
    {
        await using var host = await TalkHost.StartAsync();
        await host.PersonAsync("小林");
        await host.SayAsync("找專人", "other");
        await host.SayAsync("找專人");
        var before = await host.TalkAsync();

        var reply = (await host.SayAsync("停水怎麼辦"))[^1].Spoken!.Reply;
        Assert.NotEqual(ReplyKind.Waiting, reply.Kind);
        Assert.Contains("繼續問小幫手", reply.Choices);
        var place = (await host.SayAsync("還要等多久"))[^1].Spoken!.Reply;
        Assert.Equal((ReplyKind.Waiting, 1), (place.Kind, place.Queue!.Ahead));
        Assert.Equal(before, await host.TalkAsync());
    }

    [Fact]
    public async Task Citizen_HasTheAssistantBack_AtAnyTime()
    {
        await using var host = await TalkHost.StartAsync();
        var clerk = await host.PersonAsync("小林");
        await host.SayAsync("找專人");
        await host.SayAsync("不等專人了");
        Assert.Equal(TalkOutcomes.Left, (await host.TalkAsync()).Outcome);

        await host.SayAsync("找專人");
        await host.TakeAsync(clerk);
        Assert.Empty(await host.SayAsync("你好"));
        Assert.NotEmpty(await host.SayAsync("繼續問小幫手"));
        Assert.Equal(TalkOutcomes.Left, (await host.TalkAsync()).Outcome);
        Assert.Equal(TalkVerdict.Ended, await host.WorkAsync(w => w.SayAsync(TalkHost.Conversation, clerk, "在嗎", "k", default)));
    }

    [Fact]
    public async Task TwoPeople_TakingOneTalk_AreOneAndToldWho()
    {
        await using var host = await TalkHost.StartAsync();
        var people = new List<Person>();
        for (var i = 0; i < 4; i++) people.Add(await host.PersonAsync($"P{i}"));
        await host.SayAsync("找專人");

        var verdicts = await Task.WhenAll(people.Select(p => host.TakeAsync(p)));
        Assert.Equal(1, verdicts.Count(v => v == TalkVerdict.Done));
        Assert.Equal(3, verdicts.Count(v => v == TalkVerdict.Others));
        Assert.Single(await host.ReadAsync(), a => a.Spoken?.Reply.Kind == ReplyKind.Person);
    }

    [Fact]
    public async Task Danger_IsHeard_WhileAPersonSpeaks()
    {
        await using var host = await TalkHost.StartAsync();
        var clerk = await host.PersonAsync("小林");
        await host.SayAsync("找專人");
        await host.TakeAsync(clerk);
        Assert.Equal(ReplyKind.Emergency, Assert.Single(await host.SayAsync("家裡瓦斯味好重，有人昏倒了")).Spoken!.Reply.Kind);
        Assert.Equal(TalkClocks.Staff, (await host.TalkAsync()).Clock);
    }

    [Fact]
    public async Task Message_UnderOneKey_IsSaidOnce_AndItsNumbersAreMasked()
    {
        await using var host = await TalkHost.StartAsync();
        var clerk = await host.PersonAsync("小林");
        await host.SayAsync("找專人");
        await host.TakeAsync(clerk);
        for (var i = 0; i < 2; i++)
            await host.WorkAsync(w => w.SayAsync(TalkHost.Conversation, clerk, "您的 A123456789 我收到了，請打 1911", "one", default));

        var said = Assert.Single(await host.ReadAsync(), a => a.Said?.Contains("收到了", StringComparison.Ordinal) == true).Said!;
        Assert.DoesNotContain("A123456789", said, StringComparison.Ordinal);
        Assert.Contains("1911", said, StringComparison.Ordinal);
        Assert.Equal(TalkVerdict.TooLong, await host.WorkAsync(
            w => w.SayAsync(TalkHost.Conversation, clerk, new string('長', 20_000), "two", default)));
    }

    [Theory]
    [InlineData("我聞到瓦斯味，頭好暈", true)]
    [InlineData("我聞到瓦斯味，頭好暈", false)]
    [InlineData("我要向台灣自來水公司申訴", true)]
    public async Task Person_IsOfferedByRule_WhereSomebodyMayBeInDanger_OrTheMatterIsForPeople(string text, bool isThere)
    {
        await using var host = await TalkHost.StartAsync();
        await host.PersonAsync("小林", state: isThere ? PresenceStates.There : PresenceStates.Pause);
        Assert.Equal(isThere, (await host.SayAsync(text))[^1].Spoken!.Reply.Choices.Contains("找專人"));
    }

    [Fact]
    public async Task NobodyThere_IsSaid_AndACallIsOffered()
    {
        await using var host = await TalkHost.StartAsync();
        await host.PersonAsync("小林", state: PresenceStates.Away);
        var reply = (await host.SayAsync("找專人"))[^1].Spoken!.Reply;
        Assert.Equal(ReplyKind.Handoff, reply.Kind);
        Assert.StartsWith("現在專人都不在線上。", reply.Text, StringComparison.Ordinal);
        Assert.Contains("請人回電", reply.Choices);
    }

    [Fact]
    public async Task Queue_Of200_TellsRightPlaces_AfterEachTakeAndLeave()
    {
        await using var host = await TalkHost.StartAsync(null, ("Handoff:PerPerson", "20"));
        var clerk = await host.PersonAsync("小林");
        for (var i = 0; i < 200; i++) await host.SayAsync("找專人", $"c{i}");
        Assert.Equal(199, await AheadAsync(199));
        for (var i = 0; i < 10; i++) Assert.Equal(TalkVerdict.Done, await host.TakeAsync(clerk, $"c{i}"));
        Assert.Equal((0, 189), (await AheadAsync(10), await AheadAsync(199)));
        for (var i = 50; i < 60; i++) await host.SayAsync("不等專人了", $"c{i}");
        Assert.Equal((39, 50 - 10, 179), (await AheadAsync(49), await AheadAsync(60), await AheadAsync(199)));

        async Task<int> AheadAsync(int i) => (await host.SayAsync("還要等多久", $"c{i}"))[^1].Spoken!.Reply.Queue!.Ahead;
    }
}
