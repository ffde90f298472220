using BotService.Engine;

namespace BotService.Releases;

/// <summary>
/// The release this process answers by. What belongs together (a turn, a request) takes one and keeps it: in a
/// service scope <see cref="Release"/> and its doors are of one release, whatever is put in its place meanwhile.
/// </summary>
public interface IReleases
{
    Release Current { get; }
}
