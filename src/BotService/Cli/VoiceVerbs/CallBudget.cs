using BotService.Channels.Voice.Speaking;
using BotService.Engine;
using BotService.Engine.Library;

namespace BotService.Cli.VoiceVerbs;

/// <param name="Name">The entry and the case.</param>
/// <param name="First">Seconds from the beginning of the call to the first paper; null where there is none.</param>
/// <param name="Whole">Seconds to the end of the list.</param>
internal sealed record CallTime(string Entry, string Name, int Questions, double? First, double Whole);

/// <summary>
/// How long a call takes until its list is told: greeting, request, each question of the case, the list.
/// </summary>
internal sealed class CallBudget(Release release, ISpeechWriter speech, string locale, DateOnly today)
{
    /// <summary>The greeting, and what a caller takes to say what it is about and to answer, in seconds.</summary>
    private const double Greeting = 8, Request = 4, Answer = 2;

    /// <summary>The call's limit, and that of the first paper, in seconds.</summary>
    public const double Longest = 240, ToFirst = 60;

    private readonly Dictionary<string, Question?> next = [];

    /// <param name="answers">A case in which nothing is open.</param>
    public CallTime Of(
        string name, string entry, IReadOnlyDictionary<string, string> answers, IReadOnlyList<Passage> passages)
    {
        var known = new Dictionary<string, string>();
        var before = Greeting + Request;
        while (Next(entry, known) is { } question && answers.TryGetValue(question.Slot, out var answer))
        {
            before += Asked(question) + Answer;
            known[question.Slot] = answer;
        }
        var first = passages.TakeWhile(p => p.Kind != PassageKind.Item).ToList();
        var papers = passages.Any(p => p.Kind == PassageKind.Item);
        return new CallTime(
            entry, name, known.Count, papers ? before + SpeakingTime.Of(first) : null,
            before + SpeakingTime.Of(passages));
    }

    /// <summary>The question and its options, each with its key.</summary>
    private double Asked(Question question) =>
        speech.Breaths(question.Ask, locale).Sum(SpeakingTime.Of)
        + question.Options.Sum(option => speech.Breaths(option.Name + Key, locale).Sum(SpeakingTime.Of));

    private Question? Next(string entry, Dictionary<string, string> known)
    {
        var key = $"{entry} {SpokenSample.KeyOf(known)}";
        if (next.TryGetValue(key, out var found)) return found;
        return next[key] = release.Library.OpenQuestions(entry, known, locale, today).FirstOrDefault();
    }

    /// <summary>Stands for "press 1": as long in every language.</summary>
    private const string Key = " 111";
}
