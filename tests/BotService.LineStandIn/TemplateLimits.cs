namespace BotService.LineStandIn;

/// <summary>LINE's limits on template messages.</summary>
internal static class TemplateLimits
{
    public static void Check(Body message)
    {
        message.Units("altText", 400);
        if (message["template"] is not { } template) return;
        var columns = template.Items("columns");
        switch (template.Kind)
        {
            case "buttons":
                Column(template, plain: 160, actions: 4);
                break;
            case "confirm":
                template.Graphemes("text", 240);
                if (template.Items("actions").Count != 2) template.Fault("actions", "size must be 2");
                Actions(template);
                break;
            case "carousel":
                if (columns.Count is 0 or > 10) template.Fault("columns", "size must be between 1 and 10");
                if (columns.Select(c => c.Items("actions").Count).Distinct().Count() > 1)
                    template.Fault("columns", "must all have as many actions");
                foreach (var column in columns) Column(column, plain: 120, actions: 3);
                break;
            case "image_carousel":
                if (columns.Count is 0 or > 10) template.Fault("columns", "size must be between 1 and 10");
                foreach (var column in columns)
                {
                    column.Https("imageUrl");
                    if (column["action"] is { } action) ActionLimits.Check(action, label: 12, labelled: false);
                }

                break;
        }
    }

    private static void Column(Body column, int plain, int actions)
    {
        column.Https("thumbnailImageUrl");
        column.Graphemes("title", 40);
        column.Graphemes("text", column["title"] is null && column["thumbnailImageUrl"] is null ? plain : 60);
        if (column.Items("actions").Count is var count && (count == 0 || count > actions))
            column.Fault("actions", $"size must be between 1 and {actions}");
        Actions(column);
    }

    private static void Actions(Body of)
    {
        foreach (var action in of.Items("actions")) ActionLimits.Check(action, label: 20, labelled: true);
    }
}
