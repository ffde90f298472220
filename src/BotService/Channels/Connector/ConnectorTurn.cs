using System.Text.Json.Nodes;
using BotService.Conversations;
using BotService.Conversations.Rendering;
using BotService.Hosting;
using BotService.Protocol;
using Microsoft.Bot.Builder;
using Schema = Microsoft.Bot.Schema;

namespace BotService.Channels.Connector;

/// <summary>
/// What the SDK calls a bot, for one activity: hands it to our own turns. They get the JSON as it came, because the
/// SDK's form of it writes dates and numbers anew.
/// </summary>
/// <param name="patience">How long replies that are expected in the answer are waited for.</param>
internal sealed class ConnectorTurn(
    ITurnDoor door, ActivityRenderer renderer, JsonObject json, NewConversation start, TimeSpan patience) : IBot
{
    /// <exception cref="TimeoutException">The replies are not ready; asked again with the same activity
    /// id, they are there.</exception>
    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var (conversation, _) = await door.OpenAsync(start, cancellationToken);
        var accepted = await door.ReceiveAsync(conversation.Id, new Activity(json), cancellationToken);
        if (turnContext.Activity.DeliveryMode == Schema.DeliveryModes.ExpectReplies)
        {
            await AnswerAsync(turnContext, conversation, accepted, cancellationToken);
        }
        else if (turnContext.Activity.Type == Schema.ActivityTypes.Invoke)
        {
            // Without one the SDK answers 501. What is said to it is pushed as any other reply.
            var taken = new InvokeResponse { Status = StatusCodes.Status200OK };
            var response = new Schema.Activity { Type = Schema.ActivityTypesEx.InvokeResponse, Value = taken };
            await turnContext.SendActivityAsync(response, cancellationToken);
        }
    }

    private async Task AnswerAsync(
        ITurnContext context, Conversation conversation, Accepted accepted, CancellationToken cancel)
    {
        var reference = ChannelReference.Parse(start.Reference!);
        var replies = await RepliesAsync(conversation.Id, accepted, cancel);
        if (replies.Count > 0)
        {
            var addressed = replies.Select(reply => SdkActivity.From(reference.Address(renderer.Render(reply), start.ServiceUrl)));
            await context.SendActivitiesAsync([.. addressed], cancel);
        }
    }

    private async Task<IReadOnlyList<StoredActivity>> RepliesAsync(
        string conversation, Accepted accepted, CancellationToken cancel)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        waiting.CancelAfter(patience);
        try
        {
            return await door.RepliesToAsync(conversation, accepted, waiting.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException();
        }
    }
}
