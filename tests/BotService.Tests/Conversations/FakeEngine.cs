using System.Collections.Concurrent;
using BotService.Conversations;
using BotService.Engine.Cases;
using BotService.Engine.Dialogs;
using BotService.Engine.Intents;

namespace BotService.Tests.Conversations;

/// <summary>Answers "re: text", or what a test sets; counts its turns in the state so that the order shows.</summary>
internal sealed class FakeEngine : IDialogEngine, IExplainer
{
    public string Release => "test-release";

    public ConcurrentQueue<(Input Input, DateOnly Today)> Asked { get; } = [];

    public Func<DialogState?, Input, IReadOnlyList<TurnEvent>> Events { get; set; } = (_, _) => [];

    public Action<Input> Before { get; set; } = _ => { };

    public Func<Input, Sheet?> Sheet { get; set; } = _ => null;

    public TurnResult Next(DialogState? state, Input input, DateOnly today)
    {
        Before(input);
        Asked.Enqueue((input, today));
        state ??= new DialogState(input.Locale ?? "zh-TW");
        var turn = state.Misses + 1;
        var sheet = Sheet(input);
        var text = input.Opens ? "greeting" : $"re {turn}: {(input.Text!.Length <= 40 ? "ok" : "long")}";
        var kind = input.Opens ? ReplyKind.Greeting : sheet is null ? ReplyKind.Smalltalk : ReplyKind.Checklist;
        return new TurnResult(state with { Misses = turn }, [Say(kind, text, sheet)], Events(state, input));
    }

    /// <summary>Every word counts, so that whatever is not masked shows.</summary>
    public Explanation Explain(string text, RecognitionContext context) => new(
        Found().Recognition, new DecisionLimits(0.4, 0.3, 0.5), [], new Dictionary<string, double>(),
        [.. text.Split(' ').Select(word => new TextPiece(word, 1))], 1, null, 0, [], NamesOthers: false);

    public static Reply Say(ReplyKind kind, string text, Sheet? sheet = null) =>
        new(kind, "zh-TW", text, text, sheet, [],
            new AnswerInfo(
                sheet?.Entry, new Dictionary<string, string> { ["applicant"] = "company" }, "test-release",
                null, 0.9, []));

    public static Sheet ASheet(string entry = "taipower.name-change") => new(
        entry, "zh-TW", "title", "summary", [new CaseLine("q", "a")], null,
        [new SheetPart(
            PartKind.Documents, "heading",
            [new SheetItem(
                "identity", "text", ["detail"], BotService.Engine.Knowledge.FactStatus.Reported, "mark", null,
                null, [1])])],
        [new SheetSource("page", "title", null, "2026")], "1911", new DateOnly(2026, 11, 20), new DateOnly(2022, 2, 22),
        "test-release",
        new Dictionary<string, string> { ["print"] = "x" });

    public static TurnEvent.Recognised Found(Outcome outcome = Outcome.Matched) =>
        new(new Recognition(
            outcome, [new Candidate("taipower.name-change", 0.9), new Candidate("twc.name-change", 0.05)], "zh"));
}

internal sealed class PlainFault : IFaultReply
{
    public Reply For(string locale) => FakeEngine.Say(ReplyKind.Fallback, "sorry");
}
