using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Loading;

/// <summary>Reads <c>catalogue/reviews.yaml</c>. Without the file everything is told as ever.</summary>
internal static class ReviewRulesReader
{
    public const string File = "reviews.yaml";

    private const string Mark = "mark", Withhold = "withhold";

    private static readonly string[] Kinds = [.. Enum.GetValues<EntryKind>().Select(k => KebabCase.Of(k)), ReviewRule.Answer];

    /// <param name="classes">The terms of the classifications.</param>
    public static ReviewRules Read(
        DataFolder folder, IReadOnlyDictionary<string, IReadOnlyList<string>> classes, Findings findings)
    {
        if (!folder.Has(File) || folder.Map(File, findings) is not { } map) return ReviewRules.None;
        var rules = new List<ReviewRule>();
        foreach (var (name, rule) in map.Maps())
        {
            if (rules.Any(r => r.IsForAll)) rule.Report(KnowledgeProblem.ReviewRuleIdle, name);
            rules.Add(new ReviewRule(
                Terms(rule, "kind", Kinds), Terms(rule, "theme", classes.GetValueOrDefault("theme", [])),
                Terms(rule, "service", classes.GetValueOrDefault("service", [])), Days(rule, Mark), Days(rule, Withhold)));
            if (rules[^1].Withhold <= rules[^1].Mark) rule.ReportAt(Withhold, KnowledgeProblem.WithheldFirst, name);
            rule.Done();
        }
        if (!rules.Any(r => r.IsForAll)) map.Report(KnowledgeProblem.ReviewRuleLacks);
        return new ReviewRules(rules);
    }

    private static IReadOnlyList<string> Terms(YamlMap rule, string key, IReadOnlyCollection<string> known)
    {
        var terms = rule.Texts(key);
        foreach (var term in terms.Where(t => !known.Contains(t)))
            rule.ReportAt(key, KnowledgeProblem.ReviewTerm, term, key, string.Join(", ", known));
        return terms;
    }

    private static int? Days(YamlMap rule, string key)
    {
        if (rule.Number(key) is not { } days) return null;
        if (days == decimal.Truncate(days) && days <= ushort.MaxValue) return (int)days;
        rule.ReportAt(key, KnowledgeProblem.ReviewDays, key);
        return null;
    }
}
