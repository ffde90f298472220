using BotService.Engine.Cases;
using BotService.Engine.Knowledge.Checking;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Web.Site;

public sealed class EntryFormTests(RunningSite site) : IClassFixture<RunningSite>
{
    [Theory]
    [InlineData("taipower.name-change")]
    [InlineData("twc.name-change")]
    public async Task Answers_SentByTheForm_GiveTheListOfTheSolver(string entry)
    {
        var version = Shipped.Knowledge.Knowledge.Entries[entry].Versions[^1];
        foreach (var answers in Combinations.Of(version.Slots))
        {
            var (_, page) = await site.OpenAsync(
                $"/entries/{entry}?lang=en&{string.Join('&', answers.Select(a => $"{a.Key}={a.Value}"))}");

            Assert.Equal(CaseSolver.Solve(version, answers).Papers.Count(), page.QuerySelectorAll("li.tick").Length);
            Assert.Equal(answers, page.QuerySelectorAll("form.ask input:checked, form.ask option[selected]")
                .Select(e => KeyValuePair.Create(e.GetAttribute("name")
                    ?? e.ParentElement!.GetAttribute("name")!, e.GetAttribute("value")!)).ToDictionary());
        }
    }

    [Fact]
    public async Task Form_OfEveryEntry_AsksItsSlotsWithAllOptionsAndOneForNone()
    {
        foreach (var entry in Shipped.Knowledge.Knowledge.Entries.Values.Where(
            e => e.InForce(Library.LibraryTests.Today) is not null))
        {
            var (_, page) = await site.OpenAsync($"/entries/{entry.Id}?lang=zh-TW");

            foreach (var slot in entry.InForce(Library.LibraryTests.Today)!.Slots)
            {
                Assert.Equal(
                    slot.Options.Prepend(""),
                    page.QuerySelectorAll($"form.ask input[name='{slot.Id}'], form.ask select[name='{slot.Id}'] option")
                        .Select(o => o.GetAttribute("value")!));
            }
        }
    }
}
