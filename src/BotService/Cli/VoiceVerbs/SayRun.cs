using BotService.Engine.Dialogs;
using BotService.Channels.Voice.Speaking;
using BotService.Channels.Voice.Voices;
using BotService.Engine;
using BotService.Engine.Cases;
using Microsoft.Extensions.Options;

namespace BotService.Cli.VoiceVerbs;

/// <param name="Case">As <c>slot=option</c>.</param>
/// <param name="File">Where the sound goes; null: nowhere.</param>
internal sealed record SayCall(string? Text, string? Entry, IReadOnlyList<string> Case, string Locale, string? File);

/// <summary><c>voice say</c>.</summary>
/// <param name="recorder">Null: no voice is configured.</param>
internal sealed class SayRun(Release release, IVoiceRecorder? recorder, TextWriter output, TextWriter errors)
{
    private readonly SpeechWriter speech = new(() => release.Pages);

    public async Task<int> RunAsync(SayCall call, DateOnly today, CancellationToken cancel)
    {
        if (Passages(call, today) is not { } passages) return ExitCode.Failed;
        foreach (var passage in passages) Print(passage);
        var breaths = passages.Sum(p => p.Breaths.Count);
        await output.WriteLineAsync(
            $"{passages.Count} passages, {breaths} breaths, {Seconds(SpeakingTime.Of(passages))}");
        if (call.File is null) return ExitCode.Ok;
        if (recorder is null)
        {
            await errors.WriteLineAsync(
                $"No voice is configured (Voice:TextToSpeech:Provider), so {call.File} was not written.");
            return ExitCode.Failed;
        }

        try
        {
            await recorder.RecordAsync(passages, call.File, cancel);
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OptionsValidationException)
        {
            await errors.WriteLineAsync($"{call.File} was not written: {e.InnerException?.Message ?? e.Message}");
            return ExitCode.Failed;
        }
    }

    /// <returns>Null for wrong use, which was told.</returns>
    private IReadOnlyList<Passage>? Passages(SayCall call, DateOnly today)
    {
        if (call.Text is null == call.Entry is null) return Refuse("Give a sentence, or an entry with --entry.");
        if (call.Text is { } text)
            return [new Passage(PassageKind.Sentence, null, speech.Breaths(text, call.Locale))];
        if (!release.Knowledge.Entries.TryGetValue(call.Entry!, out var entry))
            return Refuse($"There is no entry {call.Entry}.");
        if (!release.Library.Locales.Contains(call.Locale)
            && !release.Knowledge.Levels.Framed.ContainsKey(call.Locale))
            return Refuse($"There is no language {call.Locale}.");
        var answers = new Dictionary<string, string>();
        foreach (var answer in call.Case.Select(a => a.Split('=', 2)))
            answers[answer[0]] = answer.Length == 2 ? answer[1] : "";
        if (release.Library.Unknown(entry.Id, answers, today) is [var unknown, ..])
            return Refuse($"{entry.Id} knows no {unknown}.");
        if (entry.InForce(today) is not { } version) return Refuse($"Nothing of {entry.Id} is in force today.");
        var list = new ListMaker(release.Knowledge).Make(entry, version, answers, today);
        var sheet = new SheetWriter(release.Knowledge, release.Script.SheetLabels).Write(entry, list, call.Locale, today);
        return speech.Write(Reply.Telling(entry, sheet));
    }

    private IReadOnlyList<Passage>? Refuse(string why)
    {
        errors.WriteLine(why);
        return null;
    }

    private void Print(Passage passage)
    {
        output.WriteLine($"{passage.Kind.ToString().ToLowerInvariant()}{(passage.Item is { } item ? $" {item}" : "")}");
        foreach (var breath in passage.Breaths)
        {
            var recording = RecordedVoice.FileOf(breath.Text, breath.Language);
            output.WriteLine($"  {Seconds(SpeakingTime.Of(breath)),7}  {breath.Language,-5}  {breath.Text}  {recording}");
        }
    }

    private static string Seconds(double seconds) => FormattableString.Invariant($"{seconds:0.0} s");
}
