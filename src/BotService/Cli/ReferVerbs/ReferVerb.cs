using System.CommandLine;
using BotService.Handoff.Referrals;
using BotService.Hosting;

namespace BotService.Cli.ReferVerbs;

/// <summary>
/// <c>refer link</c>: the link by which a partner passes a citizen on, for setting one up and for trying it.
/// </summary>
internal static class ReferVerb
{
    public static Command Create() => new("refer", "Citizens passed on to us by others.") { Link() };

    private static Command Link()
    {
        var from = new Option<string>("--from") { Description = "The partner, as Handoff:Referrals names it.", Required = true };
        var to = new Option<string>("--to") { Description = "The organisation, by id, such as twc.", Required = true };
        var entry = new Option<string>("--entry") { Description = "The matter, by id." };
        var text = new Option<string>("--text") { Description = "What was said there, for the clerk." };
        var hours = new Option<int>("--hours") { Description = "How long the link is good, 1 to 168.", DefaultValueFactory = _ => 24 };
        var link = new Command("link", "Print a signed link, from the site's root.") { from, to, entry, text, hours };
        link.SetAction(parsed =>
        {
            var settings = Host.CreateApplicationBuilder().Configuration;
            return Print(
                Secret(settings, parsed.GetValue(from)!),
                new(parsed.GetValue(from)!, parsed.GetValue(to)!, parsed.GetValue(entry) ?? "",
                    TimeProvider.System.GetUtcNow().AddHours(Math.Clamp(parsed.GetValue(hours), 1, 168)), parsed.GetValue(text) ?? ""),
                Console.Out, Console.Error);
        });
        return link;
    }

    internal static int Print(string? secret, ReferralLink link, TextWriter output, TextWriter errors)
    {
        if (secret is not { Length: >= ReferralPartner.ShortestSecret })
        {
            errors.WriteLine($"{ReferralOptions.Section}:{link.From}:Secret is missing or shorter than {ReferralPartner.ShortestSecret} characters.");
            return ExitCode.Failed;
        }

        if (link.Text.Length > ReferralLink.LongestText)
        {
            errors.WriteLine($"The text is longer than {ReferralLink.LongestText} characters.");
            return ExitCode.Failed;
        }

        output.WriteLine(link.Path(secret));
        return ExitCode.Ok;
    }

    private static string? Secret(IConfiguration settings, string from) => settings[$"{ReferralOptions.Section}:{from}:Secret"];
}
