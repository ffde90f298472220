using BotService.Conversations;
using BotService.Engine.Dialogs;
using BotService.Releases;
using BotService.Releases.InForce;
using Microsoft.Extensions.DependencyInjection;

namespace BotService.Tests.Releases.InForce;

/// <summary>The evening before a change and the morning after it, without a restart.</summary>
public sealed class MidnightTalkTests
{
    [Fact]
    public async Task Midnight_BeforeItTheOldListAfterItTheNewOne_AndBothReceiptsReproduce()
    {
        await using var world = new ReleaseWorld();
        var process = await world.StartAsync();
        var entry = process.Get<ReleaseShelf>().Current.Library.Cards("zh-TW").First(c => c.Kind == "procedure");
        var file = $"knowledge/{entry.Id.Replace('.', '/')}/wording.zh-TW.yaml";
        var id = await world.KeepAsync(
            process, file, world.Read(file).Replace($"name: {entry.Name}", $"name: {entry.Name}新制", StringComparison.Ordinal));
        await world.PublishAsync(process, id, inDays: 1);
        await process.Get<CalendarWatch>().LookAsync(default);
        var (before, old) = Ask();
        world.Time.Advance(TimeSpan.FromHours(15));
        await process.Get<CalendarWatch>().LookAsync(default);
        var (after, now) = Ask();

        Assert.Equal((entry.Name, entry.Name + "新制"), (before.Sheet.Title, after.Sheet.Title));
        Assert.NotEqual(old, now);
        foreach (var (receipt, release) in new[] { (before, old), (after, now) })
        {
            var found = (await process.Get<IPastReleases>().FindAsync(release, default))!;
            Assert.True(SheetAgain.IsAlike(receipt.Sheet, SheetAgain.Of(found, receipt)!));
        }

        // By the other's release it is another sheet.
        Assert.Equal(after.Sheet.Title, SheetAgain.Of(process.Get<IReleases>().Current, before)!.Title);

        (Receipt, string) Ask()
        {
            using var turn = process.Services.CreateScope();
            var engine = turn.ServiceProvider.GetRequiredService<IDialogEngine>();
            var today = Hosting.Taiwan.Today(world.Time);
            var said = engine.Next(new DialogState("zh-TW", new Topic(entry.Id, []) { WholeList = true }), new Input(null, null), today);
            var reply = said.Replies.Last(r => r.Sheet is not null);
            return (new Receipt("r", world.Time.GetUtcNow(), reply.Sheet!) { Case = GivenCase.Of(said.State, reply) }, engine.Release);
        }
    }
}
