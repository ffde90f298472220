using System.Collections.Immutable;
using BotService.Engine;
using BotService.Engine.Dialogs.Script;
using BotService.Engine.Library;

namespace BotService.Channels.Voice.Calls;

/// <summary>
/// The way to every entry by keys alone: what is wanted often, then each organisation's services, then their entries.
/// </summary>
internal sealed class KeyMenus(Release release)
{
    public const string Main = "main";

    private const string Common = "common", Others = "others", Danger = "danger";

    /// <summary>Named in the first menu; the others stand one step further.</summary>
    private static readonly string[] First = ["taipower", "twc"];

    /// <param name="organisation">In whose name the line answers; null for all.</param>
    public ImmutableArray<KeyChoice> Of(string menu, CallWords words, string? organisation) => menu switch
    {
        Main =>
        [
            Menu(words.Text("menu.common"), Common),
            .. organisation is null
                ? First.Select(id => Menu(Name(id, words.Locale), id)) : Services(organisation, words.Locale),
            .. organisation is null ? [Menu(words.Text("menu.others"), Others)] : Array.Empty<KeyChoice>(),
            ToDanger(words),
        ],
        Common => [.. Wanted(organisation).Select(id => Entry(release.Library.Card(id, words.Locale)!))],
        Others => [.. Organisations(words.Locale).Where(o => !First.Contains(o.Id)).Select(o => Menu(o.Name, o.Id))],
        Danger => [.. words.Text("danger.kinds").Split('|').Select(
            kind => KeyActs.Of(words.Text($"danger.{kind}"), KeyActs.Danger, kind))],
        _ when menu.Split('|') is [var one, var service] =>
            [.. Cards(one, words.Locale).Where(card => card.Service.Id == service).Select(Entry)],
        _ => [.. Services(menu, words.Locale)],
    };

    public static KeyChoice ToDanger(CallWords words) => Menu(words.Text("menu.danger"), Danger);

    public static bool IsDanger(string menu) => menu == Danger;

    private IEnumerable<string> Wanted(string? organisation) =>
        organisation is null ? release.Script.Menu
            : release.Script.Menus.GetValueOrDefault(organisation, release.Script.Menu);

    private IEnumerable<KeyChoice> Services(string organisation, string locale) =>
        Cards(organisation, locale).Select(card => card.Service).DistinctBy(service => service.Id)
            .Select(service => Menu(service.Name, $"{organisation}|{service.Id}"));

    private IEnumerable<Card> Cards(string organisation, string locale) =>
        release.Library.Cards(locale).Where(card => card.Organisation.Id == organisation);

    private IEnumerable<Term> Organisations(string locale) =>
        release.Library.Cards(locale).Select(card => card.Organisation).DistinctBy(one => one.Id);

    private string Name(string organisation, string locale) =>
        Organisations(locale).FirstOrDefault(one => one.Id == organisation)?.Name ?? organisation;

    private static KeyChoice Menu(string label, string about) => KeyActs.Of(label, KeyActs.Menu, about);

    private static KeyChoice Entry(Card card) => KeyActs.Of(card.Short, KeyActs.Entry, card.Id);
}
