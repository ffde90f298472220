using System.Collections.Concurrent;
using YamlDotNet.RepresentationModel;

namespace BotService.LineStandIn;

/// <summary>An OpenAPI description, as far as LINE's use it.</summary>
internal sealed class Description
{
    private static readonly Lazy<Description?> MessagingApi = new(() => Load("messaging-api.yml"));
    private static readonly Lazy<Description?> Webhooks = new(() => Load("webhook.yml"));

    private readonly ConcurrentDictionary<YamlNode, Shape> shapes = new(ReferenceEqualityComparer.Instance);
    private readonly YamlMappingNode root;

    private Description(YamlMappingNode root) => this.root = root;

    /// <summary>LINE's description of the calls to it; null where it is absent.</summary>
    public static Description? OfCalls => MessagingApi.Value;

    /// <summary>LINE's description of its webhooks; null where it is absent.</summary>
    public static Description? OfWebhooks => Webhooks.Value;

    /// <summary>
    /// Null when the descriptions are here. They belong to LINE and lie beside the repository, not in it.
    /// </summary>
    public static string? WhyNot => File.Exists(FileOf("messaging-api.yml"))
        ? null : $"LINE's published descriptions are not here: {FileOf("messaging-api.yml")}";

    public static Description Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return new Description((YamlMappingNode)stream.Documents[0].RootNode);
    }

    /// <summary>The schema of a call's body; null for a call without one.</summary>
    /// <param name="path">As the description writes it, such as <c>/v2/bot/richmenu/{richMenuId}</c>.</param>
    public YamlNode? RequestOf(string method, string path) =>
        Find(root, "paths", path, method.ToLowerInvariant(), "requestBody", "content", "application/json", "schema");

    /// <summary>The schema of an answer's body; null when it has none.</summary>
    public YamlNode? AnswerOf(string method, string path, int status) =>
        Find(root, "paths", path, method.ToLowerInvariant(), "responses", $"{status}", "content",
            "application/json", "schema");

    public bool Knows(string method, string path) => Find(root, "paths", path, method.ToLowerInvariant()) is not null;

    public YamlNode Schema(string name) =>
        Find(root, "components", "schemas", name) ?? throw new KeyNotFoundException($"No schema {name}.");

    /// <summary>What the schema asks for, with what it refers to and is made of put together.</summary>
    public Shape ShapeOf(YamlNode schema) => shapes.GetOrAdd(schema, _ => Shape.Of(Resolve(schema), this));

    /// <summary>The schema itself, where it is only a reference to one.</summary>
    public YamlMappingNode Resolve(YamlNode schema) =>
        Find(schema, "$ref") is YamlScalarNode { Value: { } reference }
            ? Resolve(Schema(reference.Split('/')[^1])) : (YamlMappingNode)schema;

    public static YamlNode? Find(YamlNode? from, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            from = from is YamlMappingNode map && map.Children.TryGetValue(name, out var next) ? next : null;

        return from;
    }

    private static Description? Load(string name) => WhyNot is null ? Parse(File.ReadAllText(FileOf(name))) : null;

    /// <summary>Beside the repository, which is above wherever this was built.</summary>
    private static string FileOf(string name)
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "BotService.sln"))) at = at.Parent;
        return Path.Combine(at?.Parent?.FullName ?? "", "shared", "specs", "line-openapi", name);
    }
}
