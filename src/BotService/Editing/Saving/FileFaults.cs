using BotService.Editing.Drafts;
using BotService.Engine.Data;
using BotService.Releases.Files;

namespace BotService.Editing.Saving;

/// <summary>
/// What no draft takes: files that lie elsewhere, that are too large, or that nobody could read safely.
/// </summary>
internal static class FileFaults
{
    private const int Kilo = 1024;

    /// <summary>A text that is no YAML yet may be saved: the check says where.</summary>
    public static Problem? Of(FileWrite write)
    {
        var top = new Place(write.Path, 1);
        if (!FileList.IsPath(write.Path)) return EditingProblem.PathUnfit.At(top, write.Path);
        if (write.Bytes is not { } bytes) return null;
        if (bytes.Length > DataText.Largest) return EditingProblem.FileTooLarge.At(top, bytes.Length / Kilo, DataText.Largest / Kilo);
        if (Path.GetExtension(write.Path) is not (".yaml" or ".txt")) return null;
        return DataText.Of(bytes) is { } text ? YamlGuard.Refuse(write.Path, text) : EditingProblem.NotUtf8.At(top);
    }
}
