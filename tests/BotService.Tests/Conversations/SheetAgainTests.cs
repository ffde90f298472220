using System.Text.Json;
using BotService.Conversations;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Tests.Dialogs;

namespace BotService.Tests.Conversations;

public sealed class SheetAgainTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);

    [Theory]
    [InlineData("電費過戶要帶什麼", "公司", "委託別人辦")]
    // With papers at hand: what is missing.
    [InlineData("電費過戶要帶什麼", "本人", "我有身分證")]
    // A calculator, and a life event.
    [InlineData("用電 350 度電費多少錢")]
    [InlineData("我要搬家")]
    // Two matters, at last as one list.
    [InlineData("電費過戶跟水費過戶要帶什麼")]
    public void A_talk_s_sheets_come_out_of_their_cases_as_they_were_given(params string[] said)
    {
        var given = Talk(said);

        Assert.NotEmpty(given);
        Assert.All(given, g =>
        {
            var kept = JsonSerializer.Deserialize<GivenCase>(JsonSerializer.Serialize(g.Case));
            var again = SheetAgain.Of(RealEngine.Shared, kept!, g.Sheet.Locale, g.Sheet.AsOf);
            Assert.True(again is not null && SheetAgain.IsAlike(again, g.Sheet), $"{g.Sheet.Title}: {again?.Title ?? "nothing"}");
        });
    }

    [Fact]
    public void WholeListOfEveryEntry_ComesOutAgain_AndACaseIsReadOffItsLines()
    {
        var read = 0;
        foreach (var card in RealEngine.Shared.Library.Cards("zh-TW"))
        {
            var turn = RealEngine.Shared.Engine.Next(
                new DialogState("zh-TW", new Topic(card.Id, []) { WholeList = true }), new Input(null, null), Day);
            if (turn.Replies[^1] is not { Sheet: { } sheet } reply) continue;
            var receipt = new Receipt("r", default, sheet) { Case = GivenCase.Of(turn.State, reply) };
            Assert.True(SheetAgain.Of(RealEngine.Shared, receipt) is { } again && SheetAgain.IsAlike(again, sheet), card.Id);
            if (SheetAgain.Of(RealEngine.Shared, receipt with { Case = null }) is { } guessed)
            {
                read++;
                Assert.True(SheetAgain.IsAlike(guessed, sheet), card.Id);
            }
        }

        Assert.InRange(read, 20, int.MaxValue);
    }

    [Fact]
    public void A_receipt_without_its_case_is_read_off_its_lines_or_kept_as_given()
    {
        var sheet = Talk("電費過戶要帶什麼", "公司", "委託別人辦")[^1].Sheet;

        Assert.True(SheetAgain.IsAlike(sheet, SheetAgain.Of(RealEngine.Shared, new Receipt("r", default, sheet))!));
        Assert.Null(SheetAgain.Of(RealEngine.Shared, new Receipt("r", default, sheet with { Case = [new CaseLine("?", "!")] })));
    }

    [Fact]
    public void AnswerAndEntryThatTheReleaseDoesNotKnow_AreNoSurprise()
    {
        var (given, sheet) = Talk("電費過戶要帶什麼", "公司", "委託別人辦")[^1];
        var strange = given with { Topic = given.Topic with { Answers = given.Topic.Answers.SetItem("colour", "green") } };

        Assert.True(SheetAgain.IsAlike(sheet, SheetAgain.Of(RealEngine.Shared, strange, "zh-TW", Day)!));
        Assert.Null(SheetAgain.Of(RealEngine.Shared, given with { Topic = given.Topic with { Entry = "taipower.gone" } }, "zh-TW", Day));
        Assert.Null(SheetAgain.Of(RealEngine.Shared, given, "fr", Day));
        Assert.Null(SheetAgain.Of(RealEngine.Shared, given, "zh-TW", new DateOnly(1950, 1, 1)));
    }

    /// <summary>Says it all, answers what is asked then by what is offered first, and has one list made of several.</summary>
    private static List<(GivenCase Case, Sheet Sheet)> Talk(params string[] said)
    {
        var (state, all) = (new DialogState("zh-TW") { Supplier = "twc" }, new List<(GivenCase, Sheet)>());
        foreach (var text in said) Say(text);
        for (var i = 0; i < 12 && Next() is { } next; i++) Say(next);
        return all;

        string? Next() =>
            (state.Expecting is Expecting.Slot or Expecting.Entry or Expecting.Supplier ? state.Offers.FirstOrDefault(o => o.IsChoice())
            : state.Offers.FirstOrDefault(o => o.Action == "command:together"))?.Label;

        void Say(string text)
        {
            var turn = RealEngine.Shared.Engine.Next(state, new Input(text, "zh-TW"), Day);
            state = turn.State;
            all.AddRange(turn.Replies.Where(r => r.Sheet is not null).Select(r => (GivenCase.Of(state, r)!, r.Sheet!)));
        }
    }
}
