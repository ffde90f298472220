using System.Text.RegularExpressions;
using BotService.Tests.Knowledge;

namespace BotService.Tests.Architecture;

/// <summary>The rooms see only what the map lets them see.</summary>
public sealed partial class RoomTests
{
    [Fact]
    public void Rooms_CompiledReferences_FollowTheMap()
    {
        var steps = from type in Compiled.Types
                    let home = Compiled.NamespaceOf(type)
                    let room = RoomMap.RoomOf(home)
                    where room is not null
                    from used in Compiled.ReferencesOf(type).Select(Compiled.NamespaceOf)
                    where used.StartsWith("BotService", StringComparison.Ordinal)
                    let other = RoomMap.RoomOf(used)
                    where other is null || !RoomMap.Allows(room, other)
                    select $"{type.FullName} uses {used}";
        AssertNone(steps);
    }

    [Fact]
    public void Rooms_EveryType_HasOne()
    {
        // Program.cs, the table of contents, stands in no namespace; what all components use stands above their rooms.
        var homeless = Compiled.Types.Where(t => t.Name != "_Imports").Select(Compiled.NamespaceOf)
            .Where(n => n.StartsWith("BotService", StringComparison.Ordinal) && RoomMap.RoomOf(n) is null).Distinct();
        AssertNone(homeless);
    }

    [Fact]
    public void Map_NoArrow_RunsBackUp()
    {
        foreach (var (room, uses) in RoomMap.Uses)
            Assert.DoesNotContain(uses, used => RoomMap.Uses[used].Contains(room));
    }

    [Theory]
    [InlineData("BotService.Web.WebChat", "BotService.Channels.DirectLine")]
    [InlineData("BotService.Web.WebChat", "BotService.Storage")]
    [InlineData("BotService.Web.Paper", "BotService.Engine.Knowledge.Loading")]
    [InlineData("BotService.Engine.Language", "BotService.Engine.Knowledge")]
    [InlineData("BotService.Conversations", "BotService.Storage")]
    [InlineData("BotService.Web.WebChat", "BotService.Drafting.Model")]
    public void Map_WhatMustNotBe_IsNotAllowed(string from, string to) =>
        Assert.False(RoomMap.Allows(RoomMap.RoomOf(from)!, RoomMap.RoomOf(to)!));

    [Fact]
    public void Reader_SeesReferencesInBodies()
    {
        // The test above would pass for ever if the reader saw nothing.
        var engine = Compiled.Engine.MainModule.GetType("BotService.Engine.Dialogs.DialogEngine");
        var rooms = Compiled.ReferencesOf(engine).Select(Compiled.NamespaceOf).Select(RoomMap.RoomOf).ToHashSet();
        Assert.Superset(new HashSet<string?> { "BotService.Engine.Knowledge", "BotService.Engine.Intents" }, rooms);
    }

    [Fact]
    public void Engine_References_NoWebAndNoDatabase()
    {
        string[] banned =
            ["Microsoft.AspNetCore", "Microsoft.Data", "Microsoft.Extensions", "SQLite", "Dapper", "Npgsql",
                "System.Net", "System.Data", "System.Text.Json", "BotService,"];
        Assert.DoesNotContain(
            Compiled.Engine.MainModule.AssemblyReferences.Select(a => a.FullName),
            name => banned.Any(b => name.StartsWith(b, StringComparison.Ordinal)));
    }

    [Fact]
    public void Folder_OfEverySourceFile_IsItsNamespace() => AssertNone(Sources("src", "tests")
        .Select(file => (file, Namespace: Namespace().Match(File.ReadAllText(file)).Groups[1].Value))
        .Where(f => f.Namespace.Length > 0
            && f.Namespace != Path.GetRelativePath(Path.Combine(Shipped.Root, Top(f.file)),
                Path.GetDirectoryName(f.file)!).Replace(Path.DirectorySeparatorChar, '.')
                // Both test projects mirror the rooms under one name.
                .Replace("BotService.Engine.Tests", "BotService.Tests", StringComparison.Ordinal))
        .Select(f => $"{f.file}: {f.Namespace}"));

    /// <summary>A name means one thing in the whole house; nested types are their owner's affair.</summary>
    [Fact]
    public void Type_OfEitherAssembly_SharesItsNameWithNoOther() => AssertNone(
        Compiled.Engine.MainModule.Types.Concat(Compiled.Host.MainModule.Types)
            .Where(t => t.Namespace.StartsWith("BotService", StringComparison.Ordinal) && !t.Name.Contains('<')
                && t.Name != "_Imports") // made by Razor in each folder that has one
            .GroupBy(t => t.Name).Where(same => same.Count() > 1)
            .Select(same => string.Join(" and ", same.Select(t => t.FullName))));

    /// <summary>A room adds itself to a host in its <c>…Room</c>, and a verb of the command line is a <c>…Verb</c>.</summary>
    [Fact]
    public void Registrations_AndVerbs_AreCalledAlike() => AssertNone(
        from type in Compiled.Host.MainModule.Types
        from method in type.Methods
        where method.IsStatic && type.Namespace.StartsWith("BotService", StringComparison.Ordinal)
        let suffix = method.ReturnType.FullName == "System.CommandLine.Command" && method.Name == "Create" ? "Verb"
            : method.Parameters.FirstOrDefault()?.ParameterType.Name == "IServiceCollection"
                && method.Name.Length > 3 && method.Name.StartsWith("Add", StringComparison.Ordinal) && !method.IsPrivate
                ? "Room" : ""
        where !type.Name.EndsWith(suffix, StringComparison.Ordinal)
        select $"{type.FullName}.{method.Name}: its type should end with {suffix}");

    [Fact]
    public void File_OfSourceOrTests_HasAtMostThreeHundredLines() =>
        AssertNone(Sources("src", "tests").Where(f => File.ReadLines(f).Count() > 300));

    /// <summary>Names all that was found, not only the first.</summary>
    internal static void AssertNone(IEnumerable<string> found)
    {
        var all = found.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }

    internal static IEnumerable<string> Sources(params string[] tops) => tops
        .SelectMany(top => Directory.EnumerateFiles(
            Path.Combine(Shipped.Root, top), "*.cs", SearchOption.AllDirectories))
        .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(d => d is "obj" or "bin" or "node_modules"));

    private static string Top(string file) =>
        Path.GetRelativePath(Shipped.Root, file).Split(Path.DirectorySeparatorChar)[0];

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
