using System.Globalization;
using BotService.Desk;
using BotService.Engine.Language;
using BotService.Review.Learning;

namespace BotService.Storage;

/// <summary>
/// The desk's marks among the questions that people judged. What is only known to be wrong names no entry, and counts
/// as wrong.
/// </summary>
internal sealed class MarkedQuestions(ILabelledMarks marks) : ILabelledSource
{
    public async Task<IReadOnlyList<LabelledQuestion>> ReadAsync(
        DateTimeOffset from, DateTimeOffset before, CancellationToken cancel) =>
        [.. (await marks.ReadAsync(from, before, cancel)).Select(m => new LabelledQuestion(
                $"mark-{m.Number.ToString(CultureInfo.InvariantCulture)}", m.Text, m.IsOutOfScope ? LabelledQuestion.OutOfScope : m.Entry,
                LanguageDetector.Detect(m.Text), "mark", m.By, m.At)
            {
                Given = m.Found, Probability = m.Probability,
            })];
}
