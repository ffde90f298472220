using BotService.Engine.Data;
using BotService.Engine.Knowledge;

namespace BotService.Engine.Search;

/// <summary>What entries must be, apart from their texts; values that do not exist are left out.</summary>
internal sealed class Filter
{
    private readonly string? organisation;
    private readonly string? kind;
    private readonly DateOnly? since;

    public Filter(SearchQuery query, KnowledgeBase knowledge, SearchWords words)
    {
        var (classes, notices) = (knowledge.Catalogue.Classes, new List<SearchNotice>());
        this.organisation = Known("organisation", query.Organisation, knowledge.Catalogue.Organisations.ContainsKey);
        this.kind = Known("kind", query.Kind, v => Enum.GetValues<EntryKind>().Any(k => KebabCase.Of(k) == v));
        since = query.UpdatedSince;
        Classes = [.. from c in ((string, string?)[])[
            (ClassTerms.Service, query.Service), (ClassTerms.Theme, query.Theme),
            (ClassTerms.Administration, query.Administration)]
            let term = Known(c.Item1, c.Item2, v => classes.GetValueOrDefault(c.Item1)?.Contains(v) == true)
            where term is not null
            select (c.Item1, term)];
        Notices = notices;

        string? Known(string field, string? value, Func<string, bool> exists)
        {
            if (string.IsNullOrWhiteSpace(value) || exists(value))
                return string.IsNullOrWhiteSpace(value) ? null : value;
            notices.Add(words.Notice(SearchNoticeKind.UnknownFilter, field, Shown(value)));
            return null;
        }
    }

    /// <summary>The classes chosen, the narrowest classification first.</summary>
    public IReadOnlyList<(string Classification, string Term)> Classes { get; }

    public IReadOnlyList<SearchNotice> Notices { get; }

    /// <summary>Everything passes.</summary>
    public bool IsOpen => organisation is null && kind is null && since is null && Classes.Count == 0;

    public bool Passes(Entry entry) =>
        (organisation is null || entry.Organisation == organisation)
        && (kind is null || KebabCase.Of(entry.Kind) == kind)
        && (since is null || entry.Updated >= since)
        && Classes.All(c => ClassTerms.Of(entry).Contains(c));

    /// <summary>A stranger's value is shown back short and on one line.</summary>
    private static string Shown(string value) =>
        new([.. value.Take(40).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)]);
}
