namespace BotService.Engine.Safety;

/// <summary>What hears danger, and what is said then.</summary>
public sealed record SafetyDesk(IDangerReader Reader, EmergencyCards Cards)
{
    /// <summary>The card for a text that tells of danger; null when it tells of none.</summary>
    /// <param name="locale">The language of a text that does not tell its own.</param>
    public EmergencyCard? CardFor(string text, string locale)
    {
        var reading = Reader.Read(text, []);
        return reading.Danger is { } danger ? Cards.Write(danger.Kind, LanguageOf(reading, locale)) : null;
    }

    public string LanguageOf(DangerReading reading, string locale) =>
        reading.Language is { } language && Cards.Words.ContainsKey(language) ? language : locale;
}
