using Microsoft.Extensions.AI;

namespace BotService.Drafting.Model;

/// <summary>Counts the rounds and tokens of one draft, and ends it where they are used up. Logs figures only.</summary>
internal sealed class Meter(IChatClient inner, int maxTokens, string draft, TimeProvider time, ILogger log)
    : DelegatingChatClient(inner)
{
    /// <summary>Each round is paid for: enough for every function once, and the answer.</summary>
    public const int MostRounds = 6;

    private int rounds, spent;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (++rounds > MostRounds) throw new LimitReachedException("rounds");
        var bounded = options?.Clone() ?? new ChatOptions();
        bounded.MaxOutputTokens = maxTokens - spent;
        var start = time.GetTimestamp();
        var answer = await base.GetResponseAsync(messages, bounded, cancellationToken);
        // Where a server does not count, a sign is taken for a token.
        var written = answer.Usage?.OutputTokenCount ?? answer.Text.Length;
        spent = (int)Math.Min(maxTokens, spent + Math.Max(1, written));
        log.RoundDone(draft, rounds, answer.Usage?.InputTokenCount ?? 0, written,
            (long)time.GetElapsedTime(start).TotalMilliseconds);
        if (answer.FinishReason == ChatFinishReason.Length || written > maxTokens)
            throw new LimitReachedException("tokens");
        if (spent >= maxTokens && answer.FinishReason == ChatFinishReason.ToolCalls)
            throw new LimitReachedException("tokens");
        return answer;
    }
}

/// <summary>A draft used up what it may; the message names what.</summary>
internal sealed class LimitReachedException(string limit) : Exception(limit);
