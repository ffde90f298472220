namespace BotService.LineStandIn;

/// <summary>What goes wrong with a call.</summary>
internal enum Trouble
{
    /// <summary>500; nothing was taken.</summary>
    ServerError,

    /// <summary>500, although the messages were taken.</summary>
    ServerErrorAfterAccepting,

    /// <summary>No answer until the caller gives up; nothing was taken.</summary>
    HangsBefore,

    /// <summary>No answer until the caller gives up; the messages were taken.</summary>
    HangsAfter,

    /// <summary>The connection is cut; nothing was taken.</summary>
    DropsBefore,

    /// <summary>The connection is cut; the messages were taken.</summary>
    DropsAfter,

    /// <summary>429 for too many calls.</summary>
    TooMany,

    /// <summary>400 Invalid reply token, although it is good.</summary>
    InvalidReplyToken,
}

/// <param name="RetryAfter">Seconds, with <see cref="Trouble.TooMany"/>; null: LINE does not say.</param>
internal sealed record Mishap(Trouble Trouble, int? RetryAfter = null)
{
    public bool IsAfter => Trouble is Trouble.ServerErrorAfterAccepting or Trouble.HangsAfter or Trouble.DropsAfter;
}

/// <summary>The mishaps ordered for the next calls of a path.</summary>
internal sealed class Mishaps
{
    private readonly Dictionary<string, Queue<Mishap>> ordered = [];

    public void Next(string path, Mishap mishap, int times)
    {
        lock (ordered)
        {
            if (!ordered.TryGetValue(path, out var queue)) ordered[path] = queue = [];
            for (var i = 0; i < times; i++) queue.Enqueue(mishap);
        }
    }

    public Mishap? Take(string path)
    {
        lock (ordered)
        {
            return ordered.TryGetValue(path, out var queue) && queue.TryDequeue(out var mishap) ? mishap : null;
        }
    }
}
