namespace BotService.Channels.Voice.Calls;

/// <summary>What a key does: these, each with what it is about behind a colon.</summary>
internal static class KeyActs
{
    /// <summary>Said for the caller, as if typed.</summary>
    public const string Say = "say";

    /// <summary>A matter, by its entry.</summary>
    public const string Entry = "entry";

    /// <summary>A menu: <c>main</c>, <c>common</c>, <c>others</c>, <c>danger</c>, an organisation, or an organisation and
    /// a service parted by a stroke.</summary>
    public const string Menu = "menu";

    /// <summary>A kind of danger.</summary>
    public const string Danger = "danger";

    /// <summary>The unsure sentence was right, or wrong.</summary>
    public const string Heard = "heard", Unheard = "unheard";

    /// <summary>The number is keyed in once more.</summary>
    public const string Number = "number";

    /// <summary>Go on where an earlier call left off.</summary>
    public const string Resume = "resume";

    public static KeyChoice Of(string label, string act, string about = "") => new(label, $"{act}:{about}");

    public static (string Act, string About) Read(string act)
    {
        var at = act.IndexOf(':', StringComparison.Ordinal);
        return at < 0 ? (act, "") : (act[..at], act[(at + 1)..]);
    }
}
