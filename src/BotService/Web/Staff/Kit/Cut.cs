namespace BotService.Web.Staff.Kit;

/// <summary>
/// What citizens wrote, in lists: as much as tells the matter. The whole of it stands on the conversation's page, where each look is
/// recorded.
/// </summary>
internal static class Cut
{
    /// <summary>Characters that are shown.</summary>
    public const int Most = 60;

    public static string To(string text, int most = Most) =>
        text.Length <= most ? text : $"{text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)]}…";
}
