using Mono.Cecil;
using Mono.Cecil.Cil;

namespace BotService.Tests.Architecture;

/// <summary>
/// What the compiled code refers to: a sibling namespace is reached without any <c>using</c>,
/// so source lines would not tell.
/// </summary>
internal static class Compiled
{
    public static AssemblyDefinition Engine { get; } = Read("BotService.Engine.dll");

    public static AssemblyDefinition Host { get; } = Read("BotService.dll");

    /// <summary>
    /// All types written here; what generators add (regular expressions, serialisers) stands in other namespaces.
    /// </summary>
    public static IEnumerable<TypeDefinition> Types => new[] { Engine, Host }.SelectMany(a => a.MainModule.GetTypes())
        .Where(t => NamespaceOf(t) is var name
            && (name.Length == 0 || name.StartsWith("BotService", StringComparison.Ordinal)));

    /// <summary>The namespace of a type, also when it is nested or made by the compiler.</summary>
    public static string NamespaceOf(TypeReference type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type.Namespace;
    }

    /// <summary>Every type that a type's members, bodies and attributes name.</summary>
    public static IEnumerable<TypeReference> ReferencesOf(TypeDefinition type) =>
        new[] { type.BaseType }
            .Concat(type.Interfaces.Select(i => i.InterfaceType))
            .Concat(type.Fields.Select(f => f.FieldType))
            .Concat(type.Properties.Select(p => p.PropertyType))
            .Concat(type.GenericParameters.SelectMany(p => p.Constraints).Select(c => c.ConstraintType))
            .Concat(Attributes(type).Concat(type.Methods.SelectMany(Attributes))
                .Concat(type.Fields.SelectMany(Attributes)))
            .Concat(type.Methods.SelectMany(OfMethod))
            .SelectMany(Parts);

    /// <summary>Every text the code holds.</summary>
    public static IEnumerable<string> TextsOf(TypeDefinition type) => type.Methods.Where(m => m.HasBody)
        .SelectMany(m => m.Body.Instructions).Where(i => i.OpCode == OpCodes.Ldstr).Select(i => (string)i.Operand)
        .Concat(type.Fields.Where(f => f.HasConstant).Select(f => f.Constant).OfType<string>());

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method)
    {
        var named = method.Parameters.Select(p => p.ParameterType).Append(method.ReturnType);
        if (!method.HasBody) return named;
        return named.Concat(method.Body.Variables.Select(v => v.VariableType)).Concat(
            method.Body.Instructions.SelectMany(i => i.Operand switch
        {
            TypeReference type => [type],
            GenericInstanceMethod call => [call.DeclaringType, call.ReturnType, .. call.GenericArguments],
            MethodReference call => [call.DeclaringType, call.ReturnType],
            FieldReference field => [field.DeclaringType, field.FieldType],
            _ => Array.Empty<TypeReference?>(),
        }));
    }

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider member) =>
        member.CustomAttributes.Select(a => a.AttributeType);

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => [generic.ElementType, .. generic.GenericArguments.SelectMany(Parts)],
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        GenericParameter => [],
        _ => [type],
    };

    private static AssemblyDefinition Read(string file) =>
        AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, file));
}
