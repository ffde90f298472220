using BotService.Engine;

namespace BotService.Releases;

/// <summary>
/// The releases this process can answer by. What belongs together (a turn, a request) takes one and keeps it: in a
/// service scope <see cref="Release"/> and its doors are of one release, whatever is put in its place meanwhile.
/// </summary>
public interface IReleases
{
    Release Current { get; }

    /// <summary>The current one or one before it, by its id; null when this process no longer has it.</summary>
    Release? Of(string id);
}
