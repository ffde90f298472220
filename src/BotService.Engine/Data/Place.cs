namespace BotService.Engine.Data;

/// <summary>Where in the data something stands, for messages that can be acted on.</summary>
/// <param name="File">From the data root on, such as <c>knowledge/twc/suspend/entry.yaml</c>.</param>
/// <param name="Line">Counted from 1.</param>
public readonly record struct Place(string File, int Line);
