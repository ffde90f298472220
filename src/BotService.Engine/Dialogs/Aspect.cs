namespace BotService.Engine.Dialogs;

/// <summary>What of a service is rated by itself, after the service as a whole. The plans name these.</summary>
public enum Aspect
{
    /// <summary>How clear and sound the explanation was.</summary>
    Expertise,

    /// <summary>How convenient the rules and the procedure are.</summary>
    Measures,

    /// <summary>How polite the person was; asked where one spoke.</summary>
    Courtesy,
}
