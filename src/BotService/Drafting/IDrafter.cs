using BotService.Engine.Cases;

namespace BotService.Drafting;

/// <summary>
/// Words for staff from a model: proposals, never facts. No citizen gets one of them unless a person has approved it.
/// Nothing is thrown for what a model or its server does; only the caller's own cancellation is.
/// </summary>
internal interface IDrafter
{
    /// <summary>A reply to what a citizen wrote, out of the engine's sheets and nothing else.</summary>
    /// <param name="talk">As it was written; personal data is taken out before it leaves.</param>
    Task<Drafted> ReplyAsync(IReadOnlyList<Sheet> sheets, string talk, CancellationToken cancel);

    /// <summary>How else a question may be asked: one wording in each text.</summary>
    Task<Drafted> OtherWaysAsync(string question, string locale, CancellationToken cancel);

    /// <summary>One question out of a long story.</summary>
    Task<Drafted> CondenseAsync(string story, string locale, CancellationToken cancel);
}

internal enum DraftStatus { Ok, Refused, Off, Failed }

/// <summary>How a draft ended.</summary>
/// <param name="Texts">Empty unless it is <see cref="DraftStatus.Ok"/>.</param>
/// <param name="Because">What was refused, as <c>document: …</c>, or why it failed.</param>
internal sealed record Drafted(DraftStatus Status, IReadOnlyList<string> Texts, IReadOnlyList<string> Because)
{
    public static Drafted Off { get; } = new(DraftStatus.Off, [], []);

    public static Drafted Ok(params IReadOnlyList<string> texts) => new(DraftStatus.Ok, texts, []);

    public static Drafted Refused(IReadOnlyList<string> because) => new(DraftStatus.Refused, [], because);

    public static Drafted Failed(string because) => new(DraftStatus.Failed, [], [because]);
}

/// <summary>While no model is configured.</summary>
internal sealed class NoDrafter : IDrafter
{
    public Task<Drafted> ReplyAsync(IReadOnlyList<Sheet> sheets, string talk, CancellationToken cancel) => Off;

    public Task<Drafted> OtherWaysAsync(string question, string locale, CancellationToken cancel) => Off;

    public Task<Drafted> CondenseAsync(string story, string locale, CancellationToken cancel) => Off;

    private static Task<Drafted> Off => Task.FromResult(Drafted.Off);
}
