using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Checking;

/// <summary>
/// Each answer is asked for in some words in every locale, and no words ask for two; it holds in counties that exist.
/// </summary>
internal static class AnswerRule
{
    public static IEnumerable<Problem> Find(KnowledgeBase knowledge, Findings findings)
    {
        var counties = knowledge.Catalogue.Counties.Select(c => c.Id).ToHashSet();
        foreach (var answer in knowledge.Answers.Values)
            foreach (var area in answer.Areas.Where(a => !counties.Contains(a)))
                yield return KnowledgeProblem.UnknownCounty.At(answer.Place, area).OrNearest(area, counties);
        foreach (var locale in knowledge.Locales)
        {
            var asked = knowledge.Answers.Values.SelectMany(
                a => a.Words[locale].Asked.Append(a.Words[locale].Question).Select(Plain).Distinct()
                    .Select(key => (Key: (a.Organisation, key), Answer: a)));
            foreach (var same in asked.Where(a => a.Key.key.Length > 0).GroupBy(a => a.Key).Where(g => g.Count() > 1))
                yield return KnowledgeProblem.AskedForTwo.At(
                    same.Last().Answer.Place, same.Last().Answer.Id, same.First().Answer.Id, same.Key.key);
        }
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
