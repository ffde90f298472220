using System.Text.Json;
using System.Text.Json.Nodes;
using BotService.Engine.Search;
using BotService.Releases;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace BotService.Web.Api;

/// <summary>Says in the OpenAPI document what the signatures of the calls cannot.</summary>
internal sealed class ApiDescription(IReleases releases) : IOpenApiDocumentTransformer, IOpenApiOperationTransformer,
    IOpenApiSchemaTransformer
{
    public Task TransformAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "BotService",
            Version = "1",
            Description =
                "What citizens ask Taiwan's public utilities, as data: every fact with its status, its source and the cases it holds for. Only GET; any origin; no key. "
                + "Every answer has an ETag and names the release of the knowledge it was made from. Refusals are application/problem+json with the reason.",
        };
        document.Tags = null;
        document.Servers = [new OpenApiServer { Url = "/" }];
        return Task.CompletedTask;
    }

    public Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        // Named after the classes that answer, they would say nothing to a caller.
        operation.Tags = null;
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Schema = parameter.Name switch
            {
                "lang" => OneOf(releases.Current.Locales, releases.Current.Locales[0]),
                "order" => OneOf(Enum.GetNames<SearchOrder>().Select(n => n.ToLowerInvariant()), "relevance"),
                "page" => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1", Default = 1 },
                "since" => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" },
                _ => new OpenApiSchema { Type = JsonSchemaType.String },
            };
        }
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>()
            .FirstOrDefault()?.EndpointName is "entry" or "calculator")
        {
            operation.Parameters!.Add(new OpenApiParameter
            {
                Name = "answers",
                In = ParameterLocation.Query,
                Description = "Each as a parameter of its own: the name of a question or field, and its value.",
                Style = ParameterStyle.Form,
                Explode = true,
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String }
                },
            });
        }
        foreach (var (status, response) in operation.Responses ?? []) response.Description = Meaning(status);
        return Task.CompletedTask;
    }

    /// <summary>Values of enumerations are written as words.</summary>
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (!type.IsEnum) return Task.CompletedTask;
        schema.Type = JsonSchemaType.String;
        schema.Enum = [.. Enum.GetNames(type).Select(n => (JsonNode)JsonNamingPolicy.KebabCaseLower.ConvertName(n))];
        return Task.CompletedTask;
    }

    private static OpenApiSchema OneOf(IEnumerable<string> values, string otherwise) =>
        new() { Type = JsonSchemaType.String, Enum = [.. values.Select(v => (JsonNode)v)], Default = otherwise };

    private static string Meaning(string status) => status switch
    {
        "200" => "What was asked for.",
        "304" => "Nothing has changed since the answer whose ETag was sent as If-None-Match.",
        "400" => "A parameter cannot be used; errors holds the reasons by parameter.",
        "404" => "There is no such id.",
        "429" => "Too many requests from one address; Retry-After says when to go on.",
        _ => "",
    };
}
