using BotService.Conversations;

namespace BotService.Storage;

/// <summary>How a turn went, as its row says and as it is counted: one of these.</summary>
internal static class TurnResults
{
    /// <summary>What was asked for was given, or a part of it.</summary>
    public const string Answered = "answered";

    /// <summary>Something was asked back.</summary>
    public const string Asked = "asked";

    /// <summary>A question was not answered, or not wholly, whatever was said besides.</summary>
    public const string Missed = "missed";

    /// <summary>The citizen was told how to reach a person, waits for one, or was promised a call.</summary>
    public const string Handed = "handed";

    /// <summary>Kind of the reply that gives a list.</summary>
    public const string List = "checklist";

    /// <summary>Kind of the reply that asks for the case.</summary>
    public const string Question = "question";

    /// <summary>SQL of a turn that asks for the case of a known matter.</summary>
    public const string LeftOpen = $"kind = '{Question}' and entry is not null";

    /// <summary>Kinds of replies that give what was asked for, or a part of it.</summary>
    public static readonly string[] Answers = [List, "answer", "action", "facet", "missing"];

    /// <summary>Kinds of replies that tell nothing new when they come again for the same entry and case.</summary>
    public static readonly string[] Repeatable = [List, "action", "referral", "notInForce", "choices", "fallback"];

    /// <summary>Of an unanswered note, where nothing was asked in words.</summary>
    private static readonly string[] NoQuestion = ["no-input", "voice"];

    /// <param name="miss">As <see cref="MissOf"/> says.</param>
    public static string Of(TurnCommit commit, TurnNote.Unanswered? miss) => miss is not null ? Missed : commit.Record.Kind switch
    {
        var kind when Answers.Contains(kind) => Answered,
        Question or "choices" => Asked,
        "handoff" or "callback" or "waiting" => Handed,
        "person" => "person",
        "rating" or "feedback" => "rated",
        "emergency" => "danger",
        _ => "other",
    };

    /// <summary>What was not answered; null when nothing was left so.</summary>
    public static TurnNote.Unanswered? MissOf(TurnCommit commit) =>
        commit.Notes.OfType<TurnNote.Unanswered>().FirstOrDefault(u => !NoQuestion.Contains(u.Reason));
}
