namespace BotService.Engine.Language.Masking;

internal static class Emails
{
    /// <summary>Lengths allowed by RFC 5321; they also bound the work per @.</summary>
    private const int LongestLocal = 64;
    private const int LongestDomain = 255;

    public static void Find(string text, List<Span> spans)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            // People put spaces around the @ to hide it from machines.
            var localEnd = at > 0 && text[at - 1] == ' ' ? at - 1 : at;
            var start = localEnd;
            while (start > 0 && localEnd - start < LongestLocal
                && (char.IsAsciiLetterOrDigit(text[start - 1]) || "._%+-'".Contains(text[start - 1])))
            {
                start--;
            }

            var domain = at + 1 < text.Length && text[at + 1] == ' ' ? at + 2 : at + 1;
            var end = domain;
            while (end < text.Length && end - domain < LongestDomain
                && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-'))
            {
                end++;
            }

            while (end > domain && (text[end - 1] is '.' or '-')) end--;

            if (start < localEnd && text.AsSpan(domain, end - domain).Contains('.'))
                spans.Add(new Span(start, end, Kinds.Email));
        }
    }
}
