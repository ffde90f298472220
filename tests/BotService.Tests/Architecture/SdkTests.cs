using Mono.Cecil;
using Mono.Cecil.Cil;

namespace BotService.Tests.Architecture;

/// <summary>The archived Bot Framework SDK stays in one room, and needs nothing there that is not shipped.</summary>
public sealed class SdkTests
{
    private const string Room = "BotService.Channels.Connector";

    /// <summary>The SDK's assemblies, and those that come with it and are written against nowhere else.</summary>
    private static readonly string[] Sdk =
        ["Microsoft.Bot.", "Microsoft.Rest", "Microsoft.Identity.Client", "Newtonsoft.Json"];

    [Fact]
    public void Sdk_IsUsedByOneRoomOnly() => RoomTests.AssertNone(
        from type in Compiled.Types
        where RoomMap.RoomOf(Compiled.NamespaceOf(type)) != Room
        from used in Compiled.ReferencesOf(type)
        where IsSdk(used)
        select $"{type.FullName} uses {used.FullName}");

    [Fact]
    public void Reader_SeesTheSdkInItsRoom() => Assert.Contains(
        Compiled.Types.Where(t => RoomMap.RoomOf(Compiled.NamespaceOf(t)) == Room)
            .SelectMany(Compiled.ReferencesOf), IsSdk);

    [Fact]
    public void Engine_DoesNotReferenceTheSdk() =>
        Assert.DoesNotContain(Compiled.Engine.MainModule.AssemblyReferences, a => IsSdk(a.Name));

    /// <summary>
    /// AdaptiveCards is pruned (Directory.Build.props): whoever touches a member that needs it fails at run time only.
    /// </summary>
    [Fact]
    public void AdaptiveCards_IsNeededByOneKnownMemberOnly()
    {
        var assemblies = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(IsManaged)
            .Select(AssemblyDefinition.ReadAssembly)
            .Where(a => a.MainModule.AssemblyReferences.Any(r => r.Name == "AdaptiveCards")).ToList();
        Assert.Equal(["Microsoft.Bot.Schema"], assemblies.Select(a => a.Name.Name));

        var users = assemblies.SelectMany(a => a.MainModule.GetTypes()).SelectMany(Users).Distinct();
        Assert.Equal(["Microsoft.Bot.Schema.SharePoint.QuickViewResponse.Template"], users);
    }

    /// <summary>
    /// What names a type of AdaptiveCards: types, properties, fields, methods; the parts of a property count as it.
    /// </summary>
    private static IEnumerable<string> Users(TypeDefinition type)
    {
        if (IsCards(type.BaseType) || type.Interfaces.Any(i => IsCards(i.InterfaceType))) yield return type.FullName;

        foreach (var property in type.Properties.Where(p => IsCards(p.PropertyType)))
        {
            yield return $"{type.FullName}.{property.Name}";
        }

        foreach (var field in type.Fields.Where(f => IsCards(f.FieldType)))
        {
            yield return $"{type.FullName}.{field.Name.Split('<', '>') switch { [_, var property, _] => property, _ => field.Name }}";
        }

        foreach (var method in type.Methods.Where(Names))
        {
            var property = type.Properties.FirstOrDefault(p => p.GetMethod == method || p.SetMethod == method);
            yield return $"{type.FullName}.{property?.Name ?? method.Name}";
        }
    }

    private static bool Names(MethodDefinition method) =>
        IsCards(method.ReturnType) || method.Parameters.Any(p => IsCards(p.ParameterType))
        || (method.HasBody
            && (method.Body.Variables.Any(v => IsCards(v.VariableType)) || method.Body.Instructions.Any(Names)));

    private static bool Names(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => IsCards(type),
        FieldReference field => IsCards(field.DeclaringType) || IsCards(field.FieldType),
        MethodReference call => IsCards(call.DeclaringType) || IsCards(call.ReturnType)
            || call.Parameters.Any(p => IsCards(p.ParameterType))
            || (call is GenericInstanceMethod generic && generic.GenericArguments.Any(IsCards)),
        _ => false,
    };

    private static bool IsCards(TypeReference? type) => type switch
    {
        null or GenericParameter => false,
        GenericInstanceType generic => IsCards(generic.ElementType) || generic.GenericArguments.Any(IsCards),
        TypeSpecification wrapped => IsCards(wrapped.ElementType),
        _ => type.Scope.Name == "AdaptiveCards",
    };

    private static bool IsSdk(TypeReference type) => IsSdk(type.Scope.Name);

    private static bool IsSdk(string assembly) => Sdk.Any(s => assembly.StartsWith(s, StringComparison.Ordinal));

    private static bool IsManaged(string file)
    {
        try
        {
            _ = System.Reflection.AssemblyName.GetAssemblyName(file);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
