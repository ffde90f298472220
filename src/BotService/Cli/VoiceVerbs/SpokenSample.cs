using BotService.Cli.LineVerbs;
using BotService.Engine;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Knowledge;
using BotService.Engine.Knowledge.Checking;

namespace BotService.Cli.VoiceVerbs;

/// <summary>A reply to be spoken on trial.</summary>
/// <param name="Name">What it is, for whoever reads of it.</param>
/// <param name="Case">The answers that lead to it; null where it is no entry's list.</param>
internal sealed record SpokenSample(string Name, Reply Reply, IReadOnlyDictionary<string, string>? Case)
{
    /// <summary>Every entry in every case, and with nothing known.</summary>
    public static IEnumerable<SpokenSample> Lists(Release release, string locale, DateOnly today) =>
        from entry in release.Knowledge.Entries.Values
        orderby entry.Id
        let version = entry.InForce(today)
        where version is not null
        from answers in Combinations.Of(version.Slots).Prepend([]).DistinctBy(a => KeyOf(a))
        select Of(entry, release.Library.Sheet(entry.Id, answers, locale, today)!, answers);

    /// <summary>All questions that have an answer of their own.</summary>
    public static IEnumerable<SpokenSample> Answers(Release release, string locale, DateOnly today) =>
        release.Library.Answers(locale, today).Select(answer => new SpokenSample(
            $"{locale} answer {answer.Id}",
            new Reply(ReplyKind.Answer, locale, answer.Text, answer.Text, null, [], Nothing(answer.Entry?.Id)), null));

    /// <summary>Every kind of reply.</summary>
    public static IEnumerable<SpokenSample> Kinds(Release release, DateOnly today) =>
        SampleReply.All(release, today).Select(sample => new SpokenSample(sample.Name, sample.Reply, null));

    private static SpokenSample Of(Entry entry, Sheet sheet, IReadOnlyDictionary<string, string> answers) => new(
        $"{sheet.Locale} {entry.Id} {KeyOf(answers).Replace(',', ' ')}".TrimEnd(), Reply.Telling(entry, sheet), answers);

    /// <summary>The answers in one order, so that cases compare.</summary>
    public static string KeyOf(IReadOnlyDictionary<string, string> answers) =>
        string.Join(',', answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"));

    private static AnswerInfo Nothing(string? entry) =>
        new(entry, new Dictionary<string, string>(), "", null, null, []);
}
