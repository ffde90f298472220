using BotService.Engine.Data;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Loading;

namespace BotService.Engine.Dialogs.Script;

/// <summary>
/// The words of our pages from <c>page.&lt;locale&gt;.yaml</c>, <c>site.&lt;locale&gt;.yaml</c>
/// and <c>open.&lt;locale&gt;.yaml</c>, of LINE messages from
/// <c>line.&lt;locale&gt;.yaml</c>, of the telephone from <c>voice.&lt;locale&gt;.yaml</c> and
/// <c>speech.&lt;locale&gt;.yaml</c>; the default language first.
/// </summary>
public sealed class PageWordings
{
    private static readonly string[] Kinds =
        ["page", "site", "open", "line", "staff", "releases", "editing", "approval", "callbacks", "talks", "held", "plans", "renewal",
            "statistics", "quiz", "privacy", "voice", "speech"];

    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> framed;

    private PageWordings(
        IReadOnlyList<PageWording> all, IReadOnlyDictionary<string, IReadOnlyList<string>> framed) =>
        (All, this.framed) = (all, framed);

    public IReadOnlyList<PageWording> All { get; }

    /// <summary>
    /// What the telephone says in languages without pages, from <c>speech-heard.&lt;locale&gt;.yaml</c> where there is
    /// one; what stands in none is said as in the last of <see cref="All"/>.
    /// </summary>
    public IReadOnlyList<PageWording> Spoken { get; private init; } = [];

    /// <summary>
    /// The language asked for, or one of the same tongue (<c>zh-Hant</c> → <c>zh-TW</c>), or the default.
    /// </summary>
    public PageWording For(string? locale) => Find(locale) ?? All[0];

    /// <summary>
    /// The first of an Accept-Language header that we have; weights are taken to fall from left
    /// to right, as browsers send them.
    /// </summary>
    public PageWording ForAccepted(string? acceptLanguage) =>
        (acceptLanguage ?? "").Split(',').Select(part => Find(part.Split(';')[0].Trim()))
            .FirstOrDefault(found => found is not null) ?? All[0];

    private PageWording? Find(string? locale) => string.IsNullOrWhiteSpace(locale) ? null
        : All.FirstOrDefault(w => w.Locale.Equals(locale, StringComparison.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(w => Tongue(w.Locale).Equals(Tongue(locale), StringComparison.OrdinalIgnoreCase))
        ?? (framed.TryGetValue(locale, out var chain) ? Find(chain[0]) : null);

    private static string Tongue(string locale) => locale.Split('-', '_')[0];

    /// <summary>Every language has a file of each kind, and the same words in it.</summary>
    /// <param name="locales">The languages of the knowledge, the default one first.</param>
    /// <param name="findings">A file is missing or not readable, or lacks words that another has.</param>
    /// <param name="framed">By locale without pages, those that stand in.</param>
    /// <param name="heard">All languages without pages that somebody may be spoken to in.</param>
    public static PageWordings Load(
        string dialogsPath, IReadOnlyList<string> locales, Findings findings,
        IReadOnlyDictionary<string, IReadOnlyList<string>>? framed = null, IEnumerable<string>? heard = null)
    {
        var folder = DataFolder.Root(dialogsPath);
        var all = locales.ToDictionary(l => l, _ => new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var kind in Kinds)
        {
            var read = locales.Select(l => (Locale: l, Map: folder.Map($"{kind}.{l}.yaml", findings)))
                .Where(file => file.Map is not null)
                .Select(file => (file.Locale, Map: file.Map!, Texts: file.Map!.Sentences())).ToList();
            var keys = read.SelectMany(file => file.Texts.Keys).Distinct().ToList();
            foreach (var (locale, map, texts) in read)
            {
                foreach (var key in keys.Where(key => !texts.ContainsKey(key))) map.Report(DialogProblem.PageWordMissing, key);
                foreach (var (key, text) in texts)
                    if (!all[locale].TryAdd(key, text)) map.Report(DialogProblem.PageWordTwice, key);
            }
        }

        return new PageWordings([.. locales.Select(l => new PageWording(l, all[l]))],
            framed ?? new Dictionary<string, IReadOnlyList<string>>())
        {
            Spoken =
            [
                .. from locale in heard ?? []
                   where folder.Has($"speech-heard.{locale}.yaml")
                   let map = folder.Map($"speech-heard.{locale}.yaml", findings)
                   where map is not null
                   select new PageWording(locale, Over(all[locales[^1]], map.Sentences())),
            ],
        };
    }

    private static Dictionary<string, string> Over(
        IReadOnlyDictionary<string, string> words, IReadOnlyDictionary<string, string> own)
    {
        var laid = new Dictionary<string, string>(words, StringComparer.Ordinal);
        foreach (var (key, text) in own) laid[key] = text;
        return laid;
    }
}
