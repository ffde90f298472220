using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Channels.Voice;

/// <summary>
/// A server of voices or recognition on the loopback address: keeps what was asked, answers what a test prepared.
/// </summary>
internal sealed class SpeechServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private SpeechServer(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public ConcurrentQueue<Asked> Requests { get; } = [];

    public Func<HttpContext, Task> Answer { get; set; } = http => http.Response.WriteAsync("""{"text":"我要過戶"}""");

    public static async Task<SpeechServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new SpeechServer(builder.Build());
        server.app.Run(server.ServeAsync);
        await server.app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task ServeAsync(HttpContext http)
    {
        var request = http.Request;
        var fields = new Dictionary<string, string>();
        using var body = new MemoryStream();
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync();
            foreach (var (name, value) in form) fields[name] = value.ToString();
            await form.Files["file"]!.CopyToAsync(body);
        }

        else
        {
            await request.Body.CopyToAsync(body);
        }

        Requests.Enqueue(new Asked(
            request.Path + request.QueryString, request.Headers.ToDictionary(one => one.Key, one => one.Value.ToString()),
            fields, body.ToArray()));
        await Answer(http);
    }
}

/// <param name="Body">The file of a form, else all.</param>
internal sealed record Asked(
    string Path, Dictionary<string, string> Headers, Dictionary<string, string> Fields, byte[] Body);
