using System.Text.RegularExpressions;
using BotService.Engine.Library;
using BotService.Protocol;
using BotService.Releases;
using Microsoft.Extensions.Options;

namespace BotService.Channels.Line;

/// <summary>
/// Refuses at the start what would only be found when citizens write. Never repeats a secret or a token.
/// </summary>
internal sealed partial class LineOptionsCheck(IReleases releases) : IValidateOptions<LineOptions>
{
    private const int ShortestSecret = 16;

    public ValidateOptionsResult Validate(string? name, LineOptions options)
    {
        var faults = new List<string>();
        foreach (var (setting, address) in new[]
        {
            (nameof(options.ApiBase), options.ApiBase), (nameof(options.DataBase), options.DataBase)
        })
        {
            if (!ServiceUrls.IsSafe(address, loopback: true))
            {
                faults.Add($"Line:{setting} must be an https address; it is '{address}'.");
            }
        }

        foreach (var (index, account) in options.Accounts.Index())
        {
            faults.AddRange(FaultsOf(account).Select(fault => $"Line:Accounts:{index}:{fault}"));
        }

        faults.AddRange(
            options.Accounts.Select(account => account.Name).GroupBy(one => one).Where(same => same.Count() > 1)
            .Select(same =>
                $"Line:Accounts: the name '{same.Key}' stands {same.Count()} times; it names the webhook, so each account needs its own."));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> FaultsOf(LineAccount account)
    {
        if (!GoodName().IsMatch(account.Name))
        {
            yield return $"Name must be 1…32 of a…z, 0…9 and hyphens; it is '{account.Name}'.";
        }

        if (account.ChannelSecrets is not [_] and not [_, _] || account.ChannelSecrets.Any(string.IsNullOrWhiteSpace))
            yield return "ChannelSecrets must hold the channel's secret, or two during a change, none of them empty.";

        else if (account.ChannelSecrets.Any(secret => secret.Length < ShortestSecret))
        {
            yield return $"ChannelSecrets must have {ShortestSecret} characters or more each; LINE's have 32. "
                + "Whoever guesses one can write in anybody's name.";
        }

        if (account.ChannelAccessToken.Length == 0 || !account.ChannelAccessToken.All(c => c is > ' ' and < (char)127))
            yield return "ChannelAccessToken must be the channel's access token, in one piece without spaces.";

        if (account.Organisation is { } organisation && Organisations() is var known && !known.Contains(organisation))
        {
            yield return $"Organisation '{organisation}' is none that the knowledge has: {string.Join(", ", known)}. Without one the account answers for all.";
        }
    }

    private List<string> Organisations() =>
        [.. releases.Current.Library.Classifications(releases.Current.Locales[0])
            .Single(one => one.Id == KnowledgeLibrary.ByOrganisation).Shelves.Select(shelf => shelf.Term.Id)];

    [GeneratedRegex("^[a-z0-9-]{1,32}\\z")]
    private static partial Regex GoodName();
}
