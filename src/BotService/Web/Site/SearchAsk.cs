using System.Globalization;
using BotService.Engine.Search;
using BotService.Web.Layout;

namespace BotService.Web.Site;

/// <summary>A search as an address holds it: <c>q</c>, the filters, <c>since</c>, <c>order</c>, <c>page</c>.</summary>
/// <param name="Problems">By field, why it cannot be used.</param>
public sealed record SearchAsk(SearchQuery Query, IReadOnlyDictionary<string, string> Problems)
{
    /// <summary>Nothing is looked for yet.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Query.Text) && !IsFiltered && Problems.Count == 0;

    public bool IsFiltered =>
        Query is not { Organisation: null, Theme: null, Administration: null, Service: null, Kind: null, UpdatedSince: null };

    public static SearchAsk Read(Visit visit, IQueryCollection query)
    {
        var problems = new Dictionary<string, string>();
        var since = Text("since");
        DateOnly day = default;
        if (since is not null
            && !DateOnly.TryParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
            problems["since"] = visit.Words["search.bad-date"];
        var order = SearchOrder.Relevance;
        if (Text("order") is { } name
            && !(Enum.GetNames<SearchOrder>().Contains(name, StringComparer.OrdinalIgnoreCase)
                && Enum.TryParse(name, ignoreCase: true, out order)))
            problems["order"] = visit.Words["search.bad-order"];
        var page = 1;
        if (Text("page") is { } number
            && !int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out page))
            problems["page"] = visit.Words["search.bad-page"];
        return new SearchAsk(new SearchQuery(Text("q"), visit.Locale)
        {
            Organisation = Text("organisation"),
            Theme = Text("theme"),
            Administration = Text("administration"),
            Service = Text("service"),
            Kind = Text("kind"),
            UpdatedSince = since is not null && !problems.ContainsKey("since") ? day : null,
            Order = order,
            Page = page,
        }, problems);

        string? Text(string field) =>
            query[field] is [{ } first, ..] && first.Trim() is { Length: > 0 } text ? text : null;
    }

    /// <summary>What the address of this search holds, on some page.</summary>
    /// <param name="text">Null for the text of this search.</param>
    public (string Name, string Value)[] Address(int page, string? text = null)
    {
        var pairs = new List<(string, string)>();
        Add("q", text ?? Cut(Query.Text));
        Add("organisation", Query.Organisation);
        Add("theme", Query.Theme);
        Add("administration", Query.Administration);
        Add("service", Query.Service);
        Add("kind", Query.Kind);
        Add("since", Query.UpdatedSince?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (Query.Order != SearchOrder.Relevance) Add("order", OrderName(Query.Order));
        if (page > 1) Add("page", VisitComponent.Number(page));
        return [.. pairs];

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) pairs.Add((name, Cut(value)!));
        }
    }

    public static string OrderName(SearchOrder order) => order.ToString().ToLowerInvariant();

    /// <summary>No more is repeated than is read.</summary>
    public static string? Cut(string? text) => text is null ? null : SearchQuery.Beginning(text);
}
