using System.Collections.Frozen;

namespace BotService.Engine.Language;

/// <summary>
/// The two character tables of the normaliser, read once from the embedded files (their heads name the origin).
/// </summary>
internal static class FoldingTables
{
    /// <summary>A character's representative, for every UTF-16 unit.</summary>
    public static readonly char[] Variants = ReadVariants();

    /// <summary>Characters that fold to other letters or digits, often several.</summary>
    public static readonly FrozenDictionary<char, string> Compatibility = ReadCompatibility();

    private static char[] ReadVariants()
    {
        var table = new char[char.MaxValue + 1];
        for (var i = 0; i < table.Length; i++) table[i] = (char)i;
        foreach (var line in EmbeddedText.Lines("BotService.Engine.Language.variants.txt"))
        {
            foreach (var variant in line.AsSpan(1)) table[variant] = line[0];
        }
        return table;
    }

    private static FrozenDictionary<char, string> ReadCompatibility()
    {
        var table = new Dictionary<char, string>();
        foreach (var line in EmbeddedText.Lines("BotService.Engine.Language.compatibility.txt"))
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            foreach (var c in line.AsSpan(tab + 1)) table[c] = line[..tab];
        }
        return table.ToFrozenDictionary();
    }
}
