using System.Globalization;
using BotService.Engine.Knowledge;

namespace BotService.Renewal.Ageing;

/// <summary>A link that the knowledge gives, and who gives it.</summary>
/// <param name="From">Sources and channels by id.</param>
public sealed record KnownLink(string Url, IReadOnlyList<string> From);

/// <summary>Asks the pages behind our links whether they are there.</summary>
/// <param name="client">Follows nothing and waits as long as it was told to.</param>
internal sealed class LinkWalk(HttpClient client, TimeProvider time)
{
    /// <summary>After so many hosts in a row without an answer it is the network that is not there.</summary>
    private const int Enough = 3;

    /// <summary>Each link once, with all that give it.</summary>
    public static IReadOnlyList<KnownLink> Of(Catalogue catalogue) =>
    [
        .. catalogue.Sources.Values.Select(s => (s.Url, s.Id)).Concat(catalogue.Channels.Values.Select(c => (c.Url, c.Id)))
            .Where(l => Uri.TryCreate(l.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https").GroupBy(l => l.Url!)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new KnownLink(g.Key, [.. g.Select(l => l.Id)])),
    ];

    /// <summary>One after the other, so that no host is pressed.</summary>
    /// <returns>What was asked; nothing when the network lets nobody out, for that says nothing about the pages.</returns>
    public async Task<IReadOnlyList<LinkCheck>> AskAsync(IEnumerable<KnownLink> links, CancellationToken cancel)
    {
        var (checks, silent) = (new List<LinkCheck>(), new HashSet<string>());
        foreach (var link in links)
        {
            var host = new Uri(link.Url).Host;
            var outcome = silent.Contains(host) ? LinkCheck.NoAnswer : await AskAsync(link.Url, cancel);
            if (outcome == LinkCheck.NoAnswer) silent.Add(host);
            checks.Add(new(link.Url, outcome, time.GetUtcNow()));
            if (silent.Count >= Enough && checks.TrueForAll(c => c.Outcome == LinkCheck.NoAnswer)) return [];
        }

        return checks.TrueForAll(c => c.Outcome == LinkCheck.NoAnswer) ? [] : checks;
    }

    private async Task<string> AskAsync(string url, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is HttpRequestException || e is TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return LinkCheck.NoAnswer;
        }
    }
}
