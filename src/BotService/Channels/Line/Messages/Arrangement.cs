using System.Text.Json.Nodes;
using BotService.Engine.Cases;

namespace BotService.Channels.Line.Messages;

/// <summary>
/// Puts all that a turn says into the messages of one call, closer together the more there
/// is; nothing changes its place.
/// </summary>
internal static class Arrangement
{
    /// <summary>
    /// How close: each thing for itself, texts together, a text in the slip it introduces, slips in one carousel.
    /// </summary>
    private enum Closeness { Apart, TextsTogether, TextsInSlips, SlipsTogether }

    /// <summary>Lines of a page that is read without losing the thread; of a page as high as need be.</summary>
    private const int Easy = 44, High = 400;

    /// <summary>
    /// What the full list behind the link may say alone, least urgent first. Documents, fees,
    /// times and warnings never give way.
    /// </summary>
    private static readonly PartKind[] GivesWay = [PartKind.Working, PartKind.Legal, PartKind.Notes];

    /// <returns>More than one call takes only when even the closest is too much.</returns>
    public static List<JsonObject> Of(IReadOnlyList<Said> said)
    {
        List<JsonObject> messages = [];
        foreach (var (closeness, lines, without) in Attempts())
        {
            messages = Write(said, closeness, lines, without);
            if (messages.Count <= LineLimits.Messages) break;
        }
        return messages;
    }

    private static IEnumerable<(Closeness, int, PartKind[])> Attempts()
    {
        foreach (var closeness in Enum.GetValues<Closeness>()) yield return (closeness, Easy, []);
        for (var without = 0; without <= GivesWay.Length; without++)
            yield return (Closeness.SlipsTogether, High, GivesWay[..without]);
    }

    private static List<JsonObject> Write(IReadOnlyList<Said> said, Closeness closeness, int lines, PartKind[] without)
    {
        var messages = new List<JsonObject>();
        var pages = new List<FlexPage>();
        var texts = new List<string>();
        for (var i = 0; i < said.Count; i++)
        {
            if (said[i] is SaidText text)
            {
                texts.Add(text.Text);
                if (closeness == Closeness.Apart) Speak();
            }
            else if (said[i] is SaidSheet sheet)
            {
                var lead = closeness >= Closeness.TextsInSlips && texts.Count > 0 ? string.Join("\n\n", texts) : null;
                if (lead is not null) texts.Clear();
                if (closeness < Closeness.SlipsTogether || texts.Count > 0) Show();
                Speak();
                pages.AddRange(SheetPages.Write(sheet, lead, lines, without));
            }
        }
        Show();
        Speak();
        return messages;

        void Speak()
        {
            if (texts.Count == 0) return;
            Show();
            messages.AddRange(
                TextCut.Split(string.Join("\n\n", texts), LineLimits.Text)
                    .Select(piece => new JsonObject { ["type"] = "text", ["text"] = piece }));
            texts.Clear();
        }

        void Show()
        {
            messages.AddRange(Carousels.Of(pages));
            pages.Clear();
        }
    }
}
