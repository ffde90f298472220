using BotService.Tests.Channels.Line.Platform;
using BotService.Channels.Line.Menu;
using BotService.Engine.Dialogs;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Channels.Line.Menu;

public sealed class ShippedMenuTests(RealEngine real) : IClassFixture<RealEngine>
{
    private static readonly IReadOnlyList<RichMenu> Menus = MenuBench.Shipped();

    [Fact]
    public void Menus_AsShipped_HaveNoProblemsAndSpeakEveryLanguage()
    {
        var (menus, problems) = RichMenuLoader.Load(Path.Combine(Shipped.Root, "dialogs"));
        Assert.Empty(problems);
        Assert.Equal(real.Loaded.Locales, menus.Select(m => m.Locale));
    }

    /// <summary>
    /// LINE tells no language, so the words themselves must: at the start, and after the other language was spoken; on
    /// the account of one organisation, too.
    /// </summary>
    [Fact]
    public void Words_OfEveryArea_LeadToAnAnswerInTheMenusLanguage()
    {
        var wrong = from menu in Menus
                    let other = Menus.First(m => m != menu).Areas.Select(a => a.Action).OfType<MenuAction.Say>()
                        .First().Words
                    from say in menu.Areas.Select(a => a.Action).OfType<MenuAction.Say>()
                    from before in (string?[])[null, other]
                    from organisation in (string?[])[null, "taipower", "twc", "twd"]
                    from reply in Answers(before, say.Words, organisation)
                    where reply.Locale != menu.Locale
                        || reply.Kind is ReplyKind.Fallback or ReplyKind.Menu or ReplyKind.Greeting
                        or ReplyKind.NotInForce
                    select $"\"{say.Words}\" after \"{before}\" at {organisation ?? "all"} is answered with {reply.Kind} in {reply.Locale}: {reply.Text}";
        Assert.Empty(wrong);
    }

    private IReadOnlyList<Reply> Answers(string? before, string words, string? organisation)
    {
        DialogState? state = null;
        if (before is not null)
            state = real.Engine.Next(null, new Input(before,
                null) { Organisation = organisation }, RealEngine.Today).State;
        return real.Engine.Next(state, new Input(words,
            null) { Organisation = organisation }, RealEngine.Today).Replies;
    }

    [Fact]
    public void EveryMenu_LeadsToEveryOtherLanguage() => Assert.All(Menus, menu => Assert.Equal(
        Menus.Select(m => m.Locale).Where(l => l != menu.Locale),
        menu.Areas.Select(a => a.Action).OfType<MenuAction.Switch>().Select(s => s.Locale)));

    [Fact]
    public void Pages_OpenInTheMenusLanguage() => Assert.All(Menus, menu => Assert.All(
        menu.Areas.Select(a => a.Action).OfType<MenuAction.Open>(),
        open => Assert.Equal($"/search?lang={menu.Locale}", open.Path)));

    [Fact]
    public void Words_OnEveryPanel_StandOutEnoughToBeRead() => Assert.All(
        Menus.SelectMany(m => m.Areas),
        area => Assert.True(MenuPage.Contrast(area.Fill, MenuPage.InkOn(area.Fill)) >= 4.5, area.Title));

    [Fact]
    public void Areas_CoverTheWholePicture() => Assert.All(
        Menus, menu => Assert.Equal(menu.Width * menu.Height, menu.Areas.Sum(a => a.Bounds.Width * a.Bounds.Height)));

    [Fact]
    public void Pictures_AreSmallAndOfTheMenusSize() => Assert.All(Menus, menu =>
    {
        Assert.Equal((menu.Width, menu.Height), RichMenuLoader.SizeOf(menu.Picture));
        Assert.True(menu.Picture.Length < 200_000, $"{menu.Locale}: {menu.Picture.Length} bytes");
    });

    [Fact]
    public void Page_OfAMenu_ShowsTheWordsOfEveryArea() => Assert.All(Menus, menu =>
    {
        var page = MenuPage.Html(menu);
        foreach (var area in menu.Areas)
            Assert.Contains(
                $">{area.Title}</b>{(area.Hint is { } hint ? "<i" : "</div>")}", page, StringComparison.Ordinal);
    });

    [DescribedFact]
    public async Task Menus_ShownToLine_AreWithinItsDescriptionAndLimits()
    {
        await using var bench = await MenuBench.StartAsync();
        foreach (var menu in Menus)
            await bench.Line.PostAsync("/v2/bot/richmenu/validate", RichMenuJson.Write(menu, MenuBench.Origin));
        bench.Platform.AssertNoFaults();
    }

    [Fact]
    public void Name_ChangesWithWordsPictureAndSite()
    {
        var menu = Menus[0];
        string[] names =
        [
            RichMenuJson.NameOf(menu, MenuBench.Origin),
            RichMenuJson.NameOf(menu with { Picture = [1] }, MenuBench.Origin),
            RichMenuJson.NameOf(menu with { ChatBar = "x" }, MenuBench.Origin),
            RichMenuJson.NameOf(menu, "https://other.example"),
        ];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Equal(names[0], RichMenuJson.NameOf(menu with { }, MenuBench.Origin + "/"));
    }
}
