using System.Text;
using BotService.Engine.Language.Masking;

namespace BotService.Engine.Language;

/// <summary>
/// Takes personal data out of a text before it is kept: identity and residence numbers, telephone numbers, e-mail
/// addresses, card, account, customer (電號, 水號) and business numbers, street addresses, dates of birth. Each place is
/// marked with its kind, such as 〔電話〕. Where a number may be personal or not, it is taken out; the published hotlines
/// stay. Runs in time linear in the text, whatever the text.
/// </summary>
public static class PersonalData
{
    /// <returns>The same string when there was nothing to take out. Masking again changes nothing more.</returns>
    public static string Mask(string text)
    {
        var shadow = Shadow.Of(text);
        if (!shadow.MayHoldPersonalData) return text;

        var spans = new List<Span>();
        Emails.Find(shadow.Text, spans);
        BirthDates.Find(shadow.Text, spans);
        Addresses.Find(shadow.Text, spans);
        CustomerNumbers.Find(shadow, spans);
        Numbers.Find(shadow, spans);
        return spans.Count == 0 ? text : Replace(text, shadow, spans);
    }

    /// <summary>Overlapping finds become one, under the name of the longest.</summary>
    private static string Replace(string text, Shadow shadow, List<Span> spans)
    {
        spans.Sort((a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : b.End.CompareTo(a.End));
        var masked = new StringBuilder(text.Length);
        var done = 0;
        for (var i = 0; i < spans.Count;)
        {
            var (start, end, kind) = spans[i];
            var longest = end - start;
            for (i++; i < spans.Count && spans[i].Start < end; i++)
            {
                var next = spans[i];
                if (next.End - next.Start > longest) (longest, kind) = (next.End - next.Start, next.Kind);

                end = Math.Max(end, next.End);
            }

            masked.Append(text, done, shadow.OriginalStart(start) - done).Append('〔').Append(kind).Append('〕');
            done = shadow.OriginalEnd(end);
        }

        return masked.Append(text, done, text.Length - done).ToString();
    }
}
