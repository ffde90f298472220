namespace BotService.Tests.Architecture;

/// <summary>There is one reader of data: whoever reads a file does it through the room Data.</summary>
public sealed class YamlTests
{
    private const string Library = "YamlDotNet", Room = "BotService.Engine.Data";

    [Fact]
    public void Yaml_IsReadInItsRoomOnly() => RoomTests.AssertNone(
        from type in Compiled.Types
        where Compiled.NamespaceOf(type) != Room
        from used in Compiled.ReferencesOf(type)
        where used.Scope.Name == Library
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void Reader_SeesTheLibraryInItsRoom() => Assert.Contains(
        Compiled.Types.Where(t => Compiled.NamespaceOf(t) == Room).SelectMany(Compiled.ReferencesOf),
        used => used.Scope.Name == Library);
}
