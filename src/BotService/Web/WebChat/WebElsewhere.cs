using BotService.Conversations;

namespace BotService.Web.WebChat;

/// <summary>Our own chat page as a place to go on: it sends the number by itself.</summary>
internal sealed class WebElsewhere : IElsewhere
{
    public ValueTask<IReadOnlyList<OtherPlace>> PlacesAsync(string code, CancellationToken cancel) =>
        ValueTask.FromResult<IReadOnlyList<OtherPlace>>(
            [new OtherPlace("web", "", null, $"/?ask={Uri.EscapeDataString(code)}")]);
}
