using System.Text;
using System.Text.RegularExpressions;

namespace BotService.LineStandIn;

/// <summary>LINE's limits on Flex messages.</summary>
internal static partial class FlexLimits
{
    public const int MostAltText = 1500;
    public const int MostBubbles = 12;
    public const int MostBubbleBytes = 30 * 1024;
    public const int MostCarouselBytes = 50 * 1024;

    private static readonly string[] Colors =
        ["color", "backgroundColor", "borderColor", "separatorColor", "startColor", "endColor", "centerColor"];
    private static readonly string[] Spaces =
        ["margin", "spacing", "paddingAll", "paddingTop", "paddingBottom", "paddingStart", "paddingEnd", "lineSpacing",
            "cornerRadius"];

    public static void Check(Body message)
    {
        message.Units("altText", MostAltText);
        if (message["contents"] is not { } contents) return;
        if (contents.Kind == "carousel")
        {
            var bubbles = contents.Items("contents");
            if (bubbles.Count is 0 or > MostBubbles)
                contents.Fault("contents", $"size must be between 1 and {MostBubbles}; it is {bubbles.Count}");
            if (bubbles.Select(b => b.Text("size") ?? "mega").Distinct().Count() > 1)
                contents.Fault("contents", "bubbles must be of equal width");
            Sized(contents, MostCarouselBytes);
            foreach (var bubble in bubbles) Bubble(bubble);
        }
        else
        {
            Bubble(contents);
        }
    }

    private static void Bubble(Body bubble)
    {
        Sized(bubble, MostBubbleBytes);
        if (bubble["action"] is { } action) ActionLimits.Check(action, label: 20, labelled: false);
        if (bubble["hero"] is { } hero && hero.Kind is not ("box" or "image" or "video"))
            hero.Fault("must be a box, an image or a video");
        if (!new[] { "header", "hero", "body", "footer" }.Any(block => bubble[block] is not null))
            bubble.Fault("must have a block");
        foreach (var block in (string[])["header", "hero", "body", "footer"])
        {
            if (bubble[block] is { } found) Component(found);
            if (bubble["styles"]?[block] is { } style) Looks(style);
        }
    }

    private static void Component(Body component)
    {
        Looks(component);
        if (component["action"] is { } action)
            ActionLimits.Check(action, label: 20, labelled: component.Kind == "button");
        switch (component.Kind)
        {
            case "box":
                var allowed = component.Text("layout") == "baseline" ? (string[])["icon", "text", "filler", "spacer"]
                    : ["box", "button", "image", "video", "text", "separator", "filler"];
                foreach (var child in component.Items("contents"))
                {
                    if (!allowed.Contains(child.Kind))
                        child.Fault($"{child.Kind} cannot stand in a {component.Text("layout")} box");
                    Component(child);
                }

                break;
            case "text":
                var spans = component.Items("contents");
                if (component["text"] is null && spans.Count == 0) component.Fault("text", "must be specified");
                component.Units("text", int.MaxValue);
                foreach (var span in spans)
                {
                    if (span.Kind != "span") span.Fault("must be a span");
                    span.Units("text", int.MaxValue);
                    Looks(span);
                }

                break;
            case "image" or "icon":
                component.Https("url");
                break;
            case "video":
                component.Https("url");
                component.Https("previewUrl");
                if (component["altContent"] is { } alternative) Component(alternative);
                break;
        }
    }

    private static void Looks(Body of)
    {
        foreach (var name in Colors)
        {
            if (of.Text(name) is { } color && !Color().IsMatch(color))
                of.Fault(name, "must be a color such as #1a2b3c");
        }

        foreach (var name in Spaces)
        {
            if (of.Text(name) is { } space && !Space().IsMatch(space))
                of.Fault(name, "must be a keyword, a percentage or a number of pixels");
        }

        if (of.Kind is "text" or "span" && of.Text("size") is { } size && !TextSize().IsMatch(size))
            of.Fault("size", "must be a keyword or a number of pixels");
        if (of["flex"] is { } flex && flex.Value.TryGetInt32(out var share) && share < 0)
            flex.Fault("must not be negative");
    }

    /// <summary>As it was sent, in bytes.</summary>
    private static void Sized(Body of, int most)
    {
        var bytes = Encoding.UTF8.GetByteCount(of.Value.GetRawText());
        if (bytes > most) of.Fault($"must be no larger than {most} bytes; it has {bytes}");
    }

    [GeneratedRegex("^#([0-9a-fA-F]{6}|[0-9a-fA-F]{8})$")]
    private static partial Regex Color();

    [GeneratedRegex(@"^(none|xs|sm|md|lg|xl|xxl|\d+(\.\d+)?(px|%))$")]
    private static partial Regex Space();

    [GeneratedRegex(@"^(xxs|xs|sm|md|lg|xl|xxl|3xl|4xl|5xl|\d+(\.\d+)?px)$")]
    private static partial Regex TextSize();
}
