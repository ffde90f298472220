namespace BotService.Storage.Keeping;

/// <summary>What stands where something personal stood.</summary>
internal static class PersonalMark
{
    /// <summary>In every language, and never part of what somebody says.</summary>
    public const string Blank = "▇▇";
}
