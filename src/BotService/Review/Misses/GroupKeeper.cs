using BotService.Engine.Intents;
using BotService.Engine.Language;
using BotService.Releases;

namespace BotService.Review.Misses;

/// <summary>
/// Puts misses into groups: a text that was asked before goes where it stands, others join the group they are most like,
/// or open one. What stands in a group is never moved but by people.
/// </summary>
internal sealed class GroupKeeper(IMissIntake intake, IReleases releases, TimeProvider time)
{
    /// <summary>So many are read at once.</summary>
    private const int AtOnce = 2000;

    /// <summary>So many are written at once: no citizen's answer waits longer than they take.</summary>
    private const int Written = 100;

    /// <summary>A group is known by so many of its texts.</summary>
    private const int Known = 12;

    /// <returns>How many misses were put into groups, and how many groups were opened.</returns>
    public async Task<(int Misses, int Opened)> RunAsync(CancellationToken cancel)
    {
        var (misses, opened) = (0, 0);
        await intake.ForgetAsync(time.GetUtcNow(), cancel);
        Gathering? gathering = null;
        while (true)
        {
            var (unread, read) = await intake.UnreadAsync(AtOnce, cancel);
            if (unread.Count == 0) return (misses, opened);
            // Made when there is something to gather, and let go afterwards: it is not worth its memory in between.
            gathering ??= new Gathering(releases.Current, await intake.KnownAsync(Known, cancel));
            var keys = unread.Select(m => KeyOf(m.Text)).ToList();
            var placed = gathering.Place(unread, keys, await intake.GroupsOfAsync([.. keys.Distinct()], cancel), cancel);
            foreach (var some in placed.Chunk(Written))
            {
                if (await intake.AddAsync(gathering.Numbered(some), read++, cancel) is not { } made) return (misses, opened);
                gathering.Learn(made);
                (misses, opened) = (misses + some.Length, opened + made.Count);
            }
        }
    }

    /// <summary>The text as texts are compared; what cannot be read at all is one text.</summary>
    internal static string KeyOf(string text) =>
        TextNormalizer.Normalize(text).Replace(" ", "", StringComparison.Ordinal) is { Length: > 0 } key ? key : "-";
}
