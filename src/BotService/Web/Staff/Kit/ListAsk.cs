using BotService.Hosting;
using BotService.Web.Layout;

namespace BotService.Web.Staff.Kit;

/// <summary>
/// What a list is asked for. Someone bound to an organisation asks for theirs, whatever the address says.
/// </summary>
/// <param name="Page">The key to go on from, as the list itself gave it; null: from the start.</param>
/// <param name="Ignored">Parameters whose values say nothing.</param>
public sealed record ListAsk(
    DateOnly? From, DateOnly? To, string? Organisation, string? Status, string? Assignee, string? Page,
    IReadOnlyList<string> Ignored)
{
    public const string Mine = "me";

    public static ListAsk Read(StaffVisit staff, IQueryCollection query)
    {
        var ignored = new List<string>();
        return new ListAsk(
            Day("from"), Day("to"), staff.Person.Organisation ?? Text("organisation"), Text("status"),
            Text("assignee") is Mine ? staff.Person.Id : Text("assignee"), Text("page"), ignored);

        string? Text(string name) => query[name] is [.., { } last] && last.Trim() is { Length: > 0 and <= 200 } text ? text : null;

        DateOnly? Day(string name)
        {
            if (Text(name) is not { } text) return null;
            if (IsoDay.Read(text) is { } day) return day;
            ignored.Add(name);
            return null;
        }
    }

    /// <summary>Without a status that the list does not know: it is named among those that say nothing.</summary>
    public ListAsk Knowing(IReadOnlyCollection<string> statuses) => Status is null || statuses.Contains(Status)
        ? this : this with { Status = null, Ignored = [.. Ignored, "status"] };

    /// <summary>The address's parameters again, with another page.</summary>
    public (string Name, string Value)[] Query(string? page)
    {
        var all = new (string Name, string? Value)[]
        {
            ("from", From is { } from ? VisitComponent.Day(from) : null), ("to", To is { } to ? VisitComponent.Day(to) : null),
            ("organisation", Organisation), ("status", Status), ("assignee", Assignee), ("page", page),
        };
        return [.. all.Where(p => p.Value is not null).Select(p => (p.Name, p.Value!))];
    }
}
