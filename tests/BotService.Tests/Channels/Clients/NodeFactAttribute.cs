namespace BotService.Tests.Channels.Clients;

/// <summary>
/// A test with Microsoft's own clients in node. Where node or the clients are absent the
/// test is skipped with the reason.
/// </summary>
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = Node.WhyNot;
}

internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute() => Skip = Node.WhyNot;
}
