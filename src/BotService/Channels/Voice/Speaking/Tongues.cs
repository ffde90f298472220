using System.Runtime.CompilerServices;
using BotService.Engine.Dialogs.Script;

namespace BotService.Channels.Voice.Speaking;

/// <summary>The languages that the words of one release speak; made once for each.</summary>
internal sealed class Tongues
{
    private static readonly ConditionalWeakTable<PageWordings, Tongues> Made = [];

    private readonly Dictionary<string, Tongue> all = new(StringComparer.OrdinalIgnoreCase);

    private readonly PageWordings pages;

    private Tongues(PageWordings pages)
    {
        this.pages = pages;
        Chinese = new Tongue(new SpeechTable(pages.All[0]), chinese: null);
        foreach (var words in pages.All.Skip(1).Concat(pages.Spoken))
            all[words.Locale] = new Tongue(new SpeechTable(words), Chinese);
        all[Chinese.Table.Locale] = Chinese;
    }

    /// <summary>The default language is Chinese.</summary>
    private Tongue Chinese { get; }

    public static Tongues Of(PageWordings pages) => Made.GetValue(pages, made => new Tongues(made));

    /// <summary>The language asked for, or the one whose pages stand in for it.</summary>
    public Tongue For(string locale) => all.GetValueOrDefault(locale) ?? all[pages.For(locale).Locale];
}
