using BotService.Engine.Dialogs.Script;
using BotService.Engine.Language;
using BotService.Engine.Language.Masking;

namespace BotService.Engine.Dialogs.CallBacks;

/// <summary>What a message says of calling back.</summary>
/// <param name="Phones">The telephone numbers in it.</param>
/// <param name="Named">The numbers of call-backs in it.</param>
/// <param name="AsksCall">Beside a telephone number it asks to be called under it.</param>
/// <param name="Part">When it suits; null when it does not say.</param>
/// <param name="Moves">It wants another time.</param>
/// <param name="TakesBack">It wants no call any more.</param>
internal sealed record CallBackSaid(
    TelephoneReading Phones, IReadOnlyList<long> Named, bool AsksCall, CallBackPart? Part, bool Moves, bool TakesBack);

/// <summary>
/// Reads what a message says of calling back; the expressions stand under <c>callback</c> in the phrases.
/// </summary>
public sealed class CallBackReader(Phrases phrases)
{
    private static readonly IReadOnlyDictionary<CallBackPart, string> Parts = new Dictionary<CallBackPart, string>
    {
        [CallBackPart.Now] = "now", [CallBackPart.Morning] = "morning", [CallBackPart.Afternoon] = "afternoon",
        [CallBackPart.Evening] = "evening", [CallBackPart.Any] = "any",
    };

    /// <summary>Whether a message may be about one, so that what is known of them is looked up.</summary>
    public bool Concerns(string text)
    {
        var normal = TextNormalizer.Normalize(text);
        return CallBackNumber.In(text).Count > 0 || Holds(normal, "ask") || Holds(normal, "ask_with_number")
            || phrases.Commands.Any(c => IsCommand(c.Key) && c.Value.Fits(normal));
    }

    internal CallBackSaid Read(string text)
    {
        var named = CallBackNumber.In(text);
        var phones = TelephoneReader.Read(named.Count > 0 ? CallBackNumber.Without(text) : text);
        var normal = TextNormalizer.Normalize(text);
        return new CallBackSaid(
            phones, named, (phones.Numbers.Count > 0 || text.Contains(Kinds.PhoneMark, StringComparison.Ordinal)) && !Holds(normal, "not_asked")
                && (IsAsked(normal, "ask") || IsAsked(normal, "ask_with_number")),
            Parts.Where(p => Holds(normal, p.Value)).Select(p => (CallBackPart?)p.Key).FirstOrDefault(),
            Holds(normal, "move"), Holds(normal, "take_back"));
    }

    /// <summary>The commands that are about call-backs.</summary>
    internal static bool IsCommand(string id) => id is "callback" or "callback-state";

    private bool Holds(string normal, string kind) => phrases.CallBack(kind).Any(p => TextSearch.Holds(normal, p));

    /// <summary>「不要打給我」 asks for none.</summary>
    private bool IsAsked(string normal, string kind) => phrases.CallBack(kind).Any(
        p => TextSearch.Find(normal, p, 0) is >= 0 and var at
            && !phrases.Refusals.Any(r => normal.AsSpan(0, at).TrimEnd().EndsWith(r, StringComparison.Ordinal)));
}
