using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace BotService.Tests.Web;

/// <summary>
/// What axe-core finds on a page. It runs in the page itself: the package for Playwright opens a window of its own for
/// each look, which takes longer than the looking, and describes all that is well too.
/// </summary>
internal static class Axe
{
    private const string Look = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations.flatMap(
          v => v.nodes.map(n => `${v.id}: ${v.help} ${n.target.join(' ')} ${n.html}`))
        """;

    private static readonly Lazy<string> Script = new(() => new BundledAxeScriptProvider().GetScript());

    public static async Task<string[]> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Script.Value);
        return await page.EvaluateAsync<string[]>(Look);
    }

    public static async Task AssertAccessibleAsync(IPage page)
    {
        var violations = await ViolationsAsync(page);
        Assert.True(violations.Length == 0, string.Join("\n", violations));
    }
}
