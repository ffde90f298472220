namespace BotService.Engine.Knowledge;

/// <summary>
/// An entry's id: its organisation, a dot, and the name that the same matter bears with every organisation.
/// </summary>
public static class EntryId
{
    public static string Of(string organisation, string name) => $"{organisation}.{name}";

    /// <summary><c>taipower</c> in <c>taipower.name-change</c>.</summary>
    public static string OrganisationOf(string id) => id[..id.IndexOf('.', StringComparison.Ordinal)];

    /// <summary><c>name-change</c> in <c>taipower.name-change</c>.</summary>
    public static string NameOf(string id) => id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
