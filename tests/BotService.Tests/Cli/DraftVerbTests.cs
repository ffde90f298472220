using System.Text.Json;
using BotService.Cli;
using BotService.Tests.Dialogs;
using BotService.Tests.Drafting;

namespace BotService.Tests.Cli;

public sealed class DraftVerbTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Fact]
    public async Task Draft_WithoutAnEndpoint_IsOffAndFine()
    {
        using var desk = new DraftingDesk(real);
        var (code, printed) = await RunAsync(desk, "電費過戶要帶什麼");
        Assert.Equal(ExitCode.Ok, code);
        Assert.Equal(
            ["status", "text", "entry", "sheet", "refusedBecause"], printed.EnumerateObject().Select(p => p.Name));
        Assert.Equal("off", printed.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, printed.GetProperty("text").ValueKind);
        Assert.Equal("taipower.name-change", printed.GetProperty("entry").GetString());
        Assert.Contains("1911", printed.GetProperty("sheet").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_ThatKeepsToTheSheet_IsPrinted()
    {
        await using var server = await ModelServer.SayingAsync("您好，請先準備電號與原用電戶名。");
        using var desk = new DraftingDesk(real, server);
        var (code, printed) = await RunAsync(desk, "電費過戶要帶什麼");
        Assert.Equal((ExitCode.Ok, "ok"), (code, printed.GetProperty("status").GetString()));
        Assert.Equal("您好，請先準備電號與原用電戶名。", printed.GetProperty("text").GetString());
        Assert.Empty(printed.GetProperty("refusedBecause").EnumerateArray());
    }

    [Theory]
    [InlineData("瓦斯味很重快爆炸了", "danger")]
    [InlineData("今天天氣好嗎", "entry")]
    public async Task Text_ThatIsNotToBeDrafted_NeverReachesTheModel(string text, string because)
    {
        await using var server = await ModelServer.SayingAsync("您好。");
        using var desk = new DraftingDesk(real, server);
        var (code, printed) = await RunAsync(desk, text);
        Assert.Equal((ExitCode.Failed, "refused"), (code, printed.GetProperty("status").GetString()));
        Assert.StartsWith(
            because, printed.GetProperty("refusedBecause")[0].GetString(), StringComparison.Ordinal);
        Assert.Empty(server.Bodies);
    }

    [Fact]
    public async Task Entry_ThatDoesNotExist_IsSaid()
    {
        using var desk = new DraftingDesk(real);
        var errors = new StringWriter();
        Assert.Equal(ExitCode.Failed, await DraftVerb.RunAsync(
            desk.Services, real.Loaded, "x", "no.such", json: true, TextWriter.Null, errors, default));
        Assert.Contains("no.such", errors.ToString(), StringComparison.Ordinal);
    }

    private async Task<(int Code, JsonElement Printed)> RunAsync(DraftingDesk desk, string text)
    {
        var output = new StringWriter();
        var code = await DraftVerb.RunAsync(
            desk.Services, real.Loaded, text, entry: null, json: true, output, TextWriter.Null, default);
        return (code, JsonDocument.Parse(output.ToString()).RootElement);
    }
}
