using System.Net;
using System.Text.RegularExpressions;
using BotService.Staff.SignIn;
using BotService.Tests.Web.Staff;

namespace BotService.Benchmarks.Load;

/// <summary>A browser in which an administrator is signed in, set up with the link that a first start prints.</summary>
internal sealed partial class StaffClient : IDisposable
{
    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };

    private HttpClient client = null!;
    private string? token;

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
            ["code"] = Totp.Code(TotpSecret.Read(secret), TimeProvider.System.GetUtcNow()),
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

    /// <summary>Sends a form, with a token that is fetched once.</summary>
    /// <exception cref="HttpRequestException">It was refused.</exception>
    public async Task PostAsync(Uri address, params (string Name, string Value)[] fields)
    {
        token ??= Field(await client.GetStringAsync(new Uri(address, "/staff/account")), "__RequestVerificationToken");
        var form = fields.Append(("__RequestVerificationToken", token)).ToDictionary(f => f.Item1, f => f.Item2);
        using var answer = await client.PostAsync(address, new FormUrlEncodedContent(form));
        if (answer.StatusCode != HttpStatusCode.SeeOther) throw new HttpRequestException($"{address}: {answer.StatusCode}");
    }

    /// <summary>An open stream of events, to be read line by line.</summary>
    public async Task<Stream> StreamAsync(Uri address)
    {
        var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStreamAsync();
    }

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    private static string Field(string html, string name) =>
        WebUtility.HtmlDecode(Regex.Match(html, $"name=\"{name}\" value=\"([^\"]*)\"").Groups[1].Value);

    [GeneratedRegex("data-totp>([A-Z2-7]+)<")]
    private static partial Regex Secret();
}
