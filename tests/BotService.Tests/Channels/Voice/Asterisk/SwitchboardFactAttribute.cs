namespace BotService.Tests.Channels.Voice.Asterisk;

/// <summary>Skipped with the reason where there is no node.</summary>
internal sealed class SwitchboardFactAttribute : FactAttribute
{
    public SwitchboardFactAttribute() => Skip = Switchboard.WhyNot;
}
