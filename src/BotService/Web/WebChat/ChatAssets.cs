using System.Collections.Frozen;
using BotService.Web.Layout;

namespace BotService.Web.WebChat;

/// <summary>The page's files.</summary>
public sealed class ChatAssets
{
    private readonly FrozenDictionary<string, Asset> assets = new[]
    {
        ("chat.js", "text/javascript"), ("page.css", "text/css")
    }
        .ToFrozenDictionary(
            file => file.Item1, file => new Asset(Asset.Read($"webchat/{file.Item1}"), $"{file.Item2}; charset=utf-8"));

    public Asset? Find(string name) => assets.GetValueOrDefault(name);

    /// <summary>Path below the site's root. Changes with the content, so that it may be kept for ever.</summary>
    public string Path(string name) => $"/webchat/{name}?v={assets[name].Fingerprint}";
}
