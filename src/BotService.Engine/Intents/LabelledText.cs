namespace BotService.Engine.Intents;

/// <summary>A text and what it is about, as public sets of questions give them.</summary>
/// <param name="Label">The class; <see cref="OutOfScope"/> for texts of none.</param>
public readonly record struct LabelledText(string Text, string Label)
{
    public const string OutOfScope = "oos";
}
