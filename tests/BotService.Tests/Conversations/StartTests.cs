using BotService.Conversations;
using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.Tests.Conversations;

public sealed class StartTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("Site:PublicUrl", "ask.example")]
    [InlineData("Site:PublicUrl", "https://ask.example/path")]
    [InlineData("Site:PublicUrl", "http://ask.example")]
    [InlineData("DirectLine:TrustedOrigins:0", "*")]
    [InlineData("Turns:Workers", "0")]
    [InlineData("Outbox:Attempts", "0")]
    [InlineData("Store:HistoryPerConversation", "1")]
    public async Task Option_OutOfItsRange_RefusesTheStart(string key, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(
            () => BotHost.StartAsync(folder, settings: new() { [key] = value }));

    [Theory]
    [InlineData("Site:PublicUrl", "https://ask.example")]
    [InlineData("Site:PublicUrl", "http://localhost:5000")]
    [InlineData("Site:PublicUrl", "")]
    [InlineData("DirectLine:TrustedOrigins:0", "https://www.example.gov.tw")]
    public async Task Option_InItsRange_Starts(string key, string value)
    {
        await using var bot = await BotHost.StartAsync(folder, settings: new() { [key] = value });
        Assert.NotNull(bot.Get<IOptions<SiteOptions>>().Value.TrustedOrigins);
    }

    [Fact]
    public async Task Database_Unusable_RefusesTheStartNamingIt()
    {
        File.WriteAllText(Path.Combine(folder, "store.db"), new string('x', 5000));
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => BotHost.StartAsync(folder));
        Assert.Contains("store.db is not a database", refused.Message);
    }

    [Fact]
    public void Ids_Made_AreDistinctAndOfTheAlphabet()
    {
        var ids = new Ids();
        var made = Enumerable.Range(0, 10_000).Select(_ => ids.Receipt()).ToHashSet();
        Assert.Equal(10_000, made.Count);
        Assert.All(made, id => Assert.Matches("^[0-9A-HJKMNP-TV-Z]{12}$", id));
        Assert.Equal(26, ids.Conversation().Length);
    }

    [Theory]
    [InlineData(0, 1000)]
    [InlineData(255, 500)]
    public void Jitter_AtItsEnds_ShortensByUpToHalf(byte chance, int milliseconds) =>
        Assert.Equal(
            milliseconds, new Ids(bytes => bytes.Fill(chance)).Jittered(TimeSpan.FromSeconds(1)).TotalMilliseconds,
            tolerance: 1);

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(4, 16)]
    [InlineData(9, 60)]
    [InlineData(2_000_000_000, 60)]
    public void Backoff_DoublesUpToTheLongest(int attempt, int seconds) => Assert.Equal(
        seconds, new Ids(bytes => bytes.Clear()).Backoff(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1),
            attempt).TotalSeconds, tolerance: 0.01);
}
