using System.Text;

namespace BotService.Web.Layout;

/// <summary>The files that the pages load.</summary>
public sealed class SiteAssets
{
    private readonly Dictionary<string, Asset> assets = new()
    {
        ["site.css"] = new(
            Encoding.UTF8.GetBytes(Asset.ReadText("web/sheet.css", "site/site.css", "site/open.css")),
            "text/css; charset=utf-8"),
        ["staff.css"] = new(
            Encoding.UTF8.GetBytes(Asset.ReadText("site/staff.css", "site/desk.css")), "text/css; charset=utf-8"),
        ["passkey.js"] = new(Asset.Read("site/passkey.js"), "text/javascript; charset=utf-8"),
        ["listen.js"] = new(Asset.Read("site/listen.js"), "text/javascript; charset=utf-8"),
        ["talks.js"] = new(
            Encoding.UTF8.GetBytes(Asset.ReadText("site/live.js", "site/talks.js")), "text/javascript; charset=utf-8") { IsWorker = true },
        ["icon.svg"] = new(Asset.Read("site/icon.svg"), "image/svg+xml"),
        ["touch.png"] = new(Asset.Read("site/touch.png"), "image/png"),
    };

    public string Style => Path("site.css");

    /// <summary>What pages for staff load besides.</summary>
    public string StaffStyle => Path("staff.css");

    /// <summary>Reads a page in large letters aloud.</summary>
    public string ListenScript => Path("listen.js");

    /// <summary>Staff's: browsers hand a passkey to nothing else.</summary>
    public string PasskeyScript => Path("passkey.js");

    /// <summary>Staff's: shows at once what happens in talks.</summary>
    public string LiveScript => Path("talks.js");

    public string Icon => Path("icon.svg");

    /// <summary>For home screens and previews, which take no SVG.</summary>
    public string TouchIcon => Path("touch.png");

    public Asset? Find(string name) => assets.GetValueOrDefault(name);

    /// <summary>Path below the site's root. Changes with the content, so that it may be kept for ever.</summary>
    private string Path(string name) => $"/site/{name}?v={assets[name].Fingerprint}";
}
