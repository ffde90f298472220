using System.Reflection;
using YamlDotNet.RepresentationModel;

namespace BotService.Engine.Data;

/// <summary>Sentences for editors that an assembly carries with it: by key, <c>en</c> and <c>zh-TW</c>.</summary>
public sealed record Stated(Severity Severity, ProblemText Text)
{
    /// <exception cref="KeyNotFoundException">The assembly has no resource of this name.</exception>
    public static IReadOnlyDictionary<string, Stated> In(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)
            ?? throw new KeyNotFoundException($"{assembly.GetName().Name} carries no {resource}.");
        using var reader = new StreamReader(stream);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return ((YamlMappingNode)yaml.Documents[0].RootNode).Children.ToDictionary(
            c => ((YamlScalarNode)c.Key).Value!, c => Of((YamlMappingNode)c.Value));
    }

    private static Stated Of(YamlMappingNode map) => new(
        map.Children.ContainsKey("severity") ? Severity.Warning : Severity.Error,
        new(map["en"].ToString(), map["zh-TW"].ToString()));
}
