using System.Security.Cryptography;
using System.Text;
using BotService.Conversations;
using BotService.Protocol;

namespace BotService.Channels.Line.Sending;

/// <summary>
/// The key by which LINE knows a push again that it has accepted. The same for the same replies, also after a restart;
/// nothing needs to be kept for it.
/// </summary>
internal static class RetryKey
{
    /// <param name="plain">The messages are those in plain text: a key speaks for one body only.</param>
    public static Guid Of(OutboxTurn turn, bool plain)
    {
        var first = turn.Replies[0];
        var name = first.Said.Activity.Id ?? $"{turn.Conversation}\n{first.Id}";
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(plain ? name + "\nplain" : name)).AsSpan(0, 16);
        // Marked as what it is, an id made of a name, so that whoever checks the form of UUIDs takes it.
        hash[6] = (byte)(hash[6] & 0x0F | 0x50);
        hash[8] = (byte)(hash[8] & 0x3F | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
