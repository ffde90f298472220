using System.CommandLine;
using BotService.Channels.Voice.Speaking;
using BotService.Hosting;

namespace BotService.Cli.VoiceVerbs;

/// <summary><c>voice</c>: what a caller hears.</summary>
internal static class VoiceVerb
{
    /// <param name="recorder">Makes the sound; null: no voice is configured.</param>
    public static Command Create(IVoiceRecorder? recorder = null) =>
        new("voice", "What a caller hears on the telephone, breath by breath.") { Say(recorder), Check() };

    private static Command Say(IVoiceRecorder? recorder)
    {
        var text = new Argument<string?>("text")
        {
            Description = "A sentence. Left out: the list of --entry.", DefaultValueFactory = _ => null
        };
        var entry = new Option<string?>("--entry")
        {
            Description = "The list of this entry, such as taipower.name-change.", HelpName = "ID"
        };
        var answers = new Option<string[]>("--case")
        {
            Description = "What is known of the case.", HelpName = "SLOT=OPTION", AllowMultipleArgumentsPerToken = true,
        };
        var locale = new Option<string?>("--locale")
        {
            Description = "A language of knowledge/locales.yaml. Default: the first.", HelpName = "LOCALE",
        };
        var file = new Option<string?>("--out")
        {
            Description = "Write the sound to this file.", HelpName = "FILE.wav"
        };
        var command = new Command(
            "say", "Print a sentence, or an entry's list, as it is spoken: passages, breaths, seconds.")
        {
            text, entry, answers, locale, file,
        };
        command.SetAction((parsed, cancel) => Startup.LoadOrReport() is { } release
            ? new SayRun(release, recorder, Console.Out, Console.Error).RunAsync(
                new SayCall(
                    parsed.GetValue(text), parsed.GetValue(entry), parsed.GetValue(answers) ?? [],
                    parsed.GetValue(locale) ?? release.Locales[0], parsed.GetValue(file)),
                Taiwan.Today(TimeProvider.System), cancel)
            : Task.FromResult(ExitCode.BadData));
        return command;
    }

    private static Command Check()
    {
        var json = new Option<bool>("--json") { Description = "Print one JSON object for programs." };
        var command = new Command(
            "check", "Speak every entry in every case, every answer and every kind of reply: what cannot be said, what is lost, how long it takes.") { json };
        command.SetAction(parsed => Startup.LoadOrReport() is { } release
            ? VoiceReport.Run(release, Taiwan.Today(TimeProvider.System), parsed.GetValue(json), Console.Out)
            : ExitCode.BadData);
        return command;
    }
}
