using Microsoft.Extensions.Options;

namespace BotService.Channels.Line.Api;

/// <summary>
/// Fetches what a citizen sent. LINE prepares sound and film first: until then it is asked how far that is.
/// </summary>
internal sealed class LineContent(LineHttp http, TimeProvider time, IOptions<LineOptions> options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>How long preparing may take: the citizen waits for the answer meanwhile.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(1);

    public async Task<byte[]?> GetAsync(LineAccount account, string messageId, int max, CancellationToken cancel)
    {
        var path = $"/v2/bot/message/{Uri.EscapeDataString(messageId)}/content";
        var began = time.GetTimestamp();
        var delay = FirstDelay;
        while (true)
        {
            using (var request = Get(path))
            {
                var (status, content) = await http.FetchAsync(account, request, Patience, max, cancel);
                if (status != 202) return content;
            }

            string? state;
            do
            {
                if (time.GetElapsedTime(began) + delay > Longest) return null;

                await Task.Delay(delay, time, cancel);
                delay = delay * 2 < LongestDelay ? delay * 2 : LongestDelay;
                using var request = Get($"{path}/transcoding");
                state = (await http.AskAsync(account, request, Patience, cancel)).Body?.Text("status");
            }
            while (state == "processing");

            if (state == "failed") return null;
        }
    }

    private HttpRequestMessage Get(string path) => new(HttpMethod.Get, options.Value.DataBase.TrimEnd('/') + path);
}
