using System.Net;
using BotService.Engine.Dialogs;
using BotService.Handoff;
using BotService.Handoff.Referrals;

namespace BotService.Tests.Handoff;

/// <summary>Others pass a citizen on by a signed link: consent, the queue, and the clerk knows what was said there.</summary>
public sealed class ReferralTests
{
    private const string Secret = "a secret that two sides know";

    private static readonly (string, string)[] Settings =
        [("Handoff:Referrals:1999:Secret", Secret), ("Handoff:Referrals:1999:Name", "1999 市民熱線")];

    [Fact]
    public async Task Citizen_PassedOn_StandsInTheQueue_WithWhatWasSaid()
    {
        await using var host = await TalkHost.StartAsync(null, Settings);
        var clerk = await host.PersonAsync("小陳", organisation: "twc");
        using var client = Browser(host);
        var path = Link(host, "路口水管破了，電話 0912345678").Path(Secret);

        var page = await client.GetStringAsync(path);
        Assert.Contains("1999 市民熱線把您的事轉給台灣自來水", page, StringComparison.Ordinal);
        Assert.Contains("passes your matter on to Taiwan Water", await client.GetStringAsync($"{path}&lang=en"), StringComparison.Ordinal);
        var codes = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            using var started = await client.PostAsync(path, null);
            Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
            codes.Add(started.Headers.Location!.ToString().Split("ask=")[1].Split('&')[0]);
        }

        // The same link once more is the same matter.
        Assert.Single(codes.Distinct());
        var replies = await host.SayAsync(codes[0]);
        Assert.Equal(ReplyKind.Waiting, replies[^1].Spoken!.Reply.Kind);
        var talk = Assert.Single(await host.Service.Get<ILiveTalks>().OpenAsync(clerk, default));
        Assert.Equal(("twc", "twc.leak-report"), (talk.Organisation, talk.Entry));
        Assert.Equal(("1999 市民熱線", "路口水管破了，電話 〔電話〕"), (talk.From!.WorkName, talk.From.Reason));
        Assert.Equal(TalkVerdict.Done, await host.TakeAsync(clerk));
    }

    [Fact]
    public async Task Link_ThatIsNotTheirs_OrTooOld_OrNamesNothing_LeadsNowhere()
    {
        await using var host = await TalkHost.StartAsync(null, Settings);
        using var client = Browser(host);
        var good = Link(host, "x");
        string[] bad =
        [
            good.Path("another secret of sixteen"), good.Path(Secret).Replace("text=x", "text=y", StringComparison.Ordinal),
            (good with { Until = host.Now.AddHours(-1) }).Path(Secret), (good with { Until = host.Now.AddDays(30) }).Path(Secret),
            (good with { Organisation = "nobody" }).Path(Secret), (good with { Entry = "twc.nothing" }).Path(Secret),
            (good with { From = "1910" }).Path(Secret), (good with { Text = new string('長', 2000) }).Path(Secret), "/refer/1999",
        ];
        foreach (var path in bad)
        {
            using var shown = await client.GetAsync(path);
            using var started = await client.PostAsync(path, null);
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (shown.StatusCode, started.StatusCode));
        }
    }

    [Fact]
    public async Task Partner_WithAShortSecret_IsRefusedAtTheStart() =>
        await Assert.ThrowsAnyAsync<Exception>(() => TalkHost.StartAsync(
            null, ("Handoff:Referrals:1999:Secret", "short"), ("Handoff:Referrals:1999:Name", "1999")));

    private static ReferralLink Link(TalkHost host, string text) =>
        new("1999", "twc", "twc.leak-report", host.Now.AddHours(2), text);

    private static HttpClient Browser(TalkHost host) =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(host.Service.Address) };
}
