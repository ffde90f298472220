namespace BotService.Engine.Dialogs.Script;

/// <summary>Words that turn what stands beside them into its opposite. Lists stand longest first.</summary>
/// <param name="Plain">Deny what follows: 不, 沒, not.</param>
/// <param name="Disabling">Say that somebody or something cannot: they deny what stands right before them.</param>
/// <param name="Harmless">Hold such a word and deny nothing: 不好意思, 要不要.</param>
/// <param name="Except">Stand before what is left out.</param>
/// <param name="ExceptBehind">Stand behind what is left out.</param>
public sealed record Denials(
    IReadOnlyList<string> Plain, IReadOnlyList<string> Disabling, IReadOnlyList<string> Harmless,
    IReadOnlyList<string> Except, IReadOnlyList<string> ExceptBehind)
{
    public static readonly Denials None = new([], [], [], [], []);
}
