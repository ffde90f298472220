using System.Text;

namespace BotService.Releases.Files;

/// <summary>Two changes of the same files as one, file by file and in a file line by line.</summary>
public static class FileMerge
{
    /// <param name="base">What both began with.</param>
    /// <param name="bytes">What a hash of any of the three stands for.</param>
    public static MergedFiles Of(FileList @base, FileList mine, FileList theirs, Func<string, byte[]> bytes)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        ArgumentNullException.ThrowIfNull(bytes);
        var (files, made, clashes) = (mine, new List<Blob>(), new List<FileClash>());
        // What only mine changed stays as it is there.
        foreach (var (path, was, theirHash) in theirs.Against(@base))
        {
            var own = mine.HashOf(path);
            if (own == theirHash) continue;
            if (own == was)
            {
                files = files.With(path, theirHash);
                continue;
            }

            var merged = Merged(was, own, theirHash);
            if (merged.Text is { } text)
            {
                var blob = Blob.Of(Encoding.UTF8.GetBytes(text));
                made.Add(blob);
                files = files.With(path, blob.Hash);
            }
            else clashes.Add(new FileClash(path, merged.Clashes));
        }

        return new MergedFiles(files, made, clashes);

        // A file that one changed and the other took away, or that is no text, is a clash as a whole.
        MergedText Merged(string? was, string? own, string? other) => own is not null && other is not null
            && Text(was) is { } a && Text(own) is { } b && Text(other) is { } c ? ThreeWay.Merge(a, b, c)
            : new MergedText(null, [new Clash(1, Text(was) ?? "", Text(own) ?? "", Text(other) ?? "")]);

        string? Text(string? hash) => hash is null ? "" : DataText.Of(bytes(hash));
    }
}

/// <param name="Made">What files hold now that was in none of the three.</param>
public sealed record MergedFiles(FileList Files, IReadOnlyList<Blob> Made, IReadOnlyList<FileClash> Clashes);

public sealed record FileClash(string Path, IReadOnlyList<Clash> Clashes);
