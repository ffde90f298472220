using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Hosting;
using Microsoft.Extensions.Options;

namespace BotService.Conversations.Safety;

/// <summary>
/// Tells an operator of each emergency: a signed post without a word of what was said. Tried again for a day; the id
/// lets the receiver drop what comes twice.
/// </summary>
internal sealed class OperatorNotice(
    IEmergencies emergencies, HttpClient http, Ids ids, TimeProvider time, IOptions<SafetyOptions> options,
    ILogger<OperatorNotice> log) : BackgroundService
{
    public const string SignatureHeader = "X-Signature";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Webhook.Length == 0) return;
        using var timer = new PeriodicTimer(Look, time);
        do
        {
            try
            {
                await TellAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.NoticesStuck(failure.GetType().Name);
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancel)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task TellAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var emergency in await emergencies.UntoldAsync(now, now - GiveUpAfter, cancel))
        {
            var reason = await PostAsync(emergency, cancel);
            if (reason is null)
            {
                await emergencies.ToldAsync(emergency.Number, time.GetUtcNow(), CancellationToken.None);
                continue;
            }

            var delay = ids.Backoff(FirstDelay, LongestDelay, emergency.Attempts + 1);
            log.NoticeFailed(emergency.Number, reason, delay);
            await emergencies.FailedAsync(emergency.Number, time.GetUtcNow() + delay, CancellationToken.None);
        }
    }

    /// <returns>Null when it was taken, else why not.</returns>
    private async Task<string?> PostAsync(UntoldEmergency emergency, CancellationToken cancel)
    {
        var body = Encoding.UTF8.GetBytes(Payload(emergency).ToJsonString());
        var signature =
            Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.WebhookSecret), body));
        using var request = new HttpRequestMessage(HttpMethod.Post, options.Value.Webhook)
        {
            Content = new ByteArrayContent(body)
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(SignatureHeader, $"sha256={signature}");
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return response.IsSuccessStatusCode ? null : $"status {(int)response.StatusCode}";
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException
            && !cancel.IsCancellationRequested)
        {
            return failure.GetType().Name;
        }
    }

    private static JsonObject Payload(UntoldEmergency emergency) => new()
    {
        ["event"] = "emergency",
        ["id"] = emergency.Number,
        ["at"] = emergency.At,
        ["conversation"] = emergency.Conversation,
        ["kind"] = emergency.Kind,
        ["language"] = emergency.Language,
        ["sure"] = emergency.Sure,
        ["numbers"] = JsonSerializer.SerializeToNode(emergency.Numbers),
    };
}
