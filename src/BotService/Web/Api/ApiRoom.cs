using System.Text.Json.Serialization.Metadata;
using BotService.Insight;
using BotService.Releases.InForce;
using BotService.Insight.Duties;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BotService.Web.Api;

/// <summary>
/// What the pages show, as JSON under <c>/api/v1</c>: search, entries, answers, classes, calculators, gaps and duties. All of it
/// is public and only read, so any page of any origin may ask. <c>/api/v1/openapi.json</c> describes it.
/// </summary>
public static class ApiRoom
{
    public const string Root = "/api/v1";

    /// <summary>Needs the engine, <see cref="ISearchLog"/> and <see cref="IOpenGaps"/>.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddOpenApi(ApiDocument.Name, options =>
        {
            options.ShouldInclude = call => call.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.CreateSchemaReferenceId = type => type.Type.IsEnum || type.Kind != JsonTypeInfoKind.Object
                ? null : type.Type.Name;
            options.AddDocumentTransformer<ApiDescription>().AddOperationTransformer<ApiDescription>()
                .AddSchemaTransformer<ApiDescription>();
        });
        services.TryAddSingleton<SearchKeeper>();
        services.TryAddScoped<ReleaseOnDay>();
        return services.AddSingleton<ApiDocument>().AddScoped<SearchCall>();
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup(Root).AddEndpointFilter(static (call, next) =>
        {
            ApiAnswer.Open(call.HttpContext.Response.Headers);
            return next(call);
        });
        SearchCall.Map(api);
        EntryCalls.Map(api);
        AnswerCalls.Map(api);
        CalculatorCalls.Map(api);
        GapsCall.Map(api);
        DutiesCall.Map(api);
        api.MapGet("/openapi.json", (ApiDocument document, HttpContext http) => document.AnswerAsync(http))
            .ExcludeFromDescription();
        api.MapMethods("/{**path}", [HttpMethods.Options], ApiAnswer.Preflight).ExcludeFromDescription();
        api.Map("/{**path}", ApiAnswer.Nothing).ExcludeFromDescription();
    }

    /// <summary>What every call says of itself.</summary>
    public static RouteHandlerBuilder Describe<T>(
        this RouteHandlerBuilder call, string name, string summary, string description,
        params ReadOnlySpan<int> problems)
    {
        call.WithName(name).WithSummary(summary).WithDescription(description).Produces<T>()
            .Produces(StatusCodes.Status304NotModified);
        foreach (var status in problems)
        {
            if (status == StatusCodes.Status400BadRequest) call.ProducesValidationProblem(status);
            else call.ProducesProblem(status);
        }
        return call.ProducesProblem(StatusCodes.Status429TooManyRequests);
    }
}
