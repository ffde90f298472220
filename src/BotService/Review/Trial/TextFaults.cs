using BotService.Engine;
using BotService.Engine.Knowledge;
using BotService.Review.Proposals;

namespace BotService.Review.Trial;

/// <summary>What is wrong with proposed texts in themselves.</summary>
internal static class TextFaults
{
    public static IEnumerable<TrialProblem> Of(Proposal proposal, Release release)
    {
        var knowledge = release.Knowledge;
        var entry = proposal.Entry;
        if (proposal.Kind == ProposalKind.Utterances && !knowledge.Entries.ContainsKey(entry!)
            || proposal.Kind == ProposalKind.NewEntry && (knowledge.Entries.ContainsKey(entry!)
                || !knowledge.Catalogue.Organisations.ContainsKey(EntryId.OrganisationOf(entry!))))
        {
            yield return new TrialProblem(TrialProblems.Entry, entry!, entry);
            yield break;
        }

        var owners = knowledge.Entries.Values
            .SelectMany(e => e.Utterances.Concat(e.Heard).SelectMany(u => u.Value).Select(u => (Key: Plain(u), e.Id)))
            .DistinctBy(u => u.Key).ToDictionary(u => u.Key, u => u.Id, StringComparer.Ordinal);
        var refused = release.Script.OutOfScope.Concat(release.Script.OutOfScopeHeard).SelectMany(o => o.Value).Select(Plain).ToHashSet();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (locale, text) in proposal.Texts)
        {
            var key = Plain(text);
            if (ProposedTexts.IsMasked(text)) yield return new TrialProblem(TrialProblems.Masked, text);
            if (!knowledge.Locales.Concat(knowledge.Levels.Heard).Contains(locale)) yield return new TrialProblem(TrialProblems.Language, text);
            var isRefused = refused.Contains(key);
            if (owners.TryGetValue(key, out var owner))
                yield return new TrialProblem(owner == entry ? TrialProblems.Duplicate : TrialProblems.Other, text, owner);
            else if (isRefused && proposal.Kind != ProposalKind.OutOfScope) yield return new TrialProblem(TrialProblems.OutOfScope, text);
            else if (isRefused || !seen.Add(key)) yield return new TrialProblem(TrialProblems.Duplicate, text, entry);
        }
    }

    /// <summary>As the check of the knowledge compares utterances.</summary>
    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
