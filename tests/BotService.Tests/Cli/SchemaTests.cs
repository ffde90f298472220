using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BotService.Cli;
using BotService.Cli.Schemas;
using BotService.Tests.Architecture;
using BotService.Tests.Knowledge;
using Json.Schema;
using YamlDotNet.RepresentationModel;

namespace BotService.Tests.Cli;

/// <summary>
/// The schemas of <c>check --schemas</c> say what the readers know: every shipped file is valid, what <c>check</c>
/// refuses is not, and no key that is read is missing.
/// </summary>
public sealed partial class SchemaTests(SchemaTests.Written written) : IClassFixture<SchemaTests.Written>
{
    [Fact]
    public void Settings_OfEveryDataFile_NameOneSchema()
    {
        var data = Yaml("knowledge", "dialogs", "duties").ToList();
        Assert.True(data.Count > 500);
        RoomTests.AssertNone(data.Where(f => written.SchemasFor(f).Count() != 1)
            .Select(f => $"{f}: {string.Join(", ", written.SchemasFor(f))}"));
    }

    [Fact]
    public void Schemas_OfTheShippedData_AcceptIt() => RoomTests.AssertNone(
        from file in Yaml("knowledge", "dialogs", "duties")
        from wrong in written.Errors(file, File.ReadAllText(Path.Combine(Shipped.Root, file)))
        select $"{file}: {wrong}");

    [Theory]
    [InlineData("knowledge/taipower/ebill/entry.yaml", "owner:", "onwer:")]
    [InlineData("knowledge/taipower/ebill/entry.yaml", "kind: procedure", "kind: process")]
    [InlineData("knowledge/taipower/ebill/entry.yaml", "status: confirmed", "status: sure")]
    [InlineData("knowledge/taipower/ebill/entry.yaml", "source: ", "sorce: ")]
    [InlineData("knowledge/taipower/ebill/entry.yaml", "review_by: 2", "review_by: summer 2")]
    [InlineData("knowledge/taipower/ebill/entry.yaml", "channel: taipower-", "channel: tapiower-")]
    [InlineData("knowledge/taipower/ebill/wording.en.yaml", "summary:", "sumary:")]
    [InlineData("knowledge/catalogue/documents.yaml", "bring: original", "bring: orignal")]
    [InlineData("knowledge/catalogue/offices/taipower-sinying.yaml", "organisation: taipower", "organisation: tapower")]
    [InlineData("dialogs/menu.yaml", "- taipower.", "- tapower.")]
    [InlineData("dialogs/menu.organisations.yaml", "taipower:", "tapower:")]
    [InlineData("dialogs/line-menu.en.yaml", "chat-bar:", "chatbar:")]
    [InlineData("duties/A.yaml", "tests:", "test:")]
    public void Schemas_OfAMistake_RefuseIt(string file, string right, string wrong)
    {
        var text = File.ReadAllText(Path.Combine(Shipped.Root, file));
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.NotEmpty(written.Errors(file, text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Schemas_HoldEveryKeyThatIsReadByName()
    {
        var known = written.All.SelectMany(KeysIn).ToHashSet();
        var read = RoomTests.Sources("src").Where(f => File.ReadAllText(f).Contains("YamlMap", StringComparison.Ordinal))
            .SelectMany(f => Read().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToHashSet();
        Assert.Superset(new HashSet<string> { "status", "looked_up", "broader", "to", "missing", "answers" }, read);
        RoomTests.AssertNone(read.Except(known));
    }

    [Fact]
    public void Schemas_OfAnEntry_ExplainEveryKeyAndOfferIds()
    {
        var schema = written.Schema("knowledge.entry.schema.json");
        var meanings = Objects(schema).Where(o => o["properties"] is JsonObject)
            .SelectMany(o => o["properties"]!.AsObject());
        RoomTests.AssertNone(meanings.Where(p => p.Value!["description"] is null).Select(p => p.Key));
        var ids = schema["$defs"]!["document"]!["enum"]!.AsArray().Select(n => n!.GetValue<string>());
        Assert.Equal(Shipped.Knowledge.Knowledge.Catalogue.Documents.Keys.Order(StringComparer.Ordinal), ids);
    }

    [Fact]
    public void Meanings_OfKeys_AreThoseOfKeysThatThereAre() => RoomTests.AssertNone(
        SchemaWriter.Meant.Except(written.All.SelectMany(KeysIn)));

    private static IEnumerable<string> Yaml(params string[] folders) => folders
        .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Shipped.Root, f), "*.yaml", SearchOption.AllDirectories))
        .Select(f => Path.GetRelativePath(Shipped.Root, f).Replace('\\', '/'));

    private static IEnumerable<string> KeysIn(JsonObject schema) =>
        Objects(schema).SelectMany(o => (o["properties"] as JsonObject ?? []).Select(p => p.Key));

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(p => Objects(p.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex(@"\.(?:Required)?(?:Text|Texts|Map|List|Flag|Date|Number|Numbers|Choice|ShortText|Name|WholeNumbers)(?:<\w+>)?\(""([\w-]+)""")]
    private static partial Regex Read();

    /// <summary>The schemas as the verb writes them.</summary>
    public sealed class Written : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("botservice-").FullName;
        private readonly Dictionary<string, JsonSchema> schemas = [];
        private readonly List<(Regex Glob, string Schema)> globs = [];

        public Written()
        {
            var said = new StringWriter();
            Assert.Equal(0, CheckVerb.Run(
                Shipped.Folder, Path.Combine(Shipped.Root, "dialogs"), json: false, said,
                Path.Combine(Shipped.Root, "duties"), schemas: folder));
            var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, SchemaFolder.Settings)))!.AsObject();
            foreach (var (path, files) in settings["yaml.schemas"]!.AsObject())
                globs.AddRange(files!.AsArray().Select(f => (
                    new Regex($"^{Regex.Escape(f!.GetValue<string>()).Replace(@"\*", "[^/]*", StringComparison.Ordinal)}$"), Path.GetFileName(path))));
            foreach (var file in Directory.GetFiles(folder, "*.schema.json"))
                schemas[Path.GetFileName(file)] = JsonSchema.FromText(File.ReadAllText(file));
        }

        internal IEnumerable<JsonObject> All => schemas.Keys.Select(Schema);

        internal JsonObject Schema(string name) =>
            JsonNode.Parse(File.ReadAllText(Path.Combine(folder, name)))!.AsObject();

        public IEnumerable<string> SchemasFor(string file) =>
            globs.Where(g => g.Glob.IsMatch(file)).Select(g => g.Schema).Distinct();

        public IEnumerable<string> Errors(string file, string yaml)
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            using var json = JsonDocument.Parse(Json(stream.Documents[0].RootNode)?.ToJsonString() ?? "null");
            var result = schemas[SchemasFor(file).Single()].Evaluate(
                json.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
            return result.IsValid ? [] : [.. (result.Details ?? []).Where(d => d.Errors is not null)
                .Select(d => $"{d.InstanceLocation}: {string.Join("; ", d.Errors!.Values)}").Take(5).DefaultIfEmpty("not valid")];
        }

        public void Dispose() => Directory.Delete(folder, recursive: true);

        /// <summary>As editors read it: plain figures are numbers, plain true and false are neither texts.</summary>
        private static JsonNode? Json(YamlNode node) => node switch
        {
            YamlMappingNode map => new JsonObject(map.Children.Select(
                c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Json(c.Value)))),
            YamlSequenceNode list => new JsonArray([.. list.Select(Json)]),
            YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } plain => plain.Value switch
            {
                "true" => JsonValue.Create(true),
                "false" => JsonValue.Create(false),
                null or "" or "null" or "~" => null,
                var text when decimal.TryParse(
                    text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                    out var number) => JsonValue.Create(number),
                var text => JsonValue.Create(text),
            },
            YamlScalarNode scalar => JsonValue.Create(scalar.Value),
            _ => null,
        };
    }
}
