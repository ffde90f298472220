using System.Globalization;
using BotService.Desk;
using BotService.Engine.Language;
using BotService.Review.Learning;

namespace BotService.Storage;

/// <summary>The desk's marks among the questions that people judged. What is only known to be wrong tells no entry.</summary>
internal sealed class MarkedQuestions(ILabelledMarks marks) : ILabelledSource
{
    public async Task<IReadOnlyList<LabelledQuestion>> ReadAsync(
        DateTimeOffset from, DateTimeOffset before, CancellationToken cancel) =>
        [.. (await marks.ReadAsync(from, before, cancel)).Where(m => m.Entry is not null || m.IsOutOfScope)
            .Select(m => new LabelledQuestion(
                $"mark-{m.Number.ToString(CultureInfo.InvariantCulture)}", m.Text, m.Entry ?? LabelledQuestion.OutOfScope,
                LanguageDetector.Detect(m.Text), "mark", m.By, m.At)
            {
                Given = m.Found, Probability = m.Probability,
            })];
}
