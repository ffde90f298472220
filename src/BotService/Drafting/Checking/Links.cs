using System.Text.RegularExpressions;

namespace BotService.Drafting.Checking;

/// <summary>Web and e-mail addresses, each as a whole: one that only begins like a good one is another.</summary>
internal static partial class Links
{
    /// <returns>Them, and the text without them.</returns>
    public static (IReadOnlyList<string> Found, string Remaining) Take(string narrow)
    {
        var found = new List<string>();
        var rest = Address().Replace(narrow, m =>
        {
            found.Add(Scheme().Replace(m.Value, "").TrimEnd('/', '.', ',', ')', ']', ':', '?'));
            return new string(' ', m.Length);
        });
        return (found, rest);
    }

    [GeneratedRegex(
        @"(?:[a-z]{2,10}://|www\.)[!-~]+|[a-z0-9._%+-]+@[a-z0-9.-]+"
        + @"|(?<![a-z0-9])(?:[a-z0-9-]+\.)+[a-z]{2,12}(?:/[!-~]*)?(?![a-z0-9])")]
    private static partial Regex Address();

    [GeneratedRegex("^(?:mailto:|https?://)")]
    private static partial Regex Scheme();
}
