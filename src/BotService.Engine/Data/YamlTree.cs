using System.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace BotService.Engine.Data;

/// <summary>What a YAML text says, whatever its comments, quotation marks and indents.</summary>
internal static class YamlTree
{
    private const char Key = '\u0001', Open = '\u0002', Close = '\u0003', Next = '\u0004';

    /// <summary>All of it in one string, which texts that say the same have alike.</summary>
    /// <param name="path">Where one key or item is left out.</param>
    /// <param name="step">That key or index; null: nothing is left out.</param>
    public static string Without(string text, object[] path, object? step)
    {
        var (all, left) = (new StringBuilder(), step is null ? null : YamlEdit.Find(text, path));
        Write(YamlEdit.Find(text, []), left?.Start.Index, left is YamlMappingNode, step, all);
        return all.ToString();
    }

    public static bool HasAnchor(YamlNode node) => node.AllNodes.Any(n => !n.Anchor.IsEmpty);

    private static void Write(YamlNode? node, long? left, bool isMap, object? step, StringBuilder all)
    {
        switch (node)
        {
            case YamlMappingNode map:
                var isHere = isMap && map.Start.Index == left;
                all.Append(Open);
                foreach (var (key, value) in map.Children)
                {
                    if (isHere && key is YamlScalarNode { Value: { } name } && name.Equals(step)) continue;
                    Write(key, left, isMap, step, all);
                    all.Append(Key);
                    Write(value, left, isMap, step, all);
                    all.Append(Next);
                }

                all.Append(Close);
                break;
            case YamlSequenceNode list:
                all.Append(Open);
                for (var i = 0; i < list.Children.Count; i++)
                {
                    if (!isMap && list.Start.Index == left && i.Equals(step)) continue;
                    Write(list.Children[i], left, isMap, step, all);
                    all.Append(Next);
                }

                all.Append(Close);
                break;
            case YamlScalarNode scalar:
                all.Append(scalar.Style == ScalarStyle.Plain ? ' ' : '"').Append(scalar.Value);
                break;
        }
    }
}
