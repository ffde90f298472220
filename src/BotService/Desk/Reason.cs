namespace BotService.Desk;

/// <summary>Something that counted for an entry or against it; the pages have the sentence.</summary>
/// <param name="IsFor">Against it otherwise.</param>
/// <param name="Kind">The sentence: what the recogniser calls the signal, or <c>example</c>, <c>words</c>,
/// <c>outside</c>, <c>unknown-words</c>, <c>others-named</c>.</param>
/// <param name="Weight">In log-odds, as far as it is one: 0.7 doubles the odds, 2.3 makes them tenfold. 0…1 for
/// shares and likeness.</param>
/// <param name="Text">What is quoted; null when nothing is.</param>
/// <param name="Rival">The entry it was weighed against, by id; null for none.</param>
public sealed record Reason(bool IsFor, string Kind, double Weight, string? Text = null, string? Rival = null)
{
    /// <summary>Words of a text, parted by this.</summary>
    public const char Between = '、';

    /// <summary>0 a little, 1 clearly, 2 very much.</summary>
    public int Strength => Math.Abs(Weight) switch { >= 2.3 => 2, >= 0.7 => 1, _ => 0 };
}
