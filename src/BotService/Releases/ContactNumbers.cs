using BotService.Engine;
using BotService.Hosting;

namespace BotService.Releases;

/// <summary>
/// The numbers of the catalogue's contacts. One that stands for several lines holds them side by side.
/// </summary>
internal sealed class ContactNumbers(Release release) : ITelephoneNumbers
{
    private const string Beside = " / ";

    public IReadOnlyCollection<string> Known { get; } =
    [
        .. release.Knowledge.Catalogue.Contacts.Values.Select(c => c.Number).OfType<string>()
            .SelectMany(number => number.Split(Beside)).Distinct(),
    ];
}
