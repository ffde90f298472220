using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotService.Tests.Web.WebChat;

/// <summary>The microphone and the reading aloud, over stand-ins for the browser's own speech.</summary>
public sealed class VoiceInBrowserTests(Browser browser) : IClassFixture<Browser>
{
    /// <summary>Ears that hear a question at once, and a voice that notes what it is given and is done.</summary>
    private const string Speech = """
        window.spoken = [];
        Object.defineProperty(window, 'speechSynthesis', { value: {
          speak: said => { window.spoken.push(`${said.lang} ${said.text}`); setTimeout(() => said.onend?.(), 0); },
          cancel: () => window.spoken.push('-'),
        } });
        window.SpeechRecognition = window.webkitSpeechRecognition = class {
          start() {
            if (window.deaf) { setTimeout(() => { this.onerror({ error: 'not-allowed' }); this.onend(); }, 0); return; }
            window.language = this.lang;
            setTimeout(() => {
              this.onresult({ results: [[{ transcript: window.words ?? '電費過戶要帶什麼' }]] });
              this.onend();
            }, 0);
          }
          stop() {}
        };
        """;

    private const string None = """
        for (const name of ['speechSynthesis', 'SpeechRecognition', 'webkitSpeechRecognition'])
          Object.defineProperty(window, name, { value: undefined });
        """;

    [BrowserTheory]
    [InlineData("zh-TW", "用說的", "唸出回覆", "電費過戶要帶什麼", "zh-TW")]
    [InlineData("en", "Speak", "Read replies aloud", "change the name on my electricity account", "en-US")]
    public async Task Question_Spoken_IsSentAndItsAnswerRead(
        string locale, string microphone, string aloud, string words, string tag)
    {
        await using var visit = await VisitAsync($"/?lang={locale}", Speech + $"window.words = '{words}';");
        await Chat.GreetedAsync(visit.Page);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = aloud }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = microphone, Exact = true }).ClickAsync();
        await Expect(Chat.Said(visit.Page).Last).ToHaveTextAsync(words);
        Assert.Equal(tag, await visit.Page.EvaluateAsync<string>("window.language"));
        await visit.Page.WaitForFunctionAsync(
            "tag => window.spoken.some(said => said.startsWith(tag) && said.length > 12)", tag);
        await Axe.AssertAccessibleAsync(visit.Page);
        Assert.Empty(visit.OffSite);
        Assert.True(visit.Complaints.IsEmpty, string.Join("\n", visit.Complaints));
    }

    [BrowserFact]
    public async Task Replies_AreNotReadUnasked()
    {
        await using var visit = await VisitAsync("/?lang=zh-TW", Speech);
        await Chat.GreetedAsync(visit.Page);
        await Chat.SayAsync(visit.Page, "電費過戶要帶什麼");
        await Expect(Chat.Replies(visit.Page)).ToHaveCountAsync(2);
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("window.spoken"));
    }

    [BrowserFact]
    public async Task Microphone_Refused_SaysWhatToDo()
    {
        await using var visit = await VisitAsync("/?lang=zh-TW", Speech + "window.deaf = true;");
        await Chat.GreetedAsync(visit.Page);
        await visit.Page.Locator("#microphone").ClickAsync();
        await Expect(visit.Page.Locator("#hint")).ToContainTextAsync("麥克風");
        await Expect(Chat.Said(visit.Page)).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Browser_WithoutSpeech_OffersNone()
    {
        await using var visit = await VisitAsync("/?lang=zh-TW", None);
        await Chat.GreetedAsync(visit.Page);
        await Expect(visit.Page.Locator("#microphone")).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("#aloud")).ToBeHiddenAsync();
        Assert.True(visit.Complaints.IsEmpty, string.Join("\n", visit.Complaints));
    }

    [BrowserFact]
    public async Task Page_InLargeLetters_IsReadOnRequest()
    {
        await using var visit = await VisitAsync("/entries/taipower.name-change?lang=zh-TW&text-size=large", Speech);
        await Expect(visit.Page.Locator("#listen")).ToHaveTextAsync("唸給我聽");
        await visit.Page.Locator("#listen").ClickAsync();
        await visit.Page.WaitForFunctionAsync("window.spoken.length > 5");
        var title = await visit.Page.Locator("h1").InnerTextAsync();
        Assert.Contains($"zh-TW {title}", await visit.Page.EvaluateAsync<string[]>("window.spoken"));
        Assert.True(visit.Complaints.IsEmpty, string.Join("\n", visit.Complaints));
        await visit.GoAsync("/entries/taipower.name-change?lang=zh-TW&text-size=usual");
        await Expect(visit.Page.Locator("#listen")).ToHaveCountAsync(0);
    }

    private Task<Visit> VisitAsync(string path, string script) =>
        browser.VisitAsync(path, prepare: context => context.AddInitScriptAsync(script));
}
