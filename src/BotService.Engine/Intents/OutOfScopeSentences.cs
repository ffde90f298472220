using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace BotService.Engine.Intents;

/// <summary>Reads <c>outofscope.&lt;locale&gt;.yaml</c>: plain lists of sentences that no entry answers.</summary>
public static class OutOfScopeSentences
{
    /// <param name="folder">The folder <c>dialogs</c>. A locale without a file has no sentences.</param>
    /// <exception cref="InvalidDataException">A file is not a list of sentences; the message names file and line.</exception>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Load(string folder, IEnumerable<string> locales)
    {
        ArgumentNullException.ThrowIfNull(locales);
        var reader = new DeserializerBuilder().Build();
        var sentences = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var locale in locales)
        {
            var file = Path.Combine(folder, $"outofscope.{locale}.yaml");
            if (!File.Exists(file)) continue;
            try
            {
                sentences[locale] = reader.Deserialize<List<string>?>(File.ReadAllText(file)) ?? [];
            }
            catch (YamlException e)
            {
                throw new InvalidDataException($"{file}:{e.Start.Line}: must be a plain list of sentences. {e.Message}", e);
            }
        }
        return sentences;
    }
}
