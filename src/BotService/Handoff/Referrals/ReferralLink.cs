using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BotService.Handoff.Referrals;

/// <summary>
/// A citizen passed on by others, as a link tells it. Its signature is the HMAC-SHA256, in lower hex, of its fields one to a line in
/// the order below, under the partner's secret.
/// </summary>
/// <param name="From">The partner's name in the settings.</param>
/// <param name="Organisation">To whom, by id.</param>
/// <param name="Entry">The matter, by id; empty for none.</param>
/// <param name="Until">The link is good until then; in it in seconds since 1970.</param>
/// <param name="Text">What was said there, for the clerk.</param>
public sealed record ReferralLink(string From, string Organisation, string Entry, DateTimeOffset Until, string Text)
{
    public const int LongestText = 1000;

    /// <summary>No link is good for longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public string Sign(string secret) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(string.Join('\n', From, Organisation, Entry, Seconds, Text))));

    public bool IsSigned(string secret, string signature) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Sign(secret)), Encoding.UTF8.GetBytes(signature));

    /// <summary>From the site's root.</summary>
    public string Path(string secret)
    {
        var fields = new[] { ("organisation", Organisation), ("entry", Entry), ("until", Seconds), ("text", Text), ("signature", Sign(secret)) };
        return $"/refer/{Uri.EscapeDataString(From)}?"
            + string.Join('&', fields.Where(f => f.Item2.Length > 0).Select(f => $"{f.Item1}={Uri.EscapeDataString(f.Item2)}"));
    }

    private string Seconds => Until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
