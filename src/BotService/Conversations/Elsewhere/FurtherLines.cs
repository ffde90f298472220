using BotService.Engine.Dialogs;
using BotService.Hosting;

namespace BotService.Conversations.Elsewhere;

/// <summary>
/// Fills in what the engine cannot know: numbers, and addresses of our pages where the service has a public one.
/// </summary>
internal static class FurtherLines
{
    private const string Number = "{number}", Address = "{address}", Data = "{data}";

    /// <param name="given">Takes the number that was made.</param>
    public static Reply Fill(Reply reply, Ids ids, SiteOptions site, DateTimeOffset now, List<Continuation> given)
    {
        if (reply.Further is not { } further) return reply;
        var number = reply.Kind == ReplyKind.Elsewhere ? ids.Receipt() : null;
        if (number is not null) given.Add(new Continuation(number, now));
        var path = number is not null ? $"/continue/{number}" : $"/entries/{reply.Answer.Entry}";
        var (address, data) = string.IsNullOrWhiteSpace(site.PublicUrl) ? (null, null)
            : (site.Address($"{path}?lang={reply.Locale}"), site.Address($"/privacy/{number}?lang={reply.Locale}"));
        var lines = further.Split('\n')
            .Where(l => (number is not null || !Has(l, Number)) && (address is not null || !IsAddress(l)))
            .Select(l => l.Replace(Number, number is null
                ? "" : ContinuationNumber.Grouped(number), StringComparison.Ordinal)).ToList();
        return reply with
        {
            Text = string.Join(
                '\n', lines.Select(l => l.Replace(Address, address, StringComparison.Ordinal).Replace(Data, data, StringComparison.Ordinal))
                    .Prepend(reply.Text)),
            // An address is no use to the ear.
            Speak = string.Join('\n', lines.Where(l => !IsAddress(l)).Prepend(reply.Speak)),
            Further = null,
        };
    }

    private static bool IsAddress(string line) => Has(line, Address) || Has(line, Data);

    private static bool Has(string line, string name) => line.Contains(name, StringComparison.Ordinal);
}
