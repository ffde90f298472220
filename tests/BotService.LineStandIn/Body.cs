using System.Globalization;
using System.Text.Json;

namespace BotService.LineStandIn;

/// <summary>A part of a request's body with its place in it, for asking after limits.</summary>
internal readonly record struct Body(JsonElement Value, string Path, List<Fault> Faults)
{
    public string? Kind =>
        this["type"] is { Value.ValueKind: JsonValueKind.String } kind ? kind.Value.GetString() : null;

    /// <summary>Null when the property is absent or null, or this is no object.</summary>
    public Body? this[string name] =>
        Value.ValueKind == JsonValueKind.Object && Value.TryGetProperty(name, out var found)
        && found.ValueKind != JsonValueKind.Null
            ? new Body(found, Path.Length == 0 ? name : $"{Path}.{name}", Faults)
            : null;

    /// <summary>The entries of an array; none when it is absent.</summary>
    public IReadOnlyList<Body> Items(string name)
    {
        if (this[name] is not { Value.ValueKind: JsonValueKind.Array } list) return [];
        var self = this;
        return [.. list.Value.EnumerateArray().Select((item, i) => new Body(item, $"{list.Path}[{i}]", self.Faults))];
    }

    public string? Text(string name) =>
        this[name] is { Value.ValueKind: JsonValueKind.String } text ? text.Value.GetString() : null;

    public void Fault(string message, bool refused = true) => Faults.Add(new(Path, message, refused));

    public void Fault(string name, string message, bool refused = true) =>
        Faults.Add(new(Path.Length == 0 ? name : $"{Path}.{name}", message, refused));

    public void Require(string name)
    {
        if (this[name] is null) Fault(name, "must be specified");
    }

    /// <summary>A text counted in UTF-16 code units, where it is there.</summary>
    public void Units(string name, int most, int least = 1) => Counted(name, Text(name)?.Length, least, most);

    /// <summary>A text counted in grapheme clusters, what people call characters, where it is there.</summary>
    public void Graphemes(string name, int most, int least = 1) =>
        Counted(name, Text(name) is { } text ? new StringInfo(text).LengthInTextElements : null, least, most);

    /// <summary>An address LINE's servers or apps fetch, where it is there.</summary>
    public void Https(string name)
    {
        Units(name, 2000);
        if (Text(name) is { } address && !address.StartsWith("https://", StringComparison.Ordinal))
            Fault(name, "must be an https address");
    }

    private void Counted(string name, int? length, int least, int most)
    {
        if (length is { } counted && (counted < least || counted > most))
        {
            Fault(name, counted == 0
                ? "may not be empty" : $"length must be between {least} and {most}; it is {counted}");
        }
    }
}
