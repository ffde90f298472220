using BotService.Engine.Data;

namespace BotService.Engine.Knowledge.Contradictions;

/// <summary>Two places of the knowledge that cannot both be right.</summary>
internal enum ContradictionProblem
{
    FiguresDiffer, TranslationDiffers, TariffDiffers, HoursDiffer,
    TelephonesDiffer, TelephoneOfTwo, TelephoneOfAnother, TelephoneMisspelt, TelephoneTranslated,
    DocumentTwice, DocumentDiffers, DocumentSaid,
}

/// <summary>Which problems are contradictions, for those who count them.</summary>
public static class ContradictionProblems
{
    private static readonly HashSet<string> Codes =
        [.. Enum.GetNames<ContradictionProblem>().Select(KebabCase.Of)];

    public static bool IsContradiction(this Problem problem) => Codes.Contains(problem.Code);
}
