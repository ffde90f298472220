using System.Text.Json;
using BotService.Channels.Line;
using BotService.Engine.Data;

namespace BotService.Tests.Channels.Line;

public sealed class LineReferenceTests
{
    private static readonly LineReference Reference = new("power", "U1", "Ua", "user");

    [Fact]
    public void Reference_IsReadAsItWasWritten() => Assert.Equal(Reference, LineReference.Parse(Reference.ToJson()));

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("""{"account":"power","destination":"U1","kind":"user"}""")]
    [InlineData("""{"account":"power","destination":"U1","to":null,"kind":"user"}""")]
    public void ReferenceOfAnotherKind_IsAFault(string json) =>
        Assert.Throws<JsonException>(() => LineReference.Parse(json));

    [Fact]
    public void AccountNoLongerConfigured_IsNotFound()
    {
        var options = new LineOptions { Accounts = [new() { Name = "water" }, new() { Name = "power" }] };
        Assert.Same(options.Accounts[1], Reference.FindAccount(options));
        Assert.Null((Reference with { Account = "gas" }).FindAccount(options));
    }

    [Fact]
    public void Ticket_IsReadAsItWasWritten()
    {
        var ticket = new LineTicket("abc", new DateTimeOffset(2026, 11, 21, 5, 0, 0, 123, TimeSpan.Zero));
        Assert.Equal(ticket, LineTicket.Parse(ticket.ToJson()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("""{"replyToken":5,"at":"2026-11-21T05:00:00.000Z"}""")]
    [InlineData("""{"replyToken":"abc","at":"soon"}""")]
    public void TicketThatCannotBeRead_IsNone(string? json) => Assert.Null(LineTicket.Parse(json));
}
