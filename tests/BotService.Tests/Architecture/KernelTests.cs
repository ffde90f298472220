using Mono.Cecil;

namespace BotService.Tests.Architecture;

/// <summary>Semantic Kernel stays in one room, and is loaded only where a model is configured.</summary>
public sealed class KernelTests
{
    private const string Room = "BotService.Drafting.Model";

    private static readonly string[] Kernel = ["Microsoft.SemanticKernel", "OpenAI", "System.ClientModel", "Azure."];

    [Fact]
    public void Kernel_IsUsedByOneRoomOnly() => RoomTests.AssertNone(
        from type in Compiled.Types
        where !IsInRoom(type)
        from used in Compiled.ReferencesOf(type)
        where IsKernel(used.Scope.Name)
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void Reader_SeesTheKernelInItsRoom() => Assert.Contains(
        Compiled.Types.Where(IsInRoom).SelectMany(Compiled.ReferencesOf), used => IsKernel(used.Scope.Name));

    [Fact]
    public void Engine_DoesNotReferenceTheKernel() =>
        Assert.DoesNotContain(Compiled.Engine.MainModule.AssemblyReferences, a => IsKernel(a.Name));

    private static bool IsInRoom(TypeDefinition type) => Compiled.NamespaceOf(type) == Room;

    private static bool IsKernel(string assembly) =>
        Kernel.Any(k => assembly.StartsWith(k, StringComparison.Ordinal));
}
