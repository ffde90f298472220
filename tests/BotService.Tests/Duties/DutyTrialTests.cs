using System.Net;
using System.Text.RegularExpressions;
using BotService.Engine.Dialogs;
using BotService.Insight.Duties;
using BotService.Sheets;
using BotService.Tests.Dialogs;
using BotService.Tests.Knowledge;
using BotService.Tests.Web.Site;

namespace BotService.Tests.Duties;

/// <summary>
/// Each duty's claim, tried as somebody would: in the chat, or on the page that carries it. Trials stand with the duties;
/// what came of them is recorded by duty.
/// </summary>
public sealed partial class DutyTrialTests(RunningSite site) : IClassFixture<RunningSite>
{
    private static readonly Dictionary<string, Duty> Duties =
        DutyLoader.Load(RealEngine.Duties, Shipped.Knowledge.Knowledge).Book.Duties.ToDictionary(d => d.Id);

    public static TheoryData<string> Tried => [.. Duties.Values.Where(d => d.Trials.Count > 0).Select(d => d.Id)];

    [Theory]
    [MemberData(nameof(Tried))]
    public async Task Claim_Tried_Holds(string duty)
    {
        foreach (var trial in Duties[duty].Trials)
        {
            var (entry, heard) = trial.Open is { } page ? (null, await ReadAsync(page)) : Hear(trial);
            if (trial.Entry is { } expected) Assert.Equal(expected, entry);
            Assert.All(trial.Holds, words => Assert.Contains(words, heard, StringComparison.Ordinal));
            Assert.All(trial.Lacks, words => Assert.DoesNotContain(words, heard, StringComparison.Ordinal));
        }
    }

    /// <summary>All that is said in reply to the last sentence, sheets as text, with what can be tapped.</summary>
    private static (string? Entry, string Heard) Hear(DutyTrial trial)
    {
        var talk = new RealEngine().Open(trial.Locale ?? Shipped.Knowledge.Knowledge.Locales[0], supplier: trial.Supplier);
        foreach (var said in trial.Say) talk.Say(said);
        return (talk.Last.Answer.Entry, string.Join('\n', talk.Turn.Replies.SelectMany(Lines)));
    }

    private static IEnumerable<string> Lines(Reply reply) =>
    [
        reply.Text, reply.Sheet is { } sheet ? PlainSheet.Render(sheet, receipt: null) : "", .. reply.Choices,
        .. reply.Calls.Select(c => c.Label),
    ];

    /// <summary>What stands on a page, blanks as one.</summary>
    private async Task<string> ReadAsync(string path)
    {
        var (status, page) = await site.OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, status);
        return Blanks().Replace(page.Body!.TextContent, " ");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
