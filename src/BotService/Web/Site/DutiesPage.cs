using System.Text;
using BotService.Bot;
using BotService.Engine.Duties;
using static BotService.Bot.Rendering.Web.Html;

namespace BotService.Web.Site;

/// <summary>
/// <c>/duties</c>: what the service plans ask for, how far it is carried, by what, and how its tests last ended.
/// </summary>
internal sealed class DutiesPage(IDuties duties, ITestResults results, Sitemap map)
{
    private const string Path = "/duties";

    public Page Render(Visit visit)
    {
        var words = visit.Words;
        var run = results.Latest();
        var report = duties.Write(visit.Locale, run);
        // Of what else is served (kinds of pages, what machines ask for) only the address is told.
        var readable = map.Pages().Select(p => p.Path).ToHashSet();
        var about = words.Say("duties.about", ("count", CardList.Number(report.Counts.All)));
        var html = new StringBuilder(
            $"""<h1>{Encode(words["duties.title"])}</h1><p class="lead">{Encode(about)}</p><p class="hint">{Encode(words["duties.meaning"])}</p>""");
        if (run is null) html.Append($"""<p class="notice">{Encode(words["duties.no-run"])}</p>""");
        Counts(html, visit, report);
        foreach (var group in report.Groups)
        {
            html.Append($"""<section class="panel" aria-labelledby="g-{group.Id}"><h2 id="g-{group.Id}">{Encode($"{group.Id} {group.Name}")}</h2><ul class="duties">""");
            foreach (var row in group.Rows) Row(html, visit, row, readable, run is not null);
            html.Append("</ul></section>");
        }
        html.Append($"""<section class="panel" aria-labelledby="plans"><h2 id="plans">{Encode(words["duties.plan-list"])}</h2><ul>""");
        foreach (var plan in report.Plans)
            html.Append($"""<li>{Encode(plan.Id)}: <span lang="zh-TW">{Encode(plan.Title)}</span>{(plan.Dated is { } dated ? Encode(words.Say("duties.dated", ("date", dated))) : "")}</li>""");
        html.Append("</ul></section>");
        return new Page(Path, words["duties.title"], about, html.ToString());
    }

    private static void Counts(StringBuilder html, Visit visit, DutyReport report)
    {
        var words = visit.Words;
        html.Append($"""
            <section class="panel scroll" tabindex="0" aria-label="{Encode(words["duties.counts"])}"><table class="counts"><caption>{Encode(words["duties.counts"])}</caption>
            <thead><tr><th scope="col">{Encode(words["duties.group"])}</th><th scope="col">{Encode(words["duties.done"])}</th><th scope="col">{Encode(words["duties.partly"])}</th><th scope="col">{Encode(words["duties.not-yet"])}</th><th scope="col">{Encode(words["duties.all"])}</th></tr></thead><tbody>
            """);
        foreach (var group in report.Groups)
            Line($"""<a href="#g-{group.Id}">{Encode($"{group.Id} {group.Name}")}</a>""", group.Counts);
        Line(Encode(words["duties.all"]), report.Counts);
        html.Append("</tbody></table></section>");

        void Line(string name, DutyCounts counts) => html.Append(
            $"""<tr><th scope="row">{name}</th><td>{CardList.Number(counts.Done)}</td><td>{CardList.Number(counts.Partly)}</td><td>{CardList.Number(counts.NotYet)}</td><td>{CardList.Number(counts.All)}</td></tr>""");
    }

    private static void Row(StringBuilder html, Visit visit, DutyRow row, HashSet<string> readable, bool hasRun)
    {
        var words = visit.Words;
        var between = Encode(words["duties.separator"]);
        var (badge, word) =
            row.State switch { DutyState.Done => ("done", "duties.done"), DutyState.Partly => ("partly",
                "duties.partly"), _ => ("none", "duties.not-yet") };
        html.Append($"""<li id="{row.Id}"><h3>{Encode(row.Id)} {Encode(row.Sentence)} <span class="badge {badge}">{Encode(words[word])}</span></h3><dl>""");
        Add("missing", row.Missing is { } missing ? Encode(missing) : "");
        Add("entries",
            string.Join(between,
                row.Entries.Select(
                    e => $"""<a href="{Encode(visit.Link($"/entries/{e.Id}"))}">{Encode(e.Name)}</a>""")));
        Add("pages",
            string.Join(between,
                row.Pages.Select(
                    p => readable.Contains(p)
                        ? $"""<a href="{Encode(visit.Link(p))}">{Encode(p)}</a>""" : $"<code>{Encode(p)}</code>")));
        Add("verbs", string.Join(between, row.Verbs.Select(v => $"<code>{Encode(v)}</code>")));
        Add("does", string.Join(between, row.Does.Select(Encode)));
        Add("tests",
            row.Tests.Count == 0
                ? "" : $"<ul>{string.Concat(row.Tests.Select(t => $"<li><code>{Encode(t.Name)}</code>{(hasRun ? " " + Result(visit, t.Result) : "")}</li>"))}</ul>");
        Add("plans",
            string.Join(between,
                row.Plans.Select(
                    p => $"""{Encode(p.Plan)} {(p.Where.Length > 0 ? $"<span lang=\"zh-TW\">{Encode(p.Where)}</span>" : Encode(words["duties.throughout"]))}""")));
        html.Append("</dl></li>");

        void Add(string name, string content)
        {
            if (content.Length > 0)
                html.Append($"<div><dt>{Encode(words[$"duties.{name}"])}</dt><dd>{content}</dd></div>");
        }
    }

    private static string Result(Visit visit, TestResult? result)
    {
        var words = visit.Words;
        if (result is null) return $"""<span class="badge">{Encode(words["duties.not-run"])}</span>""";
        var (badge, word) =
            result.Outcome switch { TestOutcome.Passed => ("done", "passed"), TestOutcome.Failed => ("failed",
                "failed"), _ => ("partly", "skipped") };
        var day = result.At.Length >= 10 ? result.At[..10] : result.At;
        return $"""<span class="badge {badge}">{Encode(words.Say("duties.result", ("outcome", words[$"duties.{word}"]), ("date", day), ("commit", result.Commit)))}</span>""";
    }
}
