using System.Globalization;
using System.Text.Json;
using BotService.Desk;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Library;

namespace BotService.Web.Staff.Desk;

/// <summary>Puts what the desk found into the sentences of <c>dialogs/staff</c>.</summary>
public static class DeskWords
{
    private static readonly string[] Strengths = ["little", "clearly", "strongly"];

    /// <summary>A reason as a sentence; null for a kind that has none.</summary>
    public static string? Say(PageWording words, ILibrary library, Reason reason)
    {
        var key = $"desk.why.{(reason.IsFor ? "for" : "against")}.{reason.Kind}";
        if (!words.Texts.ContainsKey(key)) return null;
        return words.Say(
            key, ("text", Quoted(words, reason)), ("share", Percent(reason.Weight)),
            ("rival", reason.Rival is { } rival && library.Card(rival, words.Locale) is { } card ? card.Short : words["desk.why.others"]),
            ("strength", words[$"desk.why.{Strengths[reason.Strength]}"]));
    }

    public static IReadOnlyList<string> Say(PageWording words, ILibrary library, IEnumerable<Reason> reasons) =>
        [.. reasons.Select(r => Say(words, library, r)).OfType<string>()];

    /// <summary>Why a draft was refused: the check's own kind of claim in words, and the claim.</summary>
    /// <param name="reason">As the check gives it, such as <c>document: passport</c>.</param>
    public static string Refusal(PageWording words, string reason) =>
        reason.Split(": ", 2) is [var kind, var claim] && words.Texts.ContainsKey($"desk.claim.{kind}")
            ? words.Say($"desk.claim.{kind}", ("claim", claim)) : reason;

    /// <summary>What a value is called in addresses and keys, such as <c>taken-up</c>.</summary>
    public static string Id<T>(T value) where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>A probability or share for people. What is nearly nothing is not said to be nothing.</summary>
    public static string Percent(double share) => share is > 0 and < 0.005 ? "<1%"
        : Math.Clamp(share, 0, 1).ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);

    private static string Quoted(PageWording words, Reason reason) => reason.Kind == "words"
        ? string.Concat((reason.Text ?? "").Split(Reason.Between).Select(t => words.Say("desk.why.quoted", ("text", t)))).Trim()
        : reason.Text ?? "";
}
