using System.Text.Json;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Knowledge;

namespace BotService.Tests.Dialogs;

/// <summary>A supplier that the state lost, never had or was handed: it is asked for, never guessed.</summary>
public sealed class SupplierStateTests(RealEngine real) : IClassFixture<RealEngine>
{
    private const string Ask = "水費過戶要帶什麼";

    [Fact]
    public void State_WrittenBeforeSuppliersWereKnown_StillLoads()
    {
        const string old =
            """{"Locale":"zh-TW","Topic":{"Entry":"twc.name-change","Answers":{"applicant":"person"},"Answered":false,"WholeList":false,"Have":[]},"Suspended":null,"Expecting":1,"ExpectedSlot":"by","Offers":[{"Label":"本人","Action":"slot:by=self"}],"Score":0.9,"Misses":0,"Waiting":[]}""";
        var state = JsonSerializer.Deserialize<DialogState>(old)!;
        Assert.Null(state.Supplier);
        Assert.True(state.Offices.IsEmpty);
        var turn = real.Engine.Next(state, new Input("本人", "zh-TW"), RealEngine.Today);
        Assert.Equal(Expecting.Supplier, turn.State.Expecting);
        Assert.Equal("self", turn.State.Topic!.Answers["by"]);
    }

    [Theory]
    [InlineData("supplier:twd")]
    [InlineData("supplier:")]
    [InlineData("supplier:taipower")]
    public void Action_TypedByHand_DoesNothing(string said)
    {
        var talk = real.Open(supplier: null);
        talk.Say(Ask);
        talk.Say(said);
        Assert.Null(talk.State.Supplier);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("taipower")]
    public void State_WithASupplierThatIsNone_AsksAgain(string supplier)
    {
        var talk = real.Open(supplier: supplier);
        talk.Say(Ask);
        Assert.Equal(Expecting.Supplier, talk.State.Expecting);
    }
}
