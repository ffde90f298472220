using System.Text;
using BotService.Channels.Voice.Calls;

namespace BotService.Channels.Voice.Talking;

/// <summary>Keys as they are meant: each at once, or the digits of a number.</summary>
/// <param name="number">Null: no number is asked for.</param>
internal sealed class KeyPad(Collect? number)
{
    private readonly StringBuilder digits = new();
    private int? at;

    /// <summary>How long the next key may take; null where only the silence counts.</summary>
    public TimeSpan? Patience => number is null ? null : digits.Length == 0 ? number.First : number.Between;

    /// <param name="key">Of 0-9, * and #.</param>
    /// <param name="during">The passage that was being said.</param>
    /// <returns>Null: the number goes on.</returns>
    public CallEvent.Keyed? Press(char key, int? during)
    {
        // A star asks to hear it again, and begins the number anew.
        if (number is null || key == '*' || (key == '#' && digits.Length == 0)) return new CallEvent.Keyed($"{key}", during);

        if (key == '#') return Complete();

        if (digits.Length == 0) at = during;
        digits.Append(key);
        return digits.Length < number.Most ? null : Complete();
    }

    /// <summary>No more keys come.</summary>
    /// <returns>Null: there was none.</returns>
    public CallEvent.Keyed? Complete() => digits.Length == 0 ? null : new CallEvent.Keyed(digits.ToString(), at);
}
