using BotService.Drafting;

namespace BotService.Desk;

public enum DeskDraftState
{
    /// <summary>No model is configured.</summary>
    Off,

    /// <summary>All it claims stands in the list.</summary>
    Checked,

    /// <summary>It claims more than the list; none of its text is shown.</summary>
    Refused,

    /// <summary>The model gave nothing usable.</summary>
    Failed,
}

/// <summary>A model's proposal for a reply.</summary>
/// <param name="Text">Null unless it is checked.</param>
/// <param name="Because">What was refused, as <c>document: …</c>, or why it failed.</param>
public sealed record DeskDraft(DeskDraftState State, string? Text, IReadOnlyList<string> Because);

/// <summary>A model's draft beside the suggested answer: only when a clerk asks for it.</summary>
public interface IDeskDrafts
{
    bool IsOn { get; }

    /// <summary>Out of the list of this case and nothing else. Nothing is drafted where danger was heard.</summary>
    Task<DeskDraft> DraftAsync(DeskLook look, CancellationToken cancel);
}

internal sealed class DeskDrafts(IDrafter drafter) : IDeskDrafts
{
    public bool IsOn => drafter is not NoDrafter;

    public async Task<DeskDraft> DraftAsync(DeskLook look, CancellationToken cancel)
    {
        if (!IsOn || look is not { Danger: null, Case.Sheet: { } sheet, Ask.Text.Length: > 0 })
            return new(DeskDraftState.Off, null, []);
        var drafted = await drafter.ReplyAsync([sheet], look.Ask.Text, cancel);
        return drafted.Status switch
        {
            DraftStatus.Ok => new(DeskDraftState.Checked, drafted.Texts[0], []),
            DraftStatus.Refused => new(DeskDraftState.Refused, null, drafted.Because),
            DraftStatus.Failed => new(DeskDraftState.Failed, null, drafted.Because),
            _ => new(DeskDraftState.Off, null, []),
        };
    }
}
