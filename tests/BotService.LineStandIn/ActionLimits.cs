namespace BotService.LineStandIn;

/// <summary>LINE's limits on actions.</summary>
internal static class ActionLimits
{
    private static readonly string[] Schemes = ["http://", "https://", "line://", "tel:"];

    /// <param name="label">Its greatest length in grapheme clusters.</param>
    /// <param name="labelled">Must it have one?</param>
    public static void Check(Body action, int label, bool labelled)
    {
        if (labelled) action.Require("label");
        action.Graphemes("label", label);
        switch (action.Kind)
        {
            case "message":
                action.Require("text");
                action.Graphemes("text", 300);
                break;
            case "postback":
                action.Require("data");
                action.Units("data", 300);
                action.Graphemes("displayText", 300);
                action.Graphemes("text", 300);
                action.Graphemes("fillInText", 300);
                if (action["displayText"] is not null && action["text"] is not null)
                    action.Fault("text", "cannot be used together with displayText");
                break;
            case "uri":
                action.Require("uri");
                action.Units("uri", 1000);
                if (action.Text("uri") is { } uri
                    && !Schemes.Any(s => uri.StartsWith(s, StringComparison.OrdinalIgnoreCase))) action.Fault("uri",
                        "invalid uri scheme");
                break;
            case "clipboard":
                action.Require("clipboardText");
                action.Units("clipboardText", 1000);
                break;
            case "datetimepicker":
                action.Require("data");
                action.Require("mode");
                action.Units("data", 300);
                break;
            case "richmenuswitch":
                action.Require("data");
                action.Require("richMenuAliasId");
                break;
            case null:
                action.Fault("type", "must be specified");
                break;
        }
    }
}
