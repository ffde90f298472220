using System.Text;

namespace BotService.Hosting;

/// <summary>Data that belongs to the code: text files that are built in beside it.</summary>
internal static class BuiltInText
{
    /// <summary>Without empty lines and remarks, which begin with #.</summary>
    /// <param name="home">A type of the folder that the file lies in.</param>
    public static IEnumerable<string> Lines(Type home, string file)
    {
        using var stream = home.Assembly.GetManifestResourceStream($"{home.Namespace}.{file}")
            ?? throw new InvalidOperationException($"The built-in file {file} beside {home} is missing.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line;
    }
}
