using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BotService.Tests.Drafting;

/// <summary>Stands in for an OpenAI-compatible server on this machine; the last script line is repeated.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Func<HttpContext, int, Task> script;
    private int calls;

    private ModelServer(WebApplication app, Func<HttpContext, int, Task> script) =>
        (this.app, this.script) = (app, script);

    /// <summary>What was sent, whole: headers apart.</summary>
    public ConcurrentQueue<string> Bodies { get; } = [];

    public string Endpoint => app.Urls.Single() + "/v1";

    public static async Task<ModelServer> StartAsync(Func<HttpContext, int, Task> script)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new ModelServer(builder.Build(), script);
        server.app.MapPost("/v1/chat/completions", server.AnswerAsync);
        await server.app.StartAsync();
        return server;
    }

    /// <summary>A model that writes this.</summary>
    public static Task<ModelServer> SayingAsync(string text) => StartAsync((http, _) => WriteAsync(http, Said(text)));

    public static Task WriteAsync(HttpContext http, JsonNode answer)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(answer.ToJsonString());
    }

    public static JsonNode Said(string text, string finish = "stop") => Answer(
        new JsonObject { ["role"] = "assistant", ["content"] = text }, finish);

    /// <summary>A model that wants a function called.</summary>
    public static JsonNode Call(string name, string arguments) => Answer(
        new JsonObject
        {
            ["role"] = "assistant", ["content"] = null,
            ["tool_calls"] = new JsonArray(new JsonObject
            {
                ["id"] = "call_1", ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = name, ["arguments"] = arguments },
            }),
        },
        "tool_calls");

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static JsonObject Answer(JsonObject message, string finish) => new()
    {
        ["id"] = "x", ["object"] = "chat.completion", ["created"] = 1, ["model"] = "stub",
        ["choices"] = new JsonArray(new JsonObject
        {
            ["index"] = 0, ["message"] = message, ["finish_reason"] = finish,
        }),
        ["usage"] = new JsonObject { ["prompt_tokens"] = 100, ["completion_tokens"] = 50, ["total_tokens"] = 150 },
    };

    private async Task AnswerAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        // Decoded, so that a text is found however it was escaped.
        Bodies.Enqueue(JsonNode.Parse(await reader.ReadToEndAsync())!.ToJsonString(Plain));
        await script(http, Interlocked.Increment(ref calls));
    }

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping
    };
}
