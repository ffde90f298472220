using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace BotService.LineStandIn;

/// <summary>An official account as LINE keeps it.</summary>
internal sealed class PlatformAccount(string name)
{
    private readonly Dictionary<string, JsonObject> menus = [];

    /// <summary>As the service is configured with.</summary>
    public string Name => name;

    public string Secret { get; } = $"secret-of-channel-{name}";

    public string Token { get; } = $"token-of-{name}";

    /// <summary>The destination of its webhooks.</summary>
    public string BotId { get; } = Id('U', $"bot {name}");

    /// <summary>Pushes allowed in the month; null: no limit.</summary>
    public long? Quota { get; set; }

    public long Pushed { get; set; }

    /// <summary>Where LINE is told to deliver.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Rich menus by id, as they were created.</summary>
    public IDictionary<string, JsonObject> Menus => menus;

    /// <summary>Media type and content of rich menus' pictures, by the menu's id.</summary>
    public Dictionary<string, (string Type, byte[] Content)> Pictures { get; } = [];

    public SortedDictionary<string, string> Aliases { get; } = new(StringComparer.Ordinal);

    public string? DefaultMenu { get; set; }

    /// <summary>Menus of single citizens.</summary>
    public Dictionary<string, string> MenusOfUsers { get; } = [];

    /// <summary>Makes an id as LINE's are: a letter and 32 hexadecimal digits, the same for the same name.</summary>
    public static string Id(char kind, string name) =>
        kind + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16));
}
