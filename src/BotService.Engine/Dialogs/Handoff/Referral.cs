namespace BotService.Engine.Dialogs.Handoff;

/// <summary>Others passed the citizen on; what was said there stands with the host.</summary>
/// <param name="Number">Under which it stands there.</param>
/// <param name="Organisation">Whose people are meant, by id.</param>
public sealed record Referral(string Number, string Organisation);
