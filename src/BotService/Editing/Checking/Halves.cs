using BotService.Editing.Drafts;
using BotService.Engine.Data;

namespace BotService.Editing.Checking;

/// <summary>
/// Rules and cases are two statements of one thing, and prove each other only when two people made them: whoever wrote the
/// one last may not be who wrote the other last. Words and utterances are free of this.
/// </summary>
public static class Halves
{
    private const string Rules = "entry.yaml", Cases = "cases.yaml";

    /// <summary>Why a draft cannot be proposed yet; each names the entry.</summary>
    public static IReadOnlyList<HalfFault> Faults(DraftFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return
        [
            .. from write in files.Writes
               where write.Hash is not null && EntryFiles.EntryOf(write.Path) is not null && write.Path.EndsWith("/" + Rules, StringComparison.Ordinal)
               let entry = EntryFiles.EntryOf(write.Path)
               where files.WriterOf(EntryFiles.PathOf(entry, Cases)) == write.By
               select new HalfFault(
                   entry, write.By, EditingProblem.OneWriter.At(new(EntryFiles.PathOf(entry, Cases), 1), entry)),
        ];
    }

    /// <summary>Who may not write the cases of an entry now, because its rules are theirs; null: anybody may.</summary>
    public static string? NotTheCases(DraftFiles files, string entry)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files.WriterOf(EntryFiles.PathOf(entry, Rules));
    }

    /// <summary>Who may not write the rules of an entry now, because its cases are theirs; null: anybody may.</summary>
    public static string? NotTheRules(DraftFiles files, string entry)
    {
        ArgumentNullException.ThrowIfNull(files);
        return files.WriterOf(EntryFiles.PathOf(entry, Cases));
    }
}

/// <param name="Person">Who wrote both, by id.</param>
public sealed record HalfFault(string Entry, string Person, Problem Problem);
