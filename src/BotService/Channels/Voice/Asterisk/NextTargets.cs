using BotService.Channels.Voice.Talking;

namespace BotService.Channels.Voice.Asterisk;

/// <summary>Where calls that we gave back go next, for a minute: the dialplan asks, perhaps more than once.</summary>
internal sealed class NextTargets(TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(60);

    private readonly Lock gate = new();
    private readonly Dictionary<Guid, (string Target, DateTimeOffset Until)> targets = [];

    public void Remember(Guid call, string target)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            foreach (var (gone, _) in targets.Where(one => one.Value.Until < now).ToList()) targets.Remove(gone);

            targets[call] = (target, now + Kept);
        }
    }

    /// <summary>A person, for a call that is not known: nobody is left on a dead line.</summary>
    public string Of(Guid call)
    {
        lock (gate)
        {
            return targets.TryGetValue(call, out var next) && next.Until >= time.GetUtcNow() ? next.Target : TalkEnd.Operator;
        }
    }
}
