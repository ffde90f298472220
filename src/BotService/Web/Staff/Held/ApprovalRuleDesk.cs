using System.Globalization;
using System.Text.RegularExpressions;
using BotService.Conversations.Held;
using BotService.Engine.Library;
using BotService.Held;
using BotService.Staff.People;
using BotService.Web.Staff.Kit;
using BotService.Web.Staff.Low;

namespace BotService.Web.Staff.Held;

/// <summary>Makes and ends rules; what they say counts from the next message on.</summary>
internal sealed partial class ApprovalRuleDesk(IApprovalRules rules, IPeople people, ILibrary library, TimeProvider time)
{
    private const string Path = HeldPages.Rules;
    private const int LongestWhy = 200;

    /// <summary>Days that a rule may hold at most: who wants it longer says so again.</summary>
    private const int LongestDays = 366;

    public async Task<IResult> ListAsync(StaffVisit staff, HttpContext http)
    {
        var all = await rules.ListAsync(staff.Person.Organisation, http.RequestAborted);
        return StaffList.WantsJson(http)
            ? StaffList.Json(all, all.Count, null, ListAsk.Read(staff, http.Request.Query))
            : ApprovalRulePage.Of(
                staff, all, library.Classifications(staff.Visit.Locale),
                await StaffNames.LoadAsync(staff, people, library, http.RequestAborted));
    }

    public async Task<IResult> AddAsync(StaffVisit staff, StaffForm form, HttpContext http)
    {
        if (form.Day("from") is not { } from || form.Day("until") is not { } until || until < from || until < staff.Visit.Today
            || until > from.AddDays(LongestDays)) return Bad(staff, "approvals.rule-days");
        if (form["outside"] is not ("send" or "hold")) return Bad(staff, "approvals.no-choice");
        if (form["why"] is not { } why) return Bad(staff, "approvals.rule-no-why");
        if (why.Length > LongestWhy) return Bad(staff, "staff.too-long");
        var reach = new ApprovalReach(form["entry"], form["class"], staff.Person.Organisation ?? form["organisation"], form["channel"]);
        if (WhyNot(reach, staff.Visit.Locale) is { } problem) return Bad(staff, problem);
        var now = time.GetUtcNow();
        await rules.AddAsync(
            new ApprovalRule(0, reach, from, until, form["outside"] == "hold", staff.Person.Id, why, now),
            staff.Did(now, "approvals/rules", "", Text(reach)), http.RequestAborted);
        return Done.At(staff, Path, "rule-made");
    }

    public async Task<IResult> EndAsync(StaffVisit staff, long number, HttpContext http) =>
        await rules.EndAsync(
            number, staff.Person.Organisation,
            staff.Did(time.GetUtcNow(), "approvals/end-rule", number.ToString(CultureInfo.InvariantCulture)), http.RequestAborted)
            ? Done.At(staff, Path, "rule-ended") : StaffError.NotFound(staff, Path);

    /// <summary>What a rule is about, for the record.</summary>
    private static string Text(ApprovalReach reach) =>
        string.Join(' ', new[] { reach.Entry, reach.Class, reach.Organisation, reach.Channel }.OfType<string>());

    /// <returns>Key of what is wrong; null for nothing.</returns>
    private string? WhyNot(ApprovalReach reach, string locale)
    {
        if (reach.IsEmpty) return "approvals.rule-empty";
        var shelves = library.Classifications(locale).SelectMany(c => c.Shelves, (c, shelf) => $"{c.Id}:{shelf.Term.Id}").ToHashSet();
        if (reach.Class is { } term && !shelves.Contains(term)) return "approvals.rule-unknown";
        if (reach.Organisation is { } organisation && !shelves.Contains($"organisation:{organisation}")) return "approvals.rule-unknown";
        if (reach.Channel is { } channel && !ChannelName().IsMatch(channel)) return "approvals.rule-channel";
        if (reach.Entry is not { } entry) return null;
        if (library.Card(entry, locale) is not { } card) return "approvals.rule-unknown";
        return reach.Holds(card) ? null : "approvals.rule-never";
    }

    private static IResult Bad(StaffVisit staff, string key) => StaffError.Bad(staff, key, Path);

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,40}(/[A-Za-z0-9._-]{1,40})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex ChannelName();
}
