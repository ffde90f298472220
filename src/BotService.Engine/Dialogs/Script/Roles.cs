namespace BotService.Engine.Dialogs.Script;

/// <summary>Who does something, for whom.</summary>
/// <param name="Myself">The citizen.</param>
/// <param name="Others">Persons who are not the citizen.</param>
/// <param name="Sending">Stand before whoever is sent.</param>
/// <param name="Instead">Stand before whoever is stood in for.</param>
/// <param name="Acts">What somebody does who goes to the counter.</param>
/// <param name="Going">Those of them that only who is there in person does: 「我要辦過戶」 tells nobody's way.</param>
public sealed record Roles(
    IReadOnlyList<string> Myself, IReadOnlyList<string> Others, IReadOnlyList<string> Sending,
    IReadOnlyList<string> Instead, IReadOnlyList<string> Acts, IReadOnlyList<string> Going)
{
    public static readonly Roles None = new([], [], [], [], [], []);
}
