using System.Text;
using BotService.Engine.Gaps;
using BotService.Engine.Library;
using BotService.Tests.Dialogs;
using BotService.Tests.Sheets;
using BotService.Web.Layout;
using Microsoft.Extensions.DependencyInjection;
using WebVisit = BotService.Web.Layout.Visit;

namespace BotService.Tests.Web;

/// <summary>Pages as HTML without a server.</summary>
internal static class Shown
{
    private static readonly IServiceProvider Services =
        new ServiceCollection().AddLogging().AddLayout()
            .AddSingleton<ILibrary>(_ => RealEngine.Shared.Library).AddSingleton<IGaps>(_ => RealEngine.Shared.Gaps)
            .BuildServiceProvider();

    /// <summary>A visit of a page in the language, at <c>http://x</c>.</summary>
    public static WebVisit Visit(string locale, string path, DateOnly? today = null) =>
        new(TestPages.Wordings.For(locale), "", path, "http://x", today ?? new DateOnly(2026, 11, 21));

    /// <summary>What stands in the page's frame.</summary>
    public static async Task<string> MainAsync(Page page)
    {
        using var scope = Services.CreateScope();
        return Encoding.UTF8.GetString(
            await scope.ServiceProvider.GetRequiredService<PageRenderer>().RenderAsync(page.Visit, page.Main));
    }
}
