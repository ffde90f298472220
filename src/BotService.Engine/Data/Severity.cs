namespace BotService.Engine.Data;

/// <summary>What a problem does: an error keeps the data from being served, a warning does not.</summary>
public enum Severity { Error, Warning }
