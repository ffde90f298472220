using BotService.Channels.Voice.Calls;
using BotService.Channels.Voice.Speaking;
using BotService.Engine.Dialogs;
using BotService.Releases;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Channels.Voice.Calls;

public sealed class KeyMenuTests
{
    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public void Menus_LeadToEveryEntry_AndItsLabelMeansIt(string locale)
    {
        var release = RealEngine.Shared;
        var menus = new KeyMenus(release);
        var words = new CallWords(release.Pages.For(locale), new SpeechWriter(new ReleaseShelf(release)));
        var reached = new Dictionary<string, string>();
        var waiting = new Queue<string>([KeyMenus.Main]);
        HashSet<string> seen = [KeyMenus.Main];
        while (waiting.TryDequeue(out var menu))
        {
            foreach (var choice in menus.Of(menu, words, null))
            {
                var (act, about) = KeyActs.Read(choice.Act);
                if (act == KeyActs.Menu && seen.Add(about)) waiting.Enqueue(about);
                if (act == KeyActs.Entry) reached[about] = choice.Label;
            }
        }

        Assert.Equal(release.Library.Cards(locale).Select(card => card.Id).Order(), reached.Keys.Order());
        foreach (var (entry, label) in reached)
        {
            var offered = new DialogState(locale) { Offers = [new Offer(label, $"entry:{entry}")] };
            var said = release.Engine.Next(offered, new Input(label, locale), new DateOnly(2026, 11, 30));
            Assert.True(
                said.State.Topic?.Entry == entry || said.Replies.Any(reply => reply.Answer.Entry == entry),
                $"{entry}: {said.State.Topic?.Entry} {said.Replies[^1].Kind} {said.Replies[^1].Text}");
        }
    }
}
