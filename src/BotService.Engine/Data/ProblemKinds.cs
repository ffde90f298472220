using System.Collections.Concurrent;
using System.Globalization;

namespace BotService.Engine.Data;

/// <summary>
/// The kinds of problems. Each room that reads data has them as an enumeration, which closes the list, and beside it
/// <c>problems.yaml</c>, which states each kind once: by its code (the name in kebab case) a sentence in either language
/// with the same numbered holes, and <c>severity: warning</c> where the data may be served all the same.
/// </summary>
public static class ProblemKinds
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyDictionary<string, Stated>> Rooms = new();

    /// <param name="values">One for each hole. A value of an enumeration that <c>problems.yaml</c> states as well is put
    /// into words itself.</param>
    /// <exception cref="KeyNotFoundException">The kind is not stated.</exception>
    public static Problem At(this Enum kind, Place place, params object?[] values)
    {
        var stated = StateOf(kind);
        return new(KebabCase.Of(kind.ToString()), stated.Severity, place.File, place.Line, new(
            Fill(stated.Text.English, values, t => t.English), Fill(stated.Text.Chinese, values, t => t.Chinese)));
    }

    /// <summary>The severity and the sentences of a kind, with their holes.</summary>
    /// <exception cref="KeyNotFoundException">The kind is not stated.</exception>
    public static (Severity Severity, ProblemText Text) Statement(Enum kind) =>
        (StateOf(kind).Severity, StateOf(kind).Text);

    /// <summary>The codes that stand beside an enumeration, whether or not it has them.</summary>
    internal static IEnumerable<string> CodesBeside(Type kinds) => Rooms.GetOrAdd(kinds, Read).Keys;

    internal static ProblemText DidYouMean(ProblemText text, string near)
    {
        var tail = Statement(FileProblem.DidYouMean).Text;
        return new(text.English + Fill(tail.English, [near], t => t.English),
            text.Chinese + Fill(tail.Chinese, [near], t => t.Chinese));
    }

    private static Stated StateOf(Enum kind) =>
        Rooms.GetOrAdd(kind.GetType(), Read)[KebabCase.Of(kind.ToString())];

    private static string Fill(string sentence, object?[] values, Func<ProblemText, string> of) =>
        string.Format(CultureInfo.InvariantCulture, sentence,
            [.. values.Select(v => v is Enum phrase ? of(StateOf(phrase).Text) : v)]);

    private static IReadOnlyDictionary<string, Stated> Read(Type kinds) =>
        Stated.In(kinds.Assembly, $"{kinds.Namespace}.problems.yaml");
}
