using System.Text.Json.Nodes;
using BotService.Tests.Dialogs;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace BotService.Tests.Web.Api;

/// <summary>The OpenAPI document tells the truth about the calls.</summary>
public sealed class ApiDocumentTests(ApiHost host) : IClassFixture<ApiHost>
{
    /// <summary>Routes that are no call: the document itself, and what no call answers.</summary>
    private static readonly string[] NoCalls = ["/api/v1/openapi.json", "/api/v1/{**path}"];

    [Fact]
    public async Task Document_Read_HasNoErrors()
    {
        var read = OpenApiDocument.Parse((await host.GetAsync("/openapi.json")).ToJsonString(), "json");

        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
    }

    [Fact]
    public async Task Document_HoldsEveryRoute_AndNoOther()
    {
        var routes = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/'))
            .Where(r => r.StartsWith("/api/v1", StringComparison.Ordinal)).Distinct().Except(NoCalls);

        Assert.Equal(routes.Order(), (await Paths()).Select(p => p.Key).Order());
    }

    [Fact]
    public async Task Document_EveryOperation_IsDescribed()
    {
        foreach (var (path, item) in await Paths())
        {
            var (method, operation) = Assert.Single(item!.AsObject());
            Assert.Equal("get", method);
            Assert.All((string[])["summary", "description", "operationId"],
                key => Assert.NotEmpty((string)operation![key]!));
            Assert.All(operation!["parameters"]!.AsArray(),
                p => Assert.True(p!["description"] is not null && p["schema"] is not null, $"{path} {p["name"]}"));
            var responses = operation["responses"]!.AsObject();
            Assert.Superset(
                new HashSet<string> { "200", "304", "400", "429" }, responses.Select(r => r.Key).ToHashSet());
            Assert.All(responses, r => Assert.NotEmpty((string)r.Value!["description"]!));
            Assert.NotNull(responses["200"]!["content"]!["application/json"]!["schema"]);
            Assert.NotNull(responses["400"]!["content"]!["application/problem+json"]!["schema"]);
        }
    }

    [Fact]
    public async Task Document_EveryPath_Answers()
    {
        var calculator = new RealEngine().Loaded.Calculators.Ids[0];
        foreach (var (path, _) in await Paths())
        {
            var id = path.Split('/')[3] switch
            {
                "calculators" => calculator, "answers" => "twc.sms-bill-or-ebill", _ => "twc.suspend",
            };
            await host.GetAsync(path["/api/v1".Length..].Replace("{id}", id, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("/search?q=bill&lang=en", "SearchAnswer")]
    [InlineData("/search?q=electricty", "SearchAnswer")]
    [InlineData("/entries/taipower.name-change", "EntryAnswer")]
    [InlineData("/answers?lang=en", "AnswersAnswer")]
    [InlineData("/answers/twc.sms-bill-or-ebill", "AnswerAnswer")]
    [InlineData("/classes", "ClassesAnswer")]
    [InlineData("/calculators", "CalculatorsAnswer")]
    [InlineData("/gaps?lang=en", "GapsAnswer")]
    [InlineData("/duties", "DutiesAnswer")]
    public async Task Answer_HoldsWhatItsSchemaNames(string call, string schema)
    {
        var schemas = (await host.GetAsync("/openapi.json"))["components"]!["schemas"]!.AsObject();

        Compare(await host.GetAsync(call), schemas[schema]!, schemas, call);
    }

    /// <summary>
    /// Objects have exactly the properties of their schema; values of enumerations are among the words.
    /// </summary>
    private static void Compare(JsonNode? value, JsonNode schema, JsonObject schemas, string at)
    {
        while (schema["$ref"] is { } reference) schema = schemas[((string)reference!).Split('/')[^1]]!;
        if (value is null) return;
        if (schema["oneOf"] is JsonArray choices) schema = choices.First(c => (string?)c!["type"] != "null")!;
        while (schema["$ref"] is { } reference) schema = schemas[((string)reference!).Split('/')[^1]]!;
        if (schema["enum"] is JsonArray words) Assert.Contains(value.ToString(), words.Select(w => w!.ToString()));
        if (value is JsonArray list) foreach (var (item, i) in list.Select((v, i) => (v, i)))
            Compare(item, schema["items"]!, schemas, $"{at}[{i}]");
        if (value is not JsonObject map) return;
        if (schema["properties"] is not JsonObject properties)
        {
            Assert.True(schema["additionalProperties"] is not null, $"{at} is not described");
            return;
        }
        Assert.Equal(properties.Select(p => p.Key).Order(), map.Select(p => p.Key).Order());
        foreach (var (name, child) in map) Compare(child, properties[name]!, schemas, $"{at}.{name}");
    }

    private async Task<JsonObject> Paths() => (await host.GetAsync("/openapi.json"))["paths"]!.AsObject();
}
