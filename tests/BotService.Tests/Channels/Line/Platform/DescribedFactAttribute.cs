using BotService.LineStandIn;

namespace BotService.Tests.Channels.Line.Platform;

/// <summary>A test that needs LINE's published descriptions, which lie beside the repository and not in it.</summary>
internal sealed class DescribedFactAttribute : FactAttribute
{
    public DescribedFactAttribute() => Skip = Description.WhyNot;
}

internal sealed class DescribedTheoryAttribute : TheoryAttribute
{
    public DescribedTheoryAttribute() => Skip = Description.WhyNot;
}
