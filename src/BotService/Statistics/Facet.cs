namespace BotService.Statistics;

/// <summary>What rows can be told apart, or narrowed down, by.</summary>
public enum Facet
{
    Channel, Organisation, Office, Entry, Hour, Language, Release,

    /// <summary>The assistant, or a person. Of ratings alone.</summary>
    Answerer,

    /// <summary>The theme that the entry is filed under today.</summary>
    Class,
}

public static class Facets
{
    /// <summary>As addresses and verbs call it.</summary>
    public static string Name(this Facet facet) => facet.ToString().ToLowerInvariant();

    /// <summary>Null for what is none.</summary>
    public static Facet? Find(string? name) => Enum.GetValues<Facet>().Cast<Facet?>().FirstOrDefault(f => f!.Value.Name() == name);
}
