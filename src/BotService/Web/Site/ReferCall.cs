using System.Globalization;
using BotService.Engine.Library;
using BotService.Handoff.Referrals;
using BotService.Web.Layout;
using Microsoft.Extensions.Options;

namespace BotService.Web.Site;

/// <summary><c>/refer/{from}</c>: a signed link by which others pass a citizen on, and what becomes of it.</summary>
internal sealed class ReferCall(IOptions<ReferralOptions> options, IReferrals referrals, ILibrary library, TimeProvider time)
{
    public IResult Show(Visit visit, string from, HttpRequest request) =>
        Read(from, request.Query, visit.Locale) is var (link, _, name, to)
            ? ReferPage.Of(visit, link, name, to, $"{visit.Root}/refer/{Uri.EscapeDataString(from)}{request.QueryString}") : Unknown(visit);

    /// <summary>Goes on in the chat, where the citizen stands in the queue at once.</summary>
    public async Task<IResult> StartAsync(Visit visit, string from, HttpRequest request)
    {
        if (Read(from, request.Query, visit.Locale) is not var (link, signature, name, _)) return Unknown(visit);
        var number = await referrals.AddAsync(link, signature, name, visit.Locale, request.HttpContext.RequestAborted);
        return Results.Redirect($"{visit.Root}/?ask={Uri.EscapeDataString(number)}&lang={visit.Locale}");
    }

    /// <param name="locale">In which the organisation is named.</param>
    /// <returns>Null where it is not signed by who it says, no longer good, or names what is not there.</returns>
    private (ReferralLink Link, string Signature, string Name, string To)? Read(
        string from, IQueryCollection query, string locale)
    {
        var now = time.GetUtcNow();
        if (!options.Value.Partners.TryGetValue(from, out var partner)
            || !long.TryParse(query["until"], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > (now + ReferralLink.Longest).ToUnixTimeSeconds() || seconds < now.ToUnixTimeSeconds()) return null;
        var link = new ReferralLink(
            from, Field("organisation"), Field("entry"), DateTimeOffset.FromUnixTimeSeconds(seconds), Field("text"));
        var organisation = library.Cards(locale).Select(c => c.Organisation).FirstOrDefault(o => o.Id == link.Organisation);
        return link.Text.Length <= ReferralLink.LongestText && link.IsSigned(partner.Secret, Field("signature"))
            && organisation is not null && (link.Entry.Length == 0 || library.Card(link.Entry, locale) is not null)
            ? (link, Field("signature"), partner.Name, organisation.Name) : null;

        string Field(string name) => query[name] is [{ } value] ? value : "";
    }

    private static IResult Unknown(Visit visit) => ErrorPage.Missing(
        visit, "/refer/-", visit.Words["refer.unknown"], visit.Words["refer.unknown-text"], visit.Words["page.chat"]);
}
