namespace BotService.Engine.Data;

/// <summary>How names of the code are written in data: <c>OriginalOrCopy</c> ↔ <c>original-or-copy</c>.</summary>
public static class KebabCase
{
    public static string Of(string name) =>
        string.Concat(
            name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>The name of an enumeration's value as data writes it.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Of(value.ToString());
}
