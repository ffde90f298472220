using System.Net;

namespace BotService.Tests.Web.Api;

/// <summary>Questions with their answers, for programs.</summary>
public sealed class AnswerCallTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task Answers_PageByPage_AreAllThereOnce()
    {
        var ids = new List<string>();
        for (var (page, pages) = (1, 1); page <= pages; page++)
        {
            var answer = await host.GetAsync($"/answers?organisation=twc&page={page}&lang=en");
            pages = (int)answer["pages"]!;
            ids.AddRange(answer["answers"]!.AsArray().Select(a => (string)a!["id"]!));
            Assert.Equal((int)answer["total"]!, pages == page ? ids.Count : (int)answer["total"]!);
        }
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, id => Assert.StartsWith("twc.", id, StringComparison.Ordinal));
        Assert.True(ids.Count >= 220, $"{ids.Count}");
    }

    [Fact]
    public async Task Answer_SaysWhereItWasRead_AndWhereItBelongs()
    {
        var answer = (await host.GetAsync("/answers/twc.sms-bill-or-ebill?lang=en"))["answer"]!;

        Assert.StartsWith("No, ", (string)answer["text"]!, StringComparison.Ordinal);
        Assert.Equal("twc.ebill", (string)answer["entry"]!["id"]!);
        Assert.NotEmpty(answer["sources"]!.AsArray());
    }

    [Theory]
    [InlineData("/answers/twc.nothing", HttpStatusCode.NotFound)]
    [InlineData("/answers?organisation=nobody", HttpStatusCode.BadRequest)]
    [InlineData("/answers?page=1000", HttpStatusCode.BadRequest)]
    public async Task Call_ForWhatIsNot_IsRefused(string path, HttpStatusCode status) =>
        Assert.Equal(status, (await host.Http.GetAsync($"/api/v1{path}")).StatusCode);
}
