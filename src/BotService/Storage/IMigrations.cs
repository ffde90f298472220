namespace BotService.Storage;

internal interface IMigrations
{
    /// <summary>Whether there is a database already; asking makes none.</summary>
    bool IsThere { get; }

    /// <summary>Brings the database to this program's form, creating it where there is none.</summary>
    /// <returns>What was applied now, in order; empty when it was up to date.</returns>
    /// <exception cref="Hosting.StoreUnavailableException">Also when the database was made by a newer program.</exception>
    IReadOnlyList<string> Apply();
}
