using System.Text.Json;

namespace BotService.Cli.Evaluation;

/// <summary>Reads files of one JSON object a line; empty lines do not count.</summary>
internal static class JsonLines
{
    /// <param name="what">What a line should be, for the message.</param>
    /// <param name="read">Makes it of a line and its number.</param>
    /// <exception cref="InvalidDataException">
    /// Lines cannot be read; the message names file, line and what is wrong of each.
    /// </exception>
    public static IReadOnlyList<T> Read<T>(string path, string what, Func<string, int, T> read)
    {
        var (found, wrong, number) = (new List<T>(), new List<string>(), 0);
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            try
            {
                found.Add(read(line, number));
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                wrong.Add($"{path}:{number}: not a {what}. {e.Message}");
            }
        }
        return wrong.Count == 0 ? found : throw new InvalidDataException(string.Join('\n', wrong));
    }
}
