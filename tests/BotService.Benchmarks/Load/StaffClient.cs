using System.Net;
using System.Text.RegularExpressions;
using BotService.Staff.SignIn;

namespace BotService.Benchmarks.Load;

/// <summary>A browser in which an administrator is signed in, set up with the link that a first start prints.</summary>
internal sealed partial class StaffClient : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    private HttpClient client = null!;

    /// <param name="link">The set-up link, good once.</param>
    public static async Task<StaffClient> SetUpAsync(Uri link)
    {
        var staff = new StaffClient();
        staff.client = new HttpClient(staff.handler);
        var html = await staff.client.GetStringAsync(link);
        var secret = Secret().Match(html).Groups[1].Value;
        var answer = await staff.client.PostAsync(link, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = Field(html, "__RequestVerificationToken"), ["sealed"] = Field(html, "sealed"),
            ["email"] = "chief@example.tw", ["password"] = "a phrase nobody else knows",
            ["code"] = Totp.Code(FromBase32(secret), TimeProvider.System.GetUtcNow()),
        }));
        return answer.StatusCode == HttpStatusCode.SeeOther
            ? staff : throw new InvalidOperationException($"The administrator was not set up: {answer.StatusCode}");
    }

    /// <summary>How long a page takes from the first byte sent to the last one read.</summary>
    /// <exception cref="HttpRequestException">The page was refused.</exception>
    public async Task<TimeSpan> TimeAsync(Uri address)
    {
        var from = TimeProvider.System.GetTimestamp();
        using var answer = await client.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return answer.StatusCode == HttpStatusCode.OK
            ? TimeProvider.System.GetElapsedTime(from) : throw new HttpRequestException($"{address}: {answer.StatusCode}");
    }

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    private static string Field(string html, string name) =>
        WebUtility.HtmlDecode(Regex.Match(html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }

    [GeneratedRegex("data-totp>([A-Z2-7]+)<")]
    private static partial Regex Secret();
}
