namespace BotService.Conversations.Turns;

/// <summary>What citizens are asked about the service.</summary>
internal sealed class SurveyOptions
{
    public const string Section = "Survey";

    /// <summary>After the service was rated, one aspect of it is asked, each in its turn.</summary>
    public bool Aspects { get; set; } = true;
}
