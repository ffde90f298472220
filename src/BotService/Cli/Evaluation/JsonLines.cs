using System.Text.Json;

namespace BotService.Cli.Evaluation;

/// <summary>Reads files of one JSON object a line; empty lines do not count.</summary>
internal static class JsonLines
{
    /// <summary>What a file holds; null when it cannot be read, which is said.</summary>
    public static T? ReadOrReport<T>(Func<T> read, TextWriter error) where T : class
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            error.WriteLine(e.Message);
            return null;
        }
    }

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
