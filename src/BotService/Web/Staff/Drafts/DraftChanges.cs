using BotService.Editing.Drafts;
using BotService.Releases.Files;

namespace BotService.Web.Staff.Drafts;

/// <summary>What a draft changes, file by file, as lines that go and come.</summary>
internal sealed class DraftChanges(DraftContent content)
{
    /// <summary>Longer changes are told by their length.</summary>
    private const int MostLines = 400, Around = 2;

    public async Task<IReadOnlyList<ChangedFile>> OfAsync(DraftFiles files, CancellationToken cancel)
    {
        var paths = files.Writes.Select(w => w.Path).ToList();
        var (before, after) = (await content.TextsAsync(files.Base, paths, cancel), await content.TextsAsync(files.Files, paths, cancel));
        return [.. files.Writes.Select(w => Of(w, before.GetValueOrDefault(w.Path, ""), after.GetValueOrDefault(w.Path, "")))];
    }

    private static ChangedFile Of(DraftWrite write, string before, string after)
    {
        var (old, now, lines) = (TextLines.Of(before), TextLines.Of(after), new List<ChangedLine>());
        var (gone, come, shown) = (0, 0, 0);
        foreach (var change in TextLines.Between(before, after))
        {
            for (var i = Math.Max(shown, change.From - Around); i < change.From; i++) lines.Add(new ChangedLine(' ', i + 1, old[i]));
            for (var i = change.From; i < change.End; i++) lines.Add(new ChangedLine('-', i + 1, old[i]));
            for (var i = change.At; i < change.At + change.Put; i++) lines.Add(new ChangedLine('+', i + 1, now[i]));
            shown = Math.Min(old.Count, change.End + Around);
            for (var i = change.End; i < shown; i++) lines.Add(new ChangedLine(' ', i + 1, old[i]));
            (gone, come) = (gone + change.Cut, come + change.Put);
        }

        return new ChangedFile(write, gone, come, lines.Count > MostLines ? [] : lines);
    }
}

/// <param name="Lines">None when they are too many to be looked at.</param>
public sealed record ChangedFile(DraftWrite Write, int Gone, int Come, IReadOnlyList<ChangedLine> Lines);

/// <param name="Sign">Minus, plus, or a space for what stays.</param>
/// <param name="Number">Of what goes or stays in the base, of what comes in the draft.</param>
public sealed record ChangedLine(char Sign, int Number, string Text);
