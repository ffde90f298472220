using BotService.Engine;
using BotService.Engine.Intents;

namespace BotService.Cli.Importing;

/// <summary>A question of a file beside what we have already.</summary>
/// <param name="Doubles">Lines with the same question and the same answer.</param>
/// <param name="Otherwise">Lines with the same question and another answer.</param>
/// <param name="Answer">The nearest answer of ours, and how probably it is the right one; null: none is at all like it.</param>
/// <param name="IsAnswered">It would be offered to whoever asks this.</param>
/// <param name="Entry">The entry that is recognised, and how probably it is the right one; null: none.</param>
internal sealed record AnswerDraft(
    ImportedQuestion Asked, IReadOnlyList<int> Doubles, IReadOnlyList<int> Otherwise, (string Id, double Score)? Answer,
    bool IsAnswered, (string Id, double Score)? Entry);

/// <summary>Holds questions against each other, and against what is known, by the finders that citizens meet.</summary>
internal static class DraftMaker
{
    public static IReadOnlyList<AnswerDraft> Make(IEnumerable<ImportedQuestion> questions, Release release, string? organisation) =>
        [.. questions.GroupBy(q => Plain(q.Questions[0])).ToList().AsParallel().AsOrdered()
            .Select(same => Of([.. same], release, organisation))];

    private static AnswerDraft Of(IReadOnlyList<ImportedQuestion> same, Release release, string? organisation)
    {
        var first = same[0];
        var (alike, others) = (same.Skip(1).Where(q => Plain(q.Answer) == Plain(first.Answer)).ToList(),
            same.Skip(1).Where(q => Plain(q.Answer) != Plain(first.Answer)).ToList());
        var found = release.Recognizer.Recognize(
            first.Questions[0], RecognitionContext.None with { Organisation = organisation });
        var answer = release.Answers.Find(
            first.Questions[0], found, a => organisation is null || a.Organisation == organisation);
        return new AnswerDraft(
            first with { Questions = [.. same.SelectMany(q => q.Questions).DistinctBy(Plain)] },
            [.. alike.Select(q => q.Line)], [.. others.Select(q => q.Line)],
            answer is { } near ? (near.Item.Id, near.Probability) : null, answer is { IsLikely: true },
            found.Outcome is Outcome.Matched or Outcome.Ambiguous
                ? (found.Candidates[0].Entry, found.Candidates[0].Probability) : null);
    }

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
