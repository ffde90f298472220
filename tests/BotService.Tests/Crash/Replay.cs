using System.Globalization;
using System.Text.Json.Nodes;
using BotService.Engine.Dialogs;
using BotService.Hosting;
using BotService.Sheets;

namespace BotService.Tests.Crash;

/// <summary>
/// Holds a conversation's history against the engine: as it is pure, saying the same again must give the same replies,
/// so what is lost, doubled, out of order or decided on a wrong state shows.
/// </summary>
internal sealed class Replay(IDialogEngine engine)
{
    private static readonly TimeSpan Taiwan = TimeSpan.FromHours(8);

    public void Verify(Talker talker, IReadOnlyList<JsonNode> history)
    {
        var ids = history.Select(a => Text(a, "id")).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(ids, talker.Seen);

        var said = history.Where(a => a["replyToId"] is null).ToList();
        VerifyPosts(talker, said);

        var replies = history.Where(a => a["replyToId"] is not null).ToList();
        Assert.Equal(Expected(said, replies), replies.Select(r => (Text(r, "replyToId"), Text(r, "text"))));
    }

    /// <summary>
    /// Every acknowledged message stands there once, under its id and with its text; one
    /// that was given up at most once.
    /// </summary>
    private static void VerifyPosts(Talker talker, IReadOnlyList<JsonNode> said)
    {
        var stored = said.ToLookup(
            a => Text(a["channelData"]!, "clientActivityID"), a => (Text(a, "id"), Text(a, "text")));
        foreach (var message in talker.Messages)
        {
            var found = stored[message.ClientId].ToList();
            if (message.Id is null)
            {
                Assert.True(message.GivenUp && found.Count <= 1, $"{message.ClientId} is there {found.Count} times");
            }
            else
            {
                Assert.Equal((message.Id, message.Text), Assert.Single(found));
            }
        }

        Assert.Empty(stored.Select(s => s.Key).Except(talker.Messages.Select(m => m.ClientId)));
    }

    private List<(string ReplyTo, string Text)> Expected(IReadOnlyList<JsonNode> said, IReadOnlyList<JsonNode> replies)
    {
        // The greeting answers the opening, which is no part of the history.
        var opening = Text(replies[0], "replyToId");
        Assert.DoesNotContain(opening, said.Select(a => Text(a, "id")));

        var expected = new List<(string, string)>();
        DialogState? state = null;
        foreach (var (id, text) in said.Select(a => (Text(a, "id"), (string?)Text(a, "text"))).Prepend((opening, null)))
        {
            var turn = engine.Next(state, new Input(text, Talker.Locale), Day(replies, id));
            state = turn.State;
            expected.AddRange(turn.Replies.Select(r => (id, Markdown.Escape(r.Text))));
        }

        return expected;
    }

    /// <summary>The day the turn was decided on, in case the test runs over midnight.</summary>
    private static DateOnly Day(IReadOnlyList<JsonNode> replies, string replyTo)
    {
        var reply = replies.FirstOrDefault(r => Text(r, "replyToId") == replyTo);
        Assert.True(reply is not null, $"{replyTo} was never answered");
        var at = DateTimeOffset.Parse(Text(reply, "timestamp"), CultureInfo.InvariantCulture);
        return DateOnly.FromDateTime(at.ToOffset(Taiwan).DateTime);
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
