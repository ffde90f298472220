using BotService.Channels.Line.Messages;
using BotService.Hosting;
using BotService.Releases;
using BotService.Tests.Dialogs;
using BotService.Tests.Sheets;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Channels.Line.Messages;

public sealed class LineLookTests
{
    private readonly LineLook look = new(new LineMessages(
        new ReleaseShelf(RealEngine.Shared), Options.Create(new SiteOptions { PublicUrl = ToLine.Site })));

    [Fact]
    public void Question_IsABubbleWithItsChoices()
    {
        var bubble = Assert.Single(look.Show(ToLine.Text("Who comes?", "Myself", "Somebody else")));
        Assert.Equal(["Who comes?"], bubble.Lines);
        Assert.Equal(["Myself", "Somebody else"], bubble.Buttons);
    }

    [Fact]
    public void List_IsShownWithAllItsItems()
    {
        var sheet = SheetSamples.Plain();
        var lines = string.Concat(look.Show(ToLine.List(sheet, "Again")).SelectMany(b => b.Lines));
        Assert.All(sheet.Parts.SelectMany(p => p.Items), item => Assert.Contains(item.Text, lines, StringComparison.Ordinal));
    }
}
