namespace BotService.Releases.InForce;

/// <summary>Where releases of the store are written to be loaded.</summary>
public sealed class ReleaseOptions
{
    public const string Section = "Releases";

    /// <summary>
    /// The folder; what is missing in it is written, what is not needed any more is cleared away. Default: <c>releases</c> beside
    /// the SQLite file, with PostgreSQL a folder of this process below the system's temporary one.
    /// </summary>
    public string? Folder { get; set; }
}
