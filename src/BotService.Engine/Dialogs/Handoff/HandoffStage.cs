namespace BotService.Engine.Dialogs.Handoff;

/// <summary>Who speaks with the citizen: the assistant; the assistant while a person is waited for; a person.</summary>
public enum HandoffStage { None, Waiting, Person }
