using BotService.Tests.Knowledge;

namespace BotService.Tests.Duties;

/// <summary>
/// A test that compares with the table of duties the project was given, which lies beside the repository and not in it.
/// </summary>
internal sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (!File.Exists(Table)) Skip = $"The table of duties is not here: {Table}";
    }

    public static string Table => Path.GetFullPath(Path.Combine(Shipped.Root, "..", "shared", "duties.md"));
}
