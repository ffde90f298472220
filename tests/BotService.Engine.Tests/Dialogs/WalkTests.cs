using System.Text.Json;
using BotService.Engine.Dialogs;
using BotService.Engine.Knowledge;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Dialogs;

/// <summary>
/// Long walks over whatever is offered: each label selects itself, and the state survives being written down.
/// </summary>
public sealed class WalkTests(RealEngine real) : IClassFixture<RealEngine>
{
    [Theory]
    [InlineData("zh-TW", 1u)]
    [InlineData("en", 2u)]
    public void Offers_ChosenAtRandom_AreAlwaysUnderstood(string locale, uint seed)
    {
        var talk = real.Open(locale);
        var (visited, kinds) = (new HashSet<string>(), new HashSet<ReplyKind>());
        var entries = real.Loaded.Knowledge.Entries.Values.ToList();
        var named = 0;
        for (var step = 0; step < 4000; step++)
        {
            var before = talk.State;
            // The menu holds only some entries: the others are asked for by name.
            if (before.Offers.IsEmpty || Next(ref seed) % 12 == 0)
            {
                var entry = entries[named++ % entries.Count];
                talk.Say(entry.Wordings[locale].Name);
            }
            else
            {
                var offer = before.Offers[(int)(Next(ref seed) % (uint)before.Offers.Length)];
                AssertSelects(talk.Say(offer.Label), offer, before, talk);
            }
            AssertSurvives(talk);
            kinds.Add(talk.Last.Kind);
            visited.UnionWith(talk.Turn.Replies.Select(r => r.Answer.Entry).OfType<string>());
        }
        Assert.Equal(Shipped.Entries, visited.Order(StringComparer.Ordinal));
        Assert.Superset(
            new HashSet<ReplyKind> { ReplyKind.Question, ReplyKind.Checklist, ReplyKind.Answer, ReplyKind.Feedback, ReplyKind.Rating, ReplyKind.Handoff, ReplyKind.Menu }, kinds);
    }

    [Theory]
    [InlineData("zh-TW")]
    [InlineData("en")]
    public void Offers_OfEveryEntryAndQuestion_SelectThemselves(string locale)
    {
        foreach (var entry in real.Loaded.Knowledge.Entries.Values)
        {
            var waiting =
                new Stack<DialogState>(
                    [new DialogState(
                        locale, Offers: [new Offer("this one", $"entry:{entry.Id}")], Supplier: entry.Organisation)]);
            while (waiting.TryPop(out var state))
            {
                foreach (var offer in state.Offers)
                {
                    var turn = real.Engine.Next(state, new Input(offer.Label, locale), RealEngine.Today);
                    Assert.NotEqual(ReplyKind.Fallback, turn.Replies[^1].Kind);
                    if (!offer.Action.StartsWith("slot:", StringComparison.Ordinal)
                        && !offer.Action.StartsWith("entry:", StringComparison.Ordinal)) continue;
                    Assert.Equal(entry.Id, turn.State.Topic!.Entry);
                    if (offer.Action.Split(':', '=') is ["slot", var slot, var option])
                        Assert.Equal(option, turn.State.Topic.Answers[slot]);
                    if (turn.State.Expecting == Expecting.Slot) waiting.Push(turn.State);
                }
            }
        }
    }

    private void AssertSelects(Reply reply, Offer offer, DialogState before, Conversation talk)
    {
        Assert.NotEqual(ReplyKind.Fallback, reply.Kind);
        Assert.Empty(talk.Turn.Events.OfType<TurnEvent.Recognised>());
        var parts = offer.Action.Split(':', '=');
        switch (parts)
        {
            case ["slot", var slot, var option]: Assert.Equal(option, talk.State.Topic!.Answers[slot]); break;
            case ["entry", var entry]: Assert.Equal(Lead(entry), Lead(talk.State.Topic!.Entry)); break;
            case ["supplier", var supplier]: Assert.Equal(supplier, talk.State.Supplier); break;
            case ["rating", var score]: Assert.Equal(score, $"{talk.Event<TurnEvent.Rated>().Score}"); break;
            case ["command", "return"]:
                Assert.Equal(Lead(before.Suspended!.Entry), Lead(talk.State.Topic!.Entry)); break;
            case ["command", "person"]: Assert.Equal(ReplyKind.Handoff, reply.Kind); break;
            case ["command", "list-all"]:
                Assert.Equal(ReplyKind.Checklist, reply.Kind is ReplyKind.Answer or ReplyKind.Action
                    ? ReplyKind.Checklist : reply.Kind); break;
            case ["command", "helpful-yes" or "helpful-no"]:
                Assert.Equal(parts[1] == "helpful-yes", talk.Event<TurnEvent.Helpful>().Yes); break;
        }
    }

    /// <summary>A supplier's own entry may stand in the place of the one that stands for all.</summary>
    private string Lead(string entry) => SupplierResolver.LeadOf(real.Loaded.Knowledge, entry);

    /// <summary>Written as JSON and read back, the state is equal and leads to the same next turn.</summary>
    private void AssertSurvives(Conversation talk)
    {
        var read = JsonSerializer.Deserialize<DialogState>(JsonSerializer.Serialize(talk.State))!;
        Assert.Equal(talk.State, read);
        Assert.Equal(talk.State.GetHashCode(), read.GetHashCode());
        var input = new Input(talk.Last.Choices.Count > 0 ? talk.Last.Choices[0] : "?", talk.State.Locale);
        Assert.Equal(
            Conversation.Whole(real.Engine.Next(talk.State, input, RealEngine.Today)),
            Conversation.Whole(real.Engine.Next(read, input, RealEngine.Today)));
    }

    /// <summary>A fixed row of numbers (xorshift), the same on every machine.</summary>
    private static uint Next(ref uint x)
    {
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        return x;
    }
}
