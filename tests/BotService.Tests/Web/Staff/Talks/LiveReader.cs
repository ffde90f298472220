using System.Text.Json;

namespace BotService.Tests.Web.Staff.Talks;

/// <summary>Reads a stream of server-sent events as a browser does.</summary>
internal sealed class LiveReader : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage answer;
    private readonly StreamReader reader;

    private LiveReader(HttpResponseMessage answer, StreamReader reader) => (this.answer, this.reader) = (answer, reader);

    /// <summary>It stands when this completes: whatever happens from now on is told.</summary>
    public static async Task<LiveReader> OpenAsync(StaffBrowser browser, long? after = null, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/staff/live{query}");
        if (after is { } number) request.Headers.Add("Last-Event-ID", $"{number}");
        var answer = await browser.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        var live = new LiveReader(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
        Assert.Equal(":", await live.LineAsync());
        return live;
    }

    /// <summary>The next event, signs of life passed over; null at the end.</summary>
    public async Task<LiveTold?> NextAsync()
    {
        string kind = "";
        long? id = null;
        JsonElement data = default;
        while (await LineAsync() is { } line)
        {
            if (line.Length == 0 && kind.Length > 0) return new(kind, id, data);
            if (line.StartsWith("event: ", StringComparison.Ordinal)) kind = line[7..];
            if (line.StartsWith("id: ", StringComparison.Ordinal)) id = long.Parse(line[4..], System.Globalization.CultureInfo.InvariantCulture);
            if (line.StartsWith("data: ", StringComparison.Ordinal)) data = JsonDocument.Parse(line[6..]).RootElement;
        }

        return null;
    }

    /// <summary>The next of a kind; others before it are passed over.</summary>
    public async Task<LiveTold> NextAsync(string kind)
    {
        while (true)
        {
            var told = await NextAsync() ?? throw new EndOfStreamException($"No {kind} came.");
            if (told.Kind == kind) return told;
        }
    }

    /// <summary>The next line as it comes over the wire; null at the end.</summary>
    public async Task<string?> LineAsync() => await reader.ReadLineAsync().WaitAsync(Patience);

    public void Dispose()
    {
        reader.Dispose();
        answer.Dispose();
    }
}

/// <param name="Id">Null for what cannot be taken up again.</param>
internal sealed record LiveTold(string Kind, long? Id, JsonElement Data)
{
    public string? Conversation => Data.GetProperty("conversation").GetString();

    /// <summary>What is shown of a message, author and text of each line.</summary>
    public IReadOnlyList<string> Lines => [.. Data.GetProperty("lines").EnumerateArray()
        .Select(l => $"{l.GetProperty("author").GetString()}: {l.GetProperty("text").GetString()}")];
}
