using BotService.Releases.Files;

namespace BotService.Editing.Drafts;

/// <summary>A draft's files at one of its revisions.</summary>
/// <param name="Base">As the release has them that it changes.</param>
/// <param name="Files">As the draft has them.</param>
/// <param name="Writes">Who wrote each changed file last.</param>
public sealed record DraftFiles(int Revision, FileList Base, FileList Files, IReadOnlyList<DraftWrite> Writes)
{
    /// <summary>Who wrote a file last in this draft; null: it is as in the base.</summary>
    public string? WriterOf(string path) => Writes.FirstOrDefault(w => w.Path == path)?.By;
}

/// <param name="Hash">What it holds from then on; null: it is gone.</param>
public sealed record DraftWrite(int Revision, string Path, string? Hash, string By, DateTimeOffset At);

/// <param name="Bytes">Null: the file goes.</param>
/// <param name="By">Whose it is, when somebody moves what another wrote; null: whoever saves it.</param>
public sealed record FileWrite(string Path, byte[]? Bytes, string? By = null);

/// <summary>How an attempt to save ended.</summary>
/// <param name="Outcome">Done also when nothing was different, and then the revision is the old one.</param>
/// <param name="Revision">That which stands now.</param>
public sealed record Saved(SaveOutcome Outcome, int Revision);

public enum SaveOutcome
{
    Done,

    /// <summary>Every file holds already what was to be saved: nothing was written, approvals stay.</summary>
    Nothing,

    /// <summary>Somebody else saved first: the revision is another one now.</summary>
    Stale,

    /// <summary>A draft that is scheduled, published or gone is not written to any more.</summary>
    Refused,
}
