using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BotService.Engine.Data;

/// <summary>Whether a text from outside may be read as YAML at all: few bytes can stand for very many.</summary>
public static class YamlGuard
{
    private const int Deepest = 40;

    /// <returns>Null when it may; also for a text that is no YAML, which harms nobody.</returns>
    public static Problem? Refuse(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Before the library sees it: what is nested deeply costs it a multiple.
        if (Brackets(text) is { } line) return FileProblem.YamlDeep.At(new(name, line), Deepest);
        try
        {
            var (parser, depth) = (new Parser(new StringReader(text.TrimStart('\uFEFF'))), 0);
            while (parser.MoveNext())
            {
                depth += parser.Current!.NestingIncrease;
                if (depth > Deepest) return FileProblem.YamlDeep.At(PlaceOf(name, parser), Deepest);
                if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
                    return FileProblem.YamlAnchor.At(PlaceOf(name, parser));
            }
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            // Said by whoever reads it.
        }

        return null;
    }

    /// <summary>The line in which the brackets become too many; null: they do not.</summary>
    private static int? Brackets(string text)
    {
        var (depth, line) = (0, 1);
        foreach (var sign in text)
        {
            if (sign == '\n') line++;
            depth = sign switch { '[' or '{' => depth + 1, ']' or '}' => Math.Max(0, depth - 1), _ => depth };
            if (depth > Deepest) return line;
        }

        return null;
    }

    private static Place PlaceOf(string name, Parser parser) => new(name, (int)parser.Current!.Start.Line);
}
