using Key = (string Provider, string Voice, int Speed, string Language, string Text);

namespace BotService.Channels.Voice.Voices;

/// <summary>Sounds by what they say, up to a size; those that were not asked for the longest go first.</summary>
/// <param name="most">Bytes of sound.</param>
internal sealed class SoundCache(int most)
{
    /// <summary>Half an hour of speech.</summary>
    public const int Usual = 32 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<Key, LinkedListNode<(Key Key, short[] Sound)>> byKey = [];
    private readonly LinkedList<(Key Key, short[] Sound)> latest = [];

    /// <summary>Bytes of sound that are kept.</summary>
    public int Size { get; private set; }

    public short[]? Find(Key key)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var node)) return null;

            latest.Remove(node);
            latest.AddFirst(node);
            return node.Value.Sound;
        }
    }

    public void Keep(Key key, short[] sound)
    {
        lock (gate)
        {
            if (byKey.ContainsKey(key)) return;

            byKey[key] = latest.AddFirst((key, sound));
            Size += sound.Length * sizeof(short);
            while (Size > most && latest.Last is { } oldest)
            {
                latest.RemoveLast();
                byKey.Remove(oldest.Value.Key);
                Size -= oldest.Value.Sound.Length * sizeof(short);
            }
        }
    }
}
