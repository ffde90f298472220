using Microsoft.AspNetCore.Components;

namespace BotService.Web.Layout;

/// <summary>
/// A field of a form that works without a script. Names are ids of the knowledge, so that they may stand in ids of
/// elements.
/// </summary>
public abstract class LabelledField : VisitComponent
{
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter]
    public string Label { get; set; } = "";

    /// <summary>Lines under the label; what is wrong comes first.</summary>
    [Parameter]
    public FieldNotes Notes { get; set; } = FieldNotes.None;

    protected string Id => $"f-{Name}";

    protected string? Described => Notes.IsEmpty ? null : $"n-{Name}";

    protected string? Invalid => Notes.Problem is null ? null : "true";
}
