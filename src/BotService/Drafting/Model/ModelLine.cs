using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace BotService.Drafting.Model;

/// <summary>The line to the model's server, as an <see cref="IChatClient"/>: nothing is tried twice.</summary>
internal sealed class ModelLine(ModelOptions options)
{
    private readonly HttpClient http = new(new ShortAnswers(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5)
    }))
    { Timeout = Timeout.InfiniteTimeSpan };

    public TimeSpan TimeLimit { get; } = options.TimeLimit!.Value;

    public int MaxTokens => options.MaxTokens;

    public IChatClient Open() => new OpenAIClient(
        // Servers that want no key take any.
        new ApiKeyCredential(options.ApiKey.Length == 0 ? "none" : options.ApiKey),
        new OpenAIClientOptions
        {
            Endpoint = new Uri(options.Endpoint),
            Transport = new HttpClientPipelineTransport(http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = TimeLimit,
        }).GetChatClient(options.Name).AsIChatClient();

    /// <summary>A server that never ends its answer must not fill the memory.</summary>
    private sealed class ShortAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private const int MostBytes = 1 << 20;

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var response = await base.SendAsync(request, cancellationToken);
            await response.Content.LoadIntoBufferAsync(MostBytes, cancellationToken);
            return response;
        }
    }
}
