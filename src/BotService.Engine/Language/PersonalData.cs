namespace BotService.Engine.Language;

public static class PersonalData
{
    public static string Mask(string text) => text;
}
